import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractAtChangeFragment } from '../../gql/graphql.js';
import { useWord } from '../../i18n/words.js';
import { holds } from '../../session/acting.js';
import { Moment } from '../../ui/value/moment.js';
import { Status } from '../../ui/value/status.js';
import { disputesOf, disputesRoute } from './changes.route.js';
import { type Dispute, disputeActs, isAnswered, sideIn } from './changes.rules.js';
import { DisputeActs } from './dispute-acts.js';
import { Frame } from './frame.js';
import { OpenDispute } from './open-dispute.js';

/** What the sides of a contract do not agree on. While a milestone is disputed it cannot be accepted. */
export function DisputesPage(): ReactNode {
  const { t } = useTranslation();
  const { id } = disputesRoute.useParams();
  const { acting } = disputesRoute.useRouteContext();
  const { contract, contractDisputes } = useSuspenseQuery(disputesOf(id)).data;
  const side = sideIn(contract, acting);
  const open = contractDisputes.filter(({ closedAt }) => closedAt === null);
  const yours = open.some((each) => {
    const acts = disputeActs(each, side, acting);
    return acts.includes('ANSWER') || acts.includes('MEDIATE');
  });
  const inForce = contract.state !== 'DRAFTED' && contract.state !== 'CANCELLED';
  return (
    <Frame
      contract={contract}
      title={t('changes.disputes.title', { count: open.length })}
      move={
        open.length > 0
          ? {
              whose: t(`changes.disputes.${yours ? 'yours' : open.every(isAnswered) ? 'bureau' : 'others'}`),
              yours,
              otherwise: t('changes.disputes.otherwise'),
            }
          : undefined
      }
    >
      {contractDisputes.length === 0 && <p className="empty">{t('changes.disputes.none')}</p>}
      {contractDisputes.map((dispute) => (
        <One key={dispute.id} dispute={dispute} contract={contract}>
          <DisputeActs id={dispute.id} acts={disputeActs(dispute, side, acting)} />
        </One>
      ))}
      {side !== 'OFFICIAL' && (
        <OpenDispute
          contract={contract}
          disputed={open.flatMap(({ milestoneId }) => milestoneId ?? [])}
          whyNot={
            holds(acting, 'dispute.open')
              ? inForce
                ? null
                : t('changes.disputes.notInForce')
              : t('changes.whyNot.NOT_YOUR_ROLE')
          }
        />
      )}
    </Frame>
  );
}

interface OneProps {
  readonly dispute: Dispute;
  readonly contract: ContractAtChangeFragment;
  readonly children: ReactNode;
}

function One({ dispute, contract, children }: OneProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { milestoneId, side, facts, openedAt, statement, state, outcome, outcomeReason, closedAt } = dispute;
  const milestone = contract.milestones.find(({ id }) => id === milestoneId);
  return (
    <article className="dispute">
      <h2>
        {milestone ? t('changes.disputes.about', { title: milestone.title }) : t('changes.disputes.whole')}
      </h2>
      <p>
        <Status tone={closedAt ? 'quiet' : 'attention'}>{word('DisputeState', state)}</Status>{' '}
        {outcome && word('DisputeOutcome', outcome)}
      </p>
      <h3>{t('changes.disputes.facts', { side: word('ContractSide', side) })}</h3>
      <blockquote>{facts}</blockquote>
      <p className="soft">
        <Moment at={openedAt} />
      </p>
      {statement && (
        <>
          <h3>{t('changes.disputes.statement')}</h3>
          <blockquote>{statement}</blockquote>
        </>
      )}
      {outcomeReason && (
        <>
          <h3>{t('changes.disputes.finding')}</h3>
          <blockquote>{outcomeReason}</blockquote>
        </>
      )}
      {children}
    </article>
  );
}
