import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NeedToBidQuery } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Facts } from '../ui/value/facts.js';
import { Day, Moment } from '../ui/value/moment.js';
import { RoundMoney } from '../ui/value/money.js';
import { type Move, Page } from '../ui/page.js';
import { BidForm } from './bid-form.js';
import { bidRoute, toBid } from './bids.route.js';
import { bidderView, countingReceipt } from './bids.rules.js';
import { Questions } from './questions.js';
import { Receipts } from './receipts.js';
import { Result } from './result.js';
import './bids.css';

/** A need as a provider works on it, from the question to the result. */
export function BidPage(): ReactNode {
  const { t } = useTranslation();
  const { needId } = bidRoute.useParams();
  const { acting } = bidRoute.useRouteContext();
  const { data } = useSuspenseQuery(toBid(needId, acting));
  const { need, needProcedure, questions, bidReceipts, evaluationPlan } = data;
  const view = bidderView(needProcedure.stage);
  const sealed = countingReceipt(bidReceipts);
  const maySell = holds(acting, 'bid.seal') && acting !== null;
  return (
    <Page
      above={<Link to="/needs-for-me">{t('bids.forMe.name')}</Link>}
      title={t(sealed ? `bids.bid.sealed.${view}` : `bids.bid.none.${view}`, { title: need.title })}
      move={useMove(data, sealed !== undefined)}
    >
      <Asked data={data} />
      {view === 'RESULT' && bidReceipts.length > 0 && <Result needId={needId} />}
      {bidReceipts.length > 0 && (
        <Receipts
          needId={needId}
          receipts={bidReceipts}
          acting={acting}
          open={view === 'BIDDING' && maySell}
        />
      )}
      <Said need={need} />
      <Plan plan={evaluationPlan} />
      <Questions
        need={need}
        questions={questions}
        providerId={maySell && view === 'BIDDING' ? acting.organisationId : undefined}
      />
      {view === 'BIDDING' && maySell && (
        <BidForm needId={needId} providerId={acting.organisationId} data={data} replaces={sealed} />
      )}
      {view === 'BIDDING' && !maySell && <p>{t('bids.bid.notYou')}</p>}
    </Page>
  );
}

function useMove({ need, needProcedure }: NeedToBidQuery, sealed: boolean): Move {
  const { t } = useTranslation();
  const word = useWord();
  const { stage, turn } = needProcedure;
  if (stage === 'OPEN_FOR_BIDS') {
    return {
      whose: t(sealed ? 'bids.move.replace' : 'bids.move.bid'),
      yours: !sealed,
      by: need.bidDeadline,
      otherwise: t(sealed ? 'bids.move.opens' : 'bids.move.late'),
    };
  }
  return {
    whose: t('bids.move.other', { who: word('Mover', turn.mover), stage: word('ProcedureStage', stage) }),
    by: turn.until,
  };
}

/** The way to what the enterprise asked about this bid after the opening. */
function Asked({ data: { need, askedOfBidders } }: { data: NeedToBidQuery }): ReactNode {
  const { t } = useTranslation();
  const asked = askedOfBidders.filter(({ needId }) => needId === need.id);
  if (asked.length === 0) return null;
  const open = asked.filter(({ turn }) => turn.mover === 'PROVIDER').length;
  return (
    <p>
      <Link
        to="/bids/$needId/clarifications"
        params={{ needId: need.id }}
        className={open ? 'button primary' : 'button'}
      >
        {t(open ? 'bids.asked.answer' : 'bids.asked.read', { count: open || asked.length })}
      </Link>
    </p>
  );
}

/** What the enterprise says; what it keeps from providers is absent. */
function Said({ need }: { need: NeedToBidQuery['need'] }): ReactNode {
  const { t } = useTranslation();
  const { budgetFromFen, budgetToFen, machines, sites } = need;
  const budget = budgetFromFen && budgetToFen && (
    <>
      <RoundMoney fen={budgetFromFen} />–<RoundMoney fen={budgetToFen} />
    </>
  );
  return (
    <section>
      <h2>{t('bids.said.title')}</h2>
      <p className="said">{need.description}</p>
      <Facts
        facts={[
          { name: t('bids.said.enterprise'), value: need.enterpriseName ?? t('bids.hiddenEnterprise') },
          { name: t('bids.said.budget'), value: budget || t('bids.said.hidden') },
          { name: t('bids.said.deliverBy'), value: <Day of={need.deliverBy} /> },
          { name: t('bids.said.questionsUntil'), value: <Moment at={need.questionsUntil} /> },
          { name: t('bids.deadline'), value: <Moment at={need.bidDeadline} /> },
          { name: t('bids.said.protocols'), value: need.protocols.join(t('list.separator')) || '–' },
          { name: t('bids.said.integrations'), value: need.integrations.join(t('list.separator')) || '–' },
          {
            name: t('bids.said.machines'),
            value: machines.map(({ kind, count }) => `${kind} × ${count}`).join(t('list.separator')) || '–',
          },
          {
            name: t('bids.said.sites'),
            value: sites.map(({ name }) => name).join(t('list.separator')) || '–',
          },
        ]}
      />
    </section>
  );
}

/** How the bids will be compared: known before anybody bids. */
function Plan({ plan }: { plan: NeedToBidQuery['evaluationPlan'] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section>
      <h2>{t('bids.plan.title')}</h2>
      <ul>
        {plan.criteria.map(({ code, title, kind, weightBasisPoints }) => (
          <li key={code}>
            {t('bids.plan.criterion', {
              title,
              kind: word('CriterionKind', kind),
              weight: weightBasisPoints / 100,
            })}
          </li>
        ))}
      </ul>
      <p className="hint">{t('bids.plan.rules', { version: plan.rulesVersion })}</p>
    </section>
  );
}
