import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProviderMoneyQuery } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { download } from '../ui/download.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { moved } from './money.rules.js';

/** Every entry with the running sum that the bank must show; the same as a file. */
export function StatementSection({ statement }: { statement: ProviderMoneyQuery['statement'] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { entries, csv } = statement;
  return (
    <section>
      <h2>{t('money.statement.title')}</h2>
      <p>{t('money.statement.lead')}</p>
      {entries.length > 0 && (
        <p>
          <Act onAct={() => download('statement.csv', csv)}>{t('money.statement.download')}</Act>
        </p>
      )}
      <List
        caption={t('money.statement.title')}
        rows={entries.toReversed()}
        rowKey={({ at, kind, voucherId }) => `${at} ${kind} ${voucherId}`}
        empty={t('money.statement.empty')}
        columns={[
          { key: 'at', title: t('money.statement.at'), cell: ({ at }) => <Moment at={at} /> },
          {
            key: 'contract',
            title: t('money.contract'),
            cell: ({ contractNumber, voucherId }) => (
              <Link to="/vouchers/$id" params={{ id: voucherId }}>
                {contractNumber}
              </Link>
            ),
          },
          {
            key: 'kind',
            title: t('money.statement.kind'),
            cell: ({ kind }) => word('StatementEntryKind', kind),
          },
          {
            key: 'reference',
            title: t('money.statement.reference'),
            cell: ({ bankReference }) => bankReference ?? '–',
          },
          {
            key: 'amount',
            title: t('money.statement.amount'),
            figures: true,
            cell: ({ kind, amountFen }) => (
              <span className={moved(kind) ? undefined : 'money-right'}>
                {moved(kind) === 'OUT' && '−'}
                <Money fen={amountFen} bare />
              </span>
            ),
          },
          {
            key: 'sum',
            title: t('money.statement.sum'),
            figures: true,
            cell: ({ sumFen }) => <Money fen={sumFen} bare />,
          },
        ]}
      />
    </section>
  );
}
