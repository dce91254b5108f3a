import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificationFileQuery } from '../gql/graphql.js';
import { formatCount } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { Day } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Status } from '../ui/value/status.js';
import { Timeline, type TimelineStep } from '../ui/value/timeline.js';

/** What the enterprise stated, with what the platform worked out from it and what it found odd. */
export function FileFacts({ enterprise }: { enterprise: CertificationFileQuery['enterprise'] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const language = useLanguage();
  const { flags, refusalReason, industryCode, industryName, divisionName } = enterprise;
  return (
    <>
      <section className="section-block">
        <h2>{t('certification.checks.title')}</h2>
        <ul className="checks">
          <li>
            <Status tone="done">{t('certification.checks.code')}</Status>
          </li>
          {flags.length === 0 && (
            <li>
              <Status tone="done">{t('certification.checks.noFlags')}</Status>
            </li>
          )}
          {flags.map((flag) => (
            <li key={flag}>
              <Status tone="attention">{word('EnterpriseFlag', flag)}</Status>
            </li>
          ))}
        </ul>
        {refusalReason && (
          <p className="earlier">
            <strong>{t('certification.checks.earlier')}</strong> {refusalReason}
          </p>
        )}
      </section>
      <section className="section-block">
        <h2>{t('certification.fact.title')}</h2>
        <Facts
          facts={[
            { name: t('certification.fact.name'), value: enterprise.name },
            { name: t('certification.fact.code'), value: enterprise.unifiedSocialCreditCode },
            { name: t('certification.fact.division'), value: divisionName },
            { name: t('certification.fact.industry'), value: `${industryName} (${industryCode})` },
            { name: t('certification.fact.established'), value: <Day of={enterprise.establishedOn} /> },
            { name: t('certification.fact.employees'), value: formatCount(enterprise.employees, language) },
            { name: t('certification.fact.revenue'), value: <Money fen={enterprise.priorYearRevenueFen} /> },
            { name: t('certification.fact.size'), value: word('SizeClass', enterprise.sizeClass) },
            {
              name: t('certification.fact.aboveScale'),
              value: t(enterprise.aboveScale ? 'certification.yes' : 'certification.no'),
            },
            {
              name: t('certification.fact.controlledBy'),
              value: enterprise.controllingUnifiedSocialCreditCode,
            },
            { name: t('certification.fact.cluster'), value: enterprise.clusterCode },
          ]}
        />
      </section>
      <section className="section-block">
        <h2>{t('certification.course.title')}</h2>
        <Timeline label={t('certification.course.title')} steps={courseOf(enterprise, t)} />
      </section>
    </>
  );
}

function courseOf(
  { pledgedAt, submittedAt, certifiedAt, state, refusalReason }: CertificationFileQuery['enterprise'],
  t: TFunction,
): readonly TimelineStep[] {
  const decided: TimelineStep =
    state === 'CERTIFIED'
      ? { key: 'decided', title: t('certification.course.certified'), tone: 'done', at: certifiedAt }
      : state === 'REFUSED'
        ? {
            key: 'decided',
            title: t('certification.course.refused'),
            tone: 'waiting',
            details: refusalReason,
          }
        : { key: 'decided', title: t('certification.course.waits'), tone: 'yours' };
  return [
    { key: 'pledged', title: t('certification.course.pledged'), tone: 'done', at: pledgedAt },
    { key: 'submitted', title: t('certification.course.submitted'), tone: 'done', at: submittedAt },
    decided,
  ];
}
