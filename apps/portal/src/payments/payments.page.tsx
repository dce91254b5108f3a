import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { PaymentRunsDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { Candidates } from './candidates.js';
import { paymentsRoute, runsQuery } from './payments.route.js';
import { roundToPay } from './payments.rules.js';

/** The payer's desk: what can be paid now and why the rest cannot, the runs, and what the bank still owes. */
export function PaymentsPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { after, round: chosen } = paymentsRoute.useSearch();
  const navigate = paymentsRoute.useNavigate();
  const { acting } = paymentsRoute.useRouteContext();
  const { data, isFetching } = useSuspenseQuery(runsQuery(after));
  const rounds = nodesOf(data.rounds);
  const round = roundToPay(rounds, chosen);
  const { open, daysWithoutStatement } = data.reconciliation;
  const everyRow = useEveryRow(PaymentRunsDocument, {}, (answer) => answer.paymentRuns);
  return (
    <Page
      title={t('payments.title')}
      tools={
        <>
          <Link to="/payments/bank">
            {t('payments.bank.link', { differences: open.length, days: daysWithoutStatement.length })}
          </Link>
          <Link to="/payments/periods">{t('payments.periods.title')}</Link>
        </>
      }
    >
      {rounds.length > 1 && (
        <nav className="actions" aria-label={t('payments.rounds')}>
          {rounds.map(({ id, name }) => (
            <Link
              key={id}
              to="/payments"
              search={{ round: id }}
              className="button"
              aria-current={id === round?.id ? 'page' : undefined}
            >
              {name}
            </Link>
          ))}
        </nav>
      )}
      {round ? <Candidates key={round.id} round={round} acting={acting} /> : <p>{t('payments.noRound')}</p>}
      <section>
        <h2>{t('payments.runs.title')}</h2>
        <List
          caption={t('payments.runs.title')}
          file={everyRow}
          rows={nodesOf(data.paymentRuns)}
          rowKey={({ id }) => id}
          loading={isFetching}
          empty={t('payments.runs.empty')}
          page={{
            after,
            pageInfo: data.paymentRuns.pageInfo,
            onPage: (cursor) => void navigate({ search: (old) => ({ ...old, after: cursor }) }),
          }}
          columns={[
            {
              key: 'number',
              title: t('payments.runs.number'),
              cell: ({ id, number }) => (
                <Link to="/payments/$id" params={{ id }}>
                  {number}
                </Link>
              ),
            },
            { key: 'made', title: t('payments.runs.madeAt'), cell: ({ madeAt }) => <Moment at={madeAt} /> },
            {
              key: 'state',
              title: t('payments.state'),
              cell: ({ state, manual }) => (
                <Status tone={state === 'SENT' ? 'done' : state === 'CANCELLED' ? 'quiet' : 'yours'}>
                  {manual ? t('payments.runs.manual') : word('PaymentRunState', state)}
                </Status>
              ),
            },
            {
              key: 'lines',
              title: t('payments.runs.lines'),
              figures: true,
              cell: ({ lineCount }) => lineCount,
            },
            {
              key: 'total',
              title: t('payments.amount'),
              figures: true,
              cell: ({ totalFen }) => <Money fen={totalFen} bare />,
            },
          ]}
        />
      </section>
    </Page>
  );
}
