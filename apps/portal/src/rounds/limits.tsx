import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../graphql/problem.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Refusal } from '../ui/refusal.js';
import { limitsOf } from './rounds.route.js';

export interface LimitsProps {
  readonly roundId: string;
  readonly nameOf: (code: string | null) => string;
}

/** Off the ledger: how much of its limit each provider has used, and which reservations go back when. */
export function Limits({ roundId, nameOf }: LimitsProps): ReactNode {
  const { t } = useTranslation();
  const { data, error } = useQuery(limitsOf(roundId));
  if (error) return <Refusal problem={asProblem(error)} />;
  if (!data) return null;
  const amount = (key: 'grantedFen' | 'reservedFen' | 'paidFen' | 'availableFen', title: string) => ({
    key,
    title,
    figures: true,
    cell: (row: (typeof data.budget.providers)[number]) => <Money fen={row[key]} bare />,
  });
  return (
    <>
      <section>
        <h2>{t('rounds.limits.providers')}</h2>
        <List
          caption={t('rounds.limits.providers')}
          rows={data.budget.providers}
          rowKey={({ provider }) => provider.id}
          empty={t('rounds.limits.noProvider')}
          columns={[
            { key: 'provider', title: t('rounds.limits.provider'), cell: ({ provider }) => provider.name },
            amount('grantedFen', t('rounds.money.granted')),
            amount('reservedFen', t('rounds.money.reservedYuan')),
            amount('paidFen', t('rounds.money.paidYuan')),
            amount('availableFen', t('rounds.money.freeYuan')),
          ]}
        />
      </section>
      <section>
        <h2>{t('rounds.limits.expiring')}</h2>
        <List
          caption={t('rounds.limits.expiring')}
          rows={data.expiringReservations}
          rowKey={({ redeemBy, cityCode }) => `${redeemBy} ${cityCode}`}
          empty={t('rounds.limits.noneExpiring')}
          columns={[
            { key: 'by', title: t('rounds.limits.redeemBy'), cell: ({ redeemBy }) => <Day of={redeemBy} /> },
            { key: 'city', title: t('rounds.city'), cell: ({ cityCode }) => nameOf(cityCode) },
            {
              key: 'vouchers',
              title: t('rounds.limits.vouchers'),
              figures: true,
              cell: ({ vouchers }) => vouchers,
            },
            {
              key: 'amount',
              title: t('rounds.amount'),
              figures: true,
              cell: ({ amountFen }) => <Money fen={amountFen} bare />,
            },
          ]}
        />
      </section>
    </>
  );
}
