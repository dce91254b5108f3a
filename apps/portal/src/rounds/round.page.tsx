import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PublishRoundDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useSend } from '../graphql/send.js';
import { holds } from '../session/acting.js';
import { useActing } from '../session/use-acting.js';
import { Act } from '../ui/form/act.js';
import { useNow } from '../ui/value/clock.js';
import { Facts } from '../ui/value/facts.js';
import { Moment } from '../ui/value/moment.js';
import { RoundMoney } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Amendments, Reallocations } from './changes.js';
import { Cities } from './cities.js';
import { Limits } from './limits.js';
import { endOf, namer, phaseOf } from './rounds.rules.js';
import { roundOf, roundRoute } from './rounds.route.js';
import { WaitingList } from './waiting-list.js';
import './rounds.css';

/** One round: its windows, its money down to the city, who waits in which order, and every change since. */
export function RoundPage(): ReactNode {
  const { t } = useTranslation();
  const acting = useActing();
  const { id } = roundRoute.useParams();
  const { published } = roundRoute.useLoaderData();
  const { round, publicBudget, ageing, reallocations, amendments, divisions } = useSuspenseQuery(
    roundOf(id, published),
  ).data;
  const phase = phaseOf(round, useNow() ?? 0);
  const end = endOf(phase, round);
  const running = phase === 'PROPOSED' || phase === 'OVER' ? null : phase;
  const nameOf = namer(divisions, t('rounds.unassigned'));
  const decides = acting !== null && holds(acting, 'round.publish');
  return (
    <Page
      above={<Link to="/rounds">{t('rounds.list.title')}</Link>}
      title={t('rounds.file.title', { name: round.name, phase: t(`rounds.phases.${phase}`) })}
      {...(running && {
        move: { whose: t(`rounds.whose.${running}`), by: end, otherwise: t(`rounds.otherwise.${running}`) },
      })}
      tools={
        acting &&
        holds(acting, 'round.propose') &&
        published && (
          <Link to="/rounds/$id/change" params={{ id }}>
            {t('rounds.change.link')}
          </Link>
        )
      }
    >
      {phase === 'PROPOSED' && decides && <Publish id={id} />}
      <Facts
        facts={[
          {
            name: t('rounds.claims'),
            value: (
              <>
                <Moment at={round.claimFrom} /> – <Moment at={round.claimTo} />
              </>
            ),
          },
          {
            name: t('rounds.redemptions'),
            value: (
              <>
                <Moment at={round.redeemFrom} /> – <Moment at={round.redeemTo} />
              </>
            ),
          },
          { name: t('rounds.budget'), value: <RoundMoney fen={round.budgetFen} /> },
          { name: t('rounds.noticeDays'), value: t('rounds.days', { count: round.noticeDays }) },
          {
            name: t('rounds.scheme'),
            value: (
              <Link to="/schemes/$id" params={{ id: round.schemeVersionId }}>
                {t('rounds.toScheme')}
              </Link>
            ),
          },
        ]}
      />
      {publicBudget && ageing && <Cities budget={publicBudget} ageing={ageing} nameOf={nameOf} />}
      {publicBudget && publicBudget.waiting > 0 && (
        <WaitingList roundId={id} cities={publicBudget.cities} nameOf={nameOf} />
      )}
      {acting && published && holds(acting, 'ledger.read') && <Limits roundId={id} nameOf={nameOf} />}
      <Reallocations rows={nodesOf(reallocations)} nameOf={nameOf} acting={acting} />
      <Amendments rows={nodesOf(amendments)} acting={acting} />
    </Page>
  );
}

function Publish({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(PublishRoundDocument);
  return (
    <section>
      {problem && <Refusal problem={problem} />}
      <p>{t('rounds.publish.effect')}</p>
      <Act look="primary" busy={sending} onAct={() => void send({ id })}>
        {t('rounds.publish.act')}
      </Act>
    </section>
  );
}
