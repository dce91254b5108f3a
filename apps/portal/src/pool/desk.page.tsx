import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PoolDeskQuery } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { useNow } from '../ui/clock.js';
import { Keys } from '../ui/keys.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/moment.js';
import { Page } from '../ui/page.js';
import { daysWaited } from '../ui/queue.rules.js';
import { Members } from './members.js';
import { deskOf, poolDeskRoute } from './pool.route.js';
import './pool.css';

type Applicant = NonNullable<PoolDeskQuery['poolApplications']>['edges'][number]['node'];
type Appeal = NonNullable<PoolDeskQuery['standingAppeals']>['edges'][number]['node'];

/** What waits at the desk of the pool, first come first served, and the members to look up. */
export function PoolDeskPage(): ReactNode {
  const { t } = useTranslation();
  const search = poolDeskRoute.useSearch();
  const { official } = poolDeskRoute.useRouteContext();
  const navigate = poolDeskRoute.useNavigate();
  const { data, isFetching } = useSuspenseQuery(deskOf(official, search));
  const applicants = nodesOf(data.poolApplications);
  const appeals = nodesOf(data.standingAppeals);
  const count = applicants.length + appeals.length;
  const first = applicants[0]?.id ?? appeals[0]?.provider?.id;
  const open = (): void => {
    if (first) void navigate({ to: '/pool-desk/$id', params: { id: first } });
  };
  return (
    <Page
      title={count > 0 ? t('pool.desk.title', { count }) : t('pool.desk.none')}
      lead={t('pool.desk.lead')}
      tools={first && <Keys shortcuts={[{ key: 'J', does: t('pool.desk.begin'), act: open }]} />}
      wide
    >
      {first && (
        <div className="actions">
          <Link to="/pool-desk/$id" params={{ id: first }} className="button primary">
            {t('pool.desk.begin')}
          </Link>
        </div>
      )}
      {holds(official, 'provider.admit') && <Applicants rows={applicants} />}
      {holds(official, 'standing.decide') && <Appeals rows={appeals} />}
      <Members providers={data.providers} loading={isFetching} />
    </Page>
  );
}

function Applicants({ rows }: { rows: readonly Applicant[] }): ReactNode {
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

function Appeals({ rows }: { rows: readonly Appeal[] }): ReactNode {
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
