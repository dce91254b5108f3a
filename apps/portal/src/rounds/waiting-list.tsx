import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryRow } from '../ui/file/every-row.js';
import { RoundWaitingDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { cityShownFirst, queueFor } from './rounds.rules.js';
import { waitingOf } from './rounds.route.js';

export interface WaitingListProps {
  readonly roundId: string;
  readonly cities: readonly { readonly cityCode: string; readonly waiting: number }[];
  readonly nameOf: (code: string | null) => string;
}

/** Who waits for the money of a city or of the round, by number and in the order in which they are served. */
export function WaitingList({ roundId, cities, nameOf }: WaitingListProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const some = cities.filter(({ waiting }) => waiting > 0);
  const [city, setCity] = useState(cityShownFirst(cities));
  const [after, setAfter] = useState<string>();
  const { data, isFetching } = useQuery(waitingOf(roundId, queueFor(city), after));
  const everyRow = useEveryRow(
    RoundWaitingDocument,
    { roundId, ...queueFor(city) },
    (answer) => answer.waitingList,
  );
  return (
    <section>
      <h2>{t('rounds.waiting.title')}</h2>
      <label>
        {t('rounds.waiting.of')}{' '}
        <select
          value={city}
          onChange={({ target }) => {
            setCity(target.value);
            setAfter(undefined);
          }}
        >
          {some.map(({ cityCode, waiting }) => (
            <option key={cityCode} value={cityCode}>
              {nameOf(cityCode)} ({waiting})
            </option>
          ))}
          <option value="">{word('LimitKind', 'PROGRAMME')}</option>
        </select>
      </label>
      <List
        caption={t('rounds.waiting.title')}
        file={everyRow}
        rows={nodesOf(data?.waitingList)}
        rowKey={({ acceptedNumber }) => acceptedNumber}
        loading={isFetching}
        empty={t('rounds.waiting.none')}
        {...(data && { page: { after, pageInfo: data.waitingList.pageInfo, onPage: setAfter } })}
        columns={[
          { key: 'position', title: t('rounds.waiting.position'), cell: ({ position }) => position },
          { key: 'number', title: t('rounds.waiting.number'), cell: ({ acceptedNumber }) => acceptedNumber },
          {
            key: 'claimed',
            title: t('rounds.waiting.claimedAt'),
            cell: ({ claimedAt }) => <Moment at={claimedAt} />,
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
  );
}
