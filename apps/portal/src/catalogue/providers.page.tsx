import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { poolOf, providersRoute } from './catalogue.route.js';
import { LookUp } from './look-up.js';
import { Standing } from './standing.js';
import '../ui/ui.css';
import './catalogue.css';

/** The members of the pool, to look through by name, city and class. */
export function ProvidersPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const search = providersRoute.useSearch();
  const { data, isFetching } = useSuspenseQuery(poolOf(search));
  const rows = nodesOf(data.providers);
  const { after: _, ...asked } = search;
  const narrowed = Object.keys(asked).length > 0;
  const { hasNextPage } = data.providers.pageInfo;
  const more = hasNextPage || search.after !== undefined;
  const title = more ? 'catalogue.pool.many' : narrowed ? 'catalogue.pool.found' : 'catalogue.pool.title';
  return (
    <Page title={t(title, { count: rows.length })} lead={t('catalogue.pool.lead')} wide>
      <LookUp key={JSON.stringify(asked)} />
      <List
        caption={t('catalogue.pool.caption')}
        rows={rows}
        rowKey={({ id }) => id}
        loading={isFetching}
        empty={t('catalogue.pool.empty')}
        page={{ after: search.after, pageInfo: data.providers.pageInfo }}
        columns={[
          {
            key: 'name',
            title: t('catalogue.provider'),
            cell: ({ id, name }) => (
              <Link to="/providers/$id" params={{ id }}>
                {name}
              </Link>
            ),
          },
          {
            key: 'introduction',
            title: t('catalogue.pool.services'),
            cell: ({ introduction }) => <span className="clipped">{introduction}</span>,
          },
          {
            key: 'class',
            title: t('catalogue.class'),
            cell: ({ providerClass }) => word('ProviderClass', providerClass),
          },
          {
            key: 'place',
            title: t('catalogue.place'),
            cell: ({ divisionName }) => divisionName ?? t('catalogue.outside'),
          },
          {
            key: 'standing',
            title: t('catalogue.standing'),
            cell: ({ standing }) => <Standing is={standing} />,
          },
        ]}
      />
    </Page>
  );
}
