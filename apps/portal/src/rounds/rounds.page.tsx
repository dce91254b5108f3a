import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { holds } from '../session/acting.js';
import { useActing } from '../session/use-acting.js';
import { useNow } from '../ui/value/clock.js';
import { Due } from '../ui/value/due.js';
import { List } from '../ui/list.js';
import { RoundMoney } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Status } from '../ui/value/status.js';
import { endOf, phaseOf } from './rounds.rules.js';
import { roundsQuery } from './rounds.route.js';

/** Every round with what it is doing now; anybody may read it without signing in. */
export function RoundsPage(): ReactNode {
  const { t } = useTranslation();
  const acting = useActing();
  const now = useNow() ?? 0;
  const rounds = nodesOf(useSuspenseQuery(roundsQuery).data.rounds);
  const open = rounds.find(({ claimsOpen }) => claimsOpen);
  return (
    <Page title={open ? t('rounds.list.open', { name: open.name }) : t('rounds.list.title')}>
      {acting && holds(acting, 'round.propose') && (
        <p>
          <Link to="/rounds/propose" className="button primary">
            {t('rounds.propose.title')}
          </Link>
        </p>
      )}
      <List
        caption={t('rounds.list.title')}
        rows={rounds}
        rowKey={({ id }) => id}
        empty={t('rounds.list.empty')}
        columns={[
          {
            key: 'name',
            title: t('rounds.name'),
            cell: ({ id, name }) => (
              <Link to="/rounds/$id" params={{ id }}>
                {name}
              </Link>
            ),
          },
          {
            key: 'phase',
            title: t('rounds.phase'),
            cell: (round) => {
              const phase = phaseOf(round, now);
              const end = endOf(phase, round);
              return (
                <>
                  <Status tone={phase === 'CLAIMS' || phase === 'REDEMPTIONS' ? 'yours' : 'quiet'}>
                    {t(`rounds.phases.${phase}`)}
                  </Status>
                  {end && (
                    <div>
                      <Due at={end} />
                    </div>
                  )}
                </>
              );
            },
          },
          {
            key: 'budget',
            title: t('rounds.budget'),
            figures: true,
            cell: ({ budgetFen }) => <RoundMoney fen={budgetFen} />,
          },
        ]}
      />
    </Page>
  );
}
