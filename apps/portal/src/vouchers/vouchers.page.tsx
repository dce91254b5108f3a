import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { VouchersDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { Due } from '../ui/value/due.js';
import { List } from '../ui/list.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { ClaimForm } from './claim-form.js';
import { listed, vouchersRoute } from './vouchers.route.js';
import { claimable, nextStep } from './vouchers.rules.js';

/** The vouchers that the reader may see, newest first, and the own contracts for which one can be claimed. */
export function VouchersPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { after } = vouchersRoute.useSearch();
  const navigate = vouchersRoute.useNavigate();
  const { acting } = vouchersRoute.useRouteContext();
  const { data, isFetching } = useSuspenseQuery(listed(acting, after));
  const everyRow = useEveryRow(VouchersDocument, { claims: false }, (answer) => answer.vouchers);
  const rows = nodesOf(data.vouchers);
  const ready = rows.filter((row) => nextStep(row) === 'REDEEM').length;
  const contracts = claimable(data, acting);
  return (
    <Page title={t('vouchers.list.heading', { count: ready })}>
      {data.rounds && <ClaimForm contracts={contracts} rounds={nodesOf(data.rounds)} />}
      <List
        caption={t('vouchers.list.caption')}
        file={everyRow}
        rows={rows}
        rowKey={({ id }) => id}
        loading={isFetching}
        empty={t('vouchers.list.empty')}
        page={{
          after,
          pageInfo: data.vouchers.pageInfo,
          onPage: (cursor) => void navigate({ search: cursor === undefined ? {} : { after: cursor } }),
        }}
        columns={[
          {
            key: 'contract',
            title: t('vouchers.contract'),
            cell: ({ id, contract }) => (
              <Link to="/vouchers/$id" params={{ id }}>
                {contract?.title ?? t('vouchers.contractHidden')}
              </Link>
            ),
          },
          {
            key: 'enterprise',
            title: t('vouchers.enterprise'),
            cell: ({ contract }) => contract?.enterpriseName ?? '–',
          },
          {
            key: 'state',
            title: t('vouchers.state'),
            cell: (row) => (
              <Status
                tone={nextStep(row) === 'REDEEM' ? 'yours' : nextStep(row) === 'OVER' ? 'quiet' : 'waiting'}
              >
                {word('VoucherState', row.state)}
              </Status>
            ),
          },
          {
            key: 'next',
            title: t('vouchers.next'),
            cell: (row) => (
              <>
                {t(`vouchers.steps.${nextStep(row)}`)}
                {nextStep(row) === 'REDEEM' && (
                  <div>
                    <Due at={row.redeemBy} />
                  </div>
                )}
                {row.waitingPosition !== null && (
                  <div>{t('vouchers.position', { position: row.waitingPosition })}</div>
                )}
              </>
            ),
          },
          {
            key: 'amount',
            title: t('vouchers.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
    </Page>
  );
}
