import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { RecoveriesDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Facts } from '../ui/value/facts.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Money, RoundMoney } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { InvoiceChecks } from './invoice-checks.js';
import { listed, recoveriesRoute } from './recoveries.route.js';

/** Every case in which money may have to come back, with what is owed and what has come. */
export function RecoveriesPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { after } = recoveriesRoute.useSearch();
  const navigate = recoveriesRoute.useNavigate();
  const { acting } = recoveriesRoute.useRouteContext();
  const { data, isFetching } = useSuspenseQuery(listed(after));
  const { openCases, closedCases, ...sums } = data.recoveryTotals;
  const everyRow = useEveryRow(RecoveriesDocument, {}, (answer) => answer.recoveries);
  return (
    <Page title={t('recoveries.list.title', { count: openCases })}>
      <Facts
        facts={[
          ...(['decidedFen', 'recoveredFen', 'owedFen', 'writtenOffFen', 'refundedFen'] as const).map(
            (sum) => ({ name: t(`recoveries.sums.${sum}`), value: <RoundMoney fen={sums[sum]} /> }),
          ),
          { name: t('recoveries.closedCases'), value: closedCases },
        ]}
      />
      <List
        caption={t('recoveries.list.caption')}
        file={everyRow}
        rows={nodesOf(data.recoveries)}
        rowKey={({ id }) => id}
        loading={isFetching}
        empty={t('recoveries.list.empty')}
        page={{
          after,
          pageInfo: data.recoveries.pageInfo,
          onPage: (cursor) => void navigate({ search: cursor === undefined ? {} : { after: cursor } }),
        }}
        columns={[
          {
            key: 'enterprise',
            title: t('recoveries.enterprise'),
            cell: ({ id, enterprise }) => (
              <Link to="/recoveries/$id" params={{ id }}>
                {enterprise?.name ?? id}
              </Link>
            ),
          },
          { key: 'contract', title: t('recoveries.contract'), cell: ({ contract }) => contract?.number },
          {
            key: 'ground',
            title: t('recoveries.ground'),
            cell: ({ grounds }) =>
              grounds.map(({ kind }) => word('RecoveryGroundKind', kind)).join(t('list.separator')),
          },
          { key: 'opened', title: t('recoveries.openedAt'), cell: ({ openedAt }) => <Day of={openedAt} /> },
          {
            key: 'state',
            title: t('recoveries.state'),
            cell: ({ state }) => (
              <Status tone={state === 'CLOSED' ? 'done' : state === 'DISMISSED' ? 'quiet' : 'waiting'}>
                {word('RecoveryState', state)}
              </Status>
            ),
          },
          {
            key: 'owed',
            title: t('recoveries.owed'),
            figures: true,
            cell: ({ owedFen }) => <Money fen={owedFen} bare />,
          },
        ]}
      />
      {holds(acting, 'invoice.recheck') && <InvoiceChecks />}
    </Page>
  );
}
