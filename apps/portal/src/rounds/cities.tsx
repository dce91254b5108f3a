import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundQuery } from '../gql/graphql.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Money, RoundMoney } from '../ui/value/money.js';
import { shareOf } from './rounds.rules.js';

type PublicBudget = NonNullable<RoundQuery['publicBudget']>;

export interface CitiesProps {
  readonly budget: PublicBudget;
  readonly ageing: NonNullable<RoundQuery['ageing']>;
  readonly nameOf: (code: string | null) => string;
}

/** granted − paid − reserved = free, for the round and for each city, as of one moment. */
export function Cities({ budget, ageing, nameOf }: CitiesProps): ReactNode {
  const { t } = useTranslation();
  const { appropriatedFen, recoveredFen, paidFen, reservedFen, claimedFen, freeFen, asOf } = budget;
  const parts = [
    ['appropriated', appropriatedFen],
    ['recovered', recoveredFen],
    ['paid', paidFen],
    ['reserved', reservedFen],
    ['claimed', claimedFen],
    ['free', freeFen],
  ] as const;
  return (
    <section>
      <h2>{t('rounds.money.title')}</h2>
      <dl className="sums">
        {parts.map(([part, fen]) => (
          <div key={part} className={part === 'free' ? 'free' : undefined}>
            <dt>{t(`rounds.money.${part}`)}</dt>
            <dd>
              <RoundMoney fen={fen} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="soft">
        {t('rounds.money.asOf')} <Moment at={asOf} />
      </p>
      <List
        caption={t('rounds.money.byCity')}
        file
        rows={budget.cities}
        rowKey={({ cityCode }) => cityCode}
        empty={t('rounds.money.noCity')}
        columns={[
          { key: 'city', title: t('rounds.city'), cell: ({ cityCode }) => nameOf(cityCode) },
          {
            key: 'granted',
            title: t('rounds.money.granted'),
            figures: true,
            cell: ({ grantedFen }) => <Money fen={grantedFen} bare />,
          },
          {
            key: 'paid',
            title: t('rounds.money.paidYuan'),
            figures: true,
            cell: ({ paidFen: fen }) => <Money fen={fen} bare />,
          },
          {
            key: 'reserved',
            title: t('rounds.money.reservedYuan'),
            figures: true,
            cell: ({ reservedFen: fen }) => <Money fen={fen} bare />,
          },
          {
            key: 'free',
            title: t('rounds.money.freeYuan'),
            figures: true,
            cell: ({ freeFen: fen, grantedFen }) => (
              <>
                <Money fen={fen} bare />
                <meter
                  className="spent-share"
                  min={0}
                  max={100}
                  value={shareOf(fen, grantedFen)}
                  aria-label={t('rounds.money.freeShare', { share: shareOf(fen, grantedFen) })}
                />
              </>
            ),
          },
          { key: 'waiting', title: t('rounds.money.waiting'), figures: true, cell: ({ waiting }) => waiting },
          {
            key: 'days',
            title: t('rounds.money.medianDays'),
            figures: true,
            cell: ({ cityCode }) => {
              const days = ageing.find((each) => each.cityCode === cityCode)?.medianDaysToPayment;
              return days === null || days === undefined ? '–' : Math.round(days);
            },
          },
        ]}
      />
    </section>
  );
}
