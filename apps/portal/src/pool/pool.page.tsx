import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { useWord } from '../i18n/words.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { OwnStanding } from './own-standing.js';
import { applicationsQuery, poolRoute } from './pool.route.js';
import type { PoolFile } from './pool.rules.js';
import './pool.css';

/** How the own provider stands; for everybody else, what became of their applications. */
export function PoolPage(): ReactNode {
  const { acting } = poolRoute.useRouteContext();
  return acting?.audience === 'PROVIDER' ? <OwnStanding acting={acting} /> : <Applications />;
}

function Applications(): ReactNode {
  const { t } = useTranslation();
  const { acting } = poolRoute.useRouteContext();
  const applications = nodesOf(useSuspenseQuery(applicationsQuery).data.myProviders);
  const newest = applications.at(-1);
  const official = acting?.audience === 'OFFICIAL';
  return (
    <Page
      title={newest ? t(`pool.mine.title.${newest.state}`, { name: newest.name }) : t('pool.mine.title.NONE')}
      lead={newest ? undefined : t('pool.mine.lead')}
      move={
        newest?.state === 'APPLIED'
          ? { whose: t('pool.manager'), otherwise: t('pool.mine.otherwise') }
          : undefined
      }
    >
      {!official && newest?.state !== 'APPLIED' && (
        <p>
          <Link to="/pool/apply" className="button primary">
            {t(newest?.state === 'REFUSED' ? 'pool.mine.again' : 'pool.mine.apply')}
          </Link>
        </p>
      )}
      {applications.length > 0 && (
        <List
          caption={t('pool.mine.caption')}
          rows={applications.toReversed()}
          rowKey={({ id }) => id}
          empty={null}
          columns={[
            { key: 'name', title: t('pool.fact.name'), cell: ({ name }) => name },
            { key: 'state', title: t('pool.mine.state'), cell: (each) => <State provider={each} /> },
            {
              key: 'applied',
              title: t('pool.fact.applied'),
              cell: ({ appliedAt }) => <Moment at={appliedAt} />,
            },
            {
              key: 'reason',
              title: t('pool.mine.reason'),
              cell: ({ refusalReason }) => <span className="said">{refusalReason ?? '–'}</span>,
            },
          ]}
        />
      )}
    </Page>
  );
}

function State({ provider: { state } }: { provider: PoolFile }): ReactNode {
  const word = useWord();
  const tone = state === 'ADMITTED' ? 'done' : state === 'REFUSED' ? 'wrong' : 'waiting';
  return <Status tone={tone}>{word('ProviderState', state)}</Status>;
}
