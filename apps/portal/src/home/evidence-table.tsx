import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { COUNTED_GRADES, countOf } from './goal.rules.js';
import type { GoalPair } from './home-page.js';

/** Each grade in words, with its count for both goals once they are known; the legend of the bars at the same time. */
export function EvidenceTable({ pair }: { pair: GoalPair | undefined }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="width section" aria-labelledby="evidence-heading">
      <h2 id="evidence-heading">{t('evidence.heading')}</h2>
      <p className="section-lead">{t('evidence.lead')}</p>
      <table className="evidence">
        <caption className="unseen">{t('evidence.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evidence.grade')}</th>
            <th scope="col">{t('goals.ON_CLOUD.short')}</th>
            <th scope="col">{t('goals.UPGRADED.short')}</th>
          </tr>
        </thead>
        <tbody>
          {COUNTED_GRADES.map((grade) => (
            <tr key={grade}>
              <GradeHead grade={grade} />
              <Count of={pair && countOf(pair.onCloud, grade)} />
              <Count of={pair && countOf(pair.upgraded, grade)} />
            </tr>
          ))}
          <tr className="official">
            <th scope="row">{t('evidence.official')}</th>
            <Count of={pair?.onCloud.counted} />
            <Count of={pair?.upgraded.counted} />
          </tr>
        </tbody>
        <tbody className="outside">
          <tr>
            <GradeHead grade="D" />
            <Count of={pair?.onCloud.declared} />
            <Count of={pair?.upgraded.declared} />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function GradeHead({ grade }: { grade: 'A' | 'B' | 'C' | 'D' }): ReactNode {
  const { t } = useTranslation();
  return (
    <th scope="row">
      <span className="grade-cell">
        <span className={`swatch ${grade}`} aria-hidden="true" />
        <span>
          <b>{grade}</b> {t(`evidence.${grade}`)}
          {grade === 'D' && <em className="outside-tag">{t('evidence.outside')}</em>}
        </span>
      </span>
    </th>
  );
}

function Count({ of }: { of: number | undefined }): ReactNode {
  const language = useLanguage();
  return <td>{of === undefined ? '–' : formatCount(of, language)}</td>;
}
