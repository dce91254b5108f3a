import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import type { MatchingNeed } from './bids.rules.js';

/** The score taken apart: each criterion with its points of the most it could give. The points add up to the score. */
export function Reasons({ contributions }: Pick<MatchingNeed, 'contributions'>): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <details>
      <summary>{t('bids.reasons.title')}</summary>
      <table className="table reasons">
        <caption className="unseen">{t('bids.reasons.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('bids.reasons.criterion')}</th>
            <th scope="col">{t('bids.reasons.fit')}</th>
            <th scope="col" className="figures">
              {t('bids.reasons.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {contributions.map(({ criterion, fit, pointsHundredths, mostHundredths, facts }) => (
            <tr key={criterion}>
              <th scope="row">{word('MatchCriterion', criterion)}</th>
              <td>
                {word('MatchFit', fit)}
                {facts.length > 0 && <small> {facts.join(t('list.separator'))}</small>}
              </td>
              <td className="figures">
                <svg className="reason-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width="100" height="8" className="track" />
                  <rect width={mostHundredths ? (100 * pointsHundredths) / mostHundredths : 0} height="8" />
                </svg>
                {pointsHundredths / 100} / {mostHundredths / 100}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
