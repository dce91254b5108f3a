import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { holds } from '../session/acting.js';
import { Keys } from '../ui/keys.js';
import { Page } from '../ui/page.js';
import { Appeals } from './appeals.js';
import { Applicants } from './applicants.js';
import { Members } from './members.js';
import { deskOf, poolDeskRoute } from './pool.route.js';
import './pool.css';

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
