import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PoolDeskQuery } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { useNow } from '../ui/value/clock.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { daysWaited } from '../ui/queue.rules.js';

type Applicant = NonNullable<PoolDeskQuery['poolApplications']>['edges'][number]['node'];

/** Who applied to the pool and waits, first come first. */
export function Applicants({ rows }: { rows: readonly Applicant[] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const now = useNow();
  return (
    <section>
      <h2>{t('pool.desk.applications')}</h2>
      <List
        caption={t('pool.desk.applications')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t('pool.desk.noApplications')}
        columns={[
          {
            key: 'name',
            title: t('pool.fact.name'),
            cell: ({ id, name }) => (
              <Link to="/pool-desk/$id" params={{ id }}>
                {name}
              </Link>
            ),
          },
          { key: 'code', title: t('pool.fact.code'), cell: (each) => each.unifiedSocialCreditCode },
          {
            key: 'class',
            title: t('pool.fact.class'),
            cell: ({ providerClass }) => word('ProviderClass', providerClass),
          },
          {
            key: 'place',
            title: t('pool.fact.place'),
            cell: ({ divisionName }) => divisionName ?? t('pool.outside'),
          },
          { key: 'applied', title: t('pool.fact.applied'), cell: (each) => <Day of={each.appliedAt} /> },
          {
            key: 'waited',
            title: t('pool.desk.waited'),
            figures: true,
            cell: ({ appliedAt }) =>
              now !== undefined && t('pool.desk.days', { count: daysWaited(appliedAt, now) }),
          },
        ]}
      />
    </section>
  );
}
