import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PoolDeskQuery } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';

type Appeal = NonNullable<PoolDeskQuery['standingAppeals']>['edges'][number]['node'];

/** Appeals that wait for their decision, first come first. */
export function Appeals({ rows }: { rows: readonly Appeal[] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section>
      <h2>{t('pool.desk.appeals')}</h2>
      <List
        caption={t('pool.desk.appeals')}
        rows={rows.filter(({ provider }) => provider !== null)}
        rowKey={({ id }) => id}
        empty={t('pool.desk.noAppeals')}
        columns={[
          {
            key: 'name',
            title: t('pool.fact.name'),
            cell: ({ provider }) => (
              <Link to="/pool-desk/$id" params={{ id: provider!.id }}>
                {provider!.name}
              </Link>
            ),
          },
          {
            key: 'standing',
            title: t('pool.fact.standing'),
            cell: ({ provider }) => word('ProviderStanding', provider!.standing),
          },
          { key: 'statement', title: t('pool.desk.statement'), cell: ({ statement }) => statement },
          { key: 'filed', title: t('pool.desk.filed'), cell: ({ filedAt }) => <Day of={filedAt} /> },
        ]}
      />
    </section>
  );
}
