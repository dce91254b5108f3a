import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdoptionQuery } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { List } from '../ui/list.js';
import { Day, Moment } from '../ui/value/moment.js';
import { Status } from '../ui/value/status.js';
import { Timeline } from '../ui/value/timeline.js';
import { gapOf, type GoalStanding, toneOf } from './adoption.rules.js';

export interface StandingProps {
  readonly adoption: AdoptionQuery['adoption'];
}

/** How an enterprise stands towards both goals, why, and what speaks for it: the receipt of the count. */
export function Standing({ adoption }: StandingProps): ReactNode {
  return (
    <>
      {adoption.goals.map((goal) => (
        <GoalSection key={goal.goal} standing={goal} evidence={adoption.evidence} />
      ))}
      <EvidenceSection evidence={adoption.evidence} />
    </>
  );
}

interface GoalSectionProps {
  readonly standing: GoalStanding;
  readonly evidence: AdoptionQuery['adoption']['evidence'];
}

function GoalSection({ standing, evidence }: GoalSectionProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { goal, status, grade, countedAt, since, lastUsedOn, amberAt, lapsesAt, history } = standing;
  const gap = status === 'ACTIVE' || status === 'AMBER' ? null : gapOf(goal, evidence);
  return (
    <section>
      <h2>
        {t(`goals.${goal}.name`)} <Status tone={toneOf(status)}>{word('AdoptionStatus', status)}</Status>
      </h2>
      <p className="soft">{t(`goals.${goal}.definition`)}</p>
      {gap && <p>{t(`adoption.gap.${gap}`)}</p>}
      <Facts
        facts={[
          { name: t('adoption.grade'), value: grade && `${grade} · ${t(`evidence.${grade}`)}` },
          { name: t('adoption.countedAt'), value: countedAt && <Moment at={countedAt} /> },
          { name: t('adoption.since'), value: since && <Moment at={since} /> },
          { name: t('adoption.lastUsedOn'), value: lastUsedOn && <Day of={lastUsedOn} /> },
          { name: t('adoption.amberAt'), value: amberAt && <Day of={amberAt} /> },
          { name: t('adoption.lapsesAt'), value: lapsesAt && <Day of={lapsesAt} /> },
          { name: t('adoption.rule'), value: standing.ruleVersion },
        ]}
      />
      {history.length > 0 && (
        <Timeline
          label={t('adoption.history')}
          steps={history.map(({ kind, gradeBefore, gradeAfter, at }) => ({
            key: `${kind} ${at}`,
            title: word('AdoptionChangeKind', kind),
            tone: kind === 'ENDED' ? 'wrong' : 'done',
            at,
            details: [gradeBefore, gradeAfter].filter(Boolean).join(' → '),
          }))}
        />
      )}
    </section>
  );
}

function EvidenceSection({ evidence }: Pick<GoalSectionProps, 'evidence'>): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section>
      <h2>{t('adoption.evidence.title')}</h2>
      <List
        caption={t('adoption.evidence.title')}
        rows={evidence}
        rowKey={({ id }) => id}
        empty={t('adoption.evidence.none')}
        columns={[
          {
            key: 'kind',
            title: t('adoption.evidence.kind'),
            cell: ({ kind, reportedOutOfPool }) => (
              <>
                {word('EvidenceKind', kind)}
                {reportedOutOfPool && (
                  <div>
                    <Status tone="attention">{t('adoption.evidence.outOfPool')}</Status>
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'contract',
            title: t('adoption.evidence.contract'),
            cell: ({ contract, accepted }) =>
              contract ? (
                <>
                  <Link to="/contracts/$id" params={{ id: contract.id }}>
                    {contract.title} ({contract.number})
                  </Link>
                  {!accepted && <div className="soft">{t('adoption.evidence.notAccepted')}</div>}
                </>
              ) : (
                '–'
              ),
          },
          { key: 'by', title: t('adoption.evidence.by'), cell: ({ providerName }) => providerName ?? '–' },
          {
            key: 'used',
            title: t('adoption.evidence.used'),
            cell: ({ firstUsedOn, lastUsedOn, daysUsed }) =>
              firstUsedOn && lastUsedOn ? (
                <>
                  <Day of={firstUsedOn} /> – <Day of={lastUsedOn} />
                  <div className="soft">{t('adoption.evidence.days', { count: daysUsed })}</div>
                </>
              ) : (
                '–'
              ),
          },
          {
            key: 'recorded',
            title: t('adoption.evidence.recordedAt'),
            cell: ({ recordedAt }) => <Moment at={recordedAt} />,
          },
        ]}
      />
    </section>
  );
}
