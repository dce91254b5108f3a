import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { ContractsDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { Due } from '../ui/value/due.js';
import { List } from '../ui/list.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { contractsRoute, listed } from './contracts.route.js';
import { type ListedContract, sideOf, waitsFor } from './contracts.rules.js';

/** The contracts that the reader may see, newest first, each with whose move it is. */
export function ContractsPage(): ReactNode {
  const { t } = useTranslation();
  const { after } = contractsRoute.useSearch();
  const navigate = contractsRoute.useNavigate();
  const { data, isFetching } = useSuspenseQuery(listed(after));
  const { acting } = contractsRoute.useRouteContext();
  const everyRow = useEveryRow(ContractsDocument, {}, (answer) => answer.contracts);
  const rows = nodesOf(data.contracts);
  const own = rows.filter((row) => {
    const side = sideOf(row, acting);
    return side !== 'OFFICIAL' && waitsFor(row, side).of === side;
  }).length;
  return (
    <Page title={own > 0 ? t('contracts.list.yours', { count: own }) : t('contracts.list.title')}>
      <List
        caption={t('contracts.list.caption')}
        file={everyRow}
        rows={rows}
        rowKey={({ id }) => id}
        loading={isFetching}
        empty={t('contracts.list.empty')}
        page={{
          after,
          pageInfo: data.contracts.pageInfo,
          onPage: (cursor) => void navigate({ search: cursor === undefined ? {} : { after: cursor } }),
        }}
        columns={[
          { key: 'title', title: t('contracts.title'), cell: (row) => <Title contract={row} /> },
          {
            key: 'other',
            title: t('contracts.list.other'),
            cell: (row) => (sideOf(row, acting) === 'PROVIDER' ? row.enterpriseName : row.providerName),
          },
          { key: 'state', title: t('contracts.state'), cell: (row) => <State contract={row} /> },
          {
            key: 'waits',
            title: t('contracts.list.waits'),
            cell: (row) => <WaitsCell contract={row} reader={sideOf(row, acting)} />,
          },
          {
            key: 'total',
            title: t('contracts.total'),
            figures: true,
            cell: ({ totalFen }) => <Money fen={totalFen} bare />,
          },
        ]}
      />
    </Page>
  );
}

function Title({ contract: { id, title, number } }: { contract: ListedContract }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/contracts/$id" params={{ id }}>
        {title}
      </Link>
      <br />
      <small>{number ?? t('contracts.unnumbered')}</small>
    </>
  );
}

function State({ contract: { state } }: { contract: ListedContract }): ReactNode {
  const word = useWord();
  const tone =
    state === 'ACCEPTED' ? 'done' : state === 'SIGNED' || state === 'DRAFTED' ? 'waiting' : 'quiet';
  return <Status tone={tone}>{word('ContractState', state)}</Status>;
}

interface WaitsCellProps {
  readonly contract: ListedContract;
  readonly reader: ReturnType<typeof sideOf>;
}

function WaitsCell({ contract, reader }: WaitsCellProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const waits = waitsFor(contract, reader);
  if (waits.for === 'NOTHING') return t('contracts.waits.NOTHING');
  const who = waits.of === reader ? t('contracts.you') : word('ContractSide', waits.of);
  return (
    <>
      <Status tone={waits.of === reader ? 'yours' : 'waiting'}>
        {t(`contracts.waits.${waits.for}`, { who })}
      </Status>
      {waits.by && (
        <div>
          <Due at={waits.by} />
        </div>
      )}
    </>
  );
}
