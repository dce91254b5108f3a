import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConflictReportsQuery, DecideConflictReportDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { usePerson } from '../session/use-acting.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { List } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { Due } from '../ui/value/due.js';
import { Day } from '../ui/value/moment.js';
import { conflictReports } from './oversight.route.js';

type Report = ConflictReportsQuery['conflictReports'][number];

/** What officials say of each other, until a second person has confirmed it: it has no effect before. */
export function ConflictReportsPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const reports = useSuspenseQuery(conflictReports).data.conflictReports;
  const me = usePerson()?.id;
  return (
    <Page title={t('oversight.reports.title', { count: reports.length })} lead={t('oversight.reports.lead')}>
      <List
        caption={t('oversight.reports.caption')}
        rows={reports}
        rowKey={({ id }) => id}
        empty={t('oversight.reports.empty')}
        columns={[
          {
            key: 'person',
            title: t('oversight.reports.person'),
            cell: ({ personId }) => (personId === me ? t('oversight.reports.you') : personId.slice(-8)),
          },
          {
            key: 'party',
            title: t('oversight.reports.party'),
            cell: ({ subjectKind, subjectName, subjectId }) =>
              subjectName ?? `${word('ConflictSubject', subjectKind)} ${subjectId.slice(-8)}`,
          },
          {
            key: 'what',
            title: t('oversight.conflict.kind'),
            cell: ({ kind, note }) => (
              <>
                {word('ConflictKind', kind)}
                <div>{note}</div>
              </>
            ),
          },
          {
            key: 'days',
            title: t('oversight.conflict.days'),
            cell: ({ fromOn, toOn }) => (
              <>
                <Day of={fromOn} /> – {toOn && <Day of={toOn} />}
              </>
            ),
          },
          {
            key: 'until',
            title: t('oversight.reports.until'),
            cell: ({ waitsUntil }) => <Due at={waitsUntil} />,
          },
          {
            key: 'act',
            title: t('oversight.reports.act'),
            onPageOnly: true,
            cell: (report) => <Decisions report={report} />,
          },
        ]}
      />
    </Page>
  );
}

function Decisions({ report: { id, decisions } }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(DecideConflictReportDocument);
  if (decisions.length === 0) return t('oversight.reports.awaits');
  return (
    <div className="actions">
      {decisions.map((decision) => (
        <ReasonedAct
          key={decision}
          label={t(`oversight.reports.${decision}`)}
          effects={[t(`oversight.reports.effect.${decision}`)]}
          words={t('oversight.reports.reason')}
          most={500}
          look={decision === 'CONFIRMED' ? 'primary' : 'default'}
          problem={problem}
          sending={sending}
          onAct={(reason) => send({ id, decision, reason })}
        />
      ))}
    </div>
  );
}
