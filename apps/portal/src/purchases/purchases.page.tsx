import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerDirectPurchaseDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { holds } from '../session/acting.js';
import { Due } from '../ui/value/due.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { Status, type Tone } from '../ui/value/status.js';
import { purchases, purchasesRoute } from './purchases.route.js';
import { isToAnswer, ownPurchases, type Purchase, type PurchaseState, stateOf } from './purchases.rules.js';
import './purchases.css';

const TONES: Readonly<Record<PurchaseState, Tone>> = {
  WAITS: 'waiting',
  TAKEN: 'done',
  DECLINED: 'wrong',
  LAPSED: 'quiet',
};

/** Orders at the listed price: what waits for an answer first. */
export function PurchasesPage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = purchasesRoute.useRouteContext();
  const own = ownPurchases(useSuspenseQuery(purchases()).data.directPurchases, acting);
  const waiting = own.filter((each) => stateOf(each) === 'WAITS');
  const yours = waiting.filter((each) => isToAnswer(each, acting));
  const sells = acting?.audience === 'PROVIDER';
  return (
    <Page
      title={t(sells ? 'purchases.title.provider' : 'purchases.title.enterprise', { count: waiting.length })}
      lead={t('purchases.lead')}
      {...(waiting[0] && {
        move: {
          whose: t(yours.length > 0 ? 'purchases.yours' : 'purchases.provider'),
          yours: yours.length > 0,
          by: waiting.map(({ answerBy }) => answerBy).toSorted()[0] ?? null,
          otherwise: t('purchases.otherwise'),
        },
      })}
    >
      {own.length === 0 && (
        <p className="empty">{t(sells ? 'purchases.empty.provider' : 'purchases.empty.enterprise')}</p>
      )}
      {own.map((purchase) => (
        <One key={purchase.id} purchase={purchase} sells={sells}>
          {isToAnswer(purchase, acting) && <Answer id={purchase.id} may={holds(acting, 'direct.answer')} />}
        </One>
      ))}
    </Page>
  );
}

interface OneProps {
  readonly purchase: Purchase;
  readonly sells: boolean;
  readonly children: ReactNode;
}

function One({ purchase, sells, children }: OneProps): ReactNode {
  const { t } = useTranslation();
  const { solution, provider, enterprise, priceFen, offeredAt, answerBy, answerReason, contractId } =
    purchase;
  const state = stateOf(purchase);
  return (
    <article className="purchase">
      <h2>{solution.title}</h2>
      <p>
        <Status tone={TONES[state]}>{t(`purchases.states.${state}`)}</Status>{' '}
        {state === 'WAITS' && <Due at={answerBy} />}
      </p>
      <p>
        {sells ? (enterprise?.name ?? t('purchases.hidden')) : provider.name} · <Money fen={priceFen} /> ·{' '}
        {t('purchases.offered')} <Moment at={offeredAt} />
      </p>
      {answerReason && <p>{t('purchases.because', { reason: answerReason })}</p>}
      {contractId && (
        <p>
          <Link to="/contracts/$id" params={{ id: contractId }} className="button">
            {t('purchases.contract')}
          </Link>
        </p>
      )}
      {children}
    </article>
  );
}

function Answer({ id, may }: { id: string; may: boolean }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { send, problem, sending } = useSend(AnswerDirectPurchaseDocument);
  const shared = { words: t('purchases.reason'), problem, sending };
  const whyNot = may ? null : t('purchases.notYou');
  const take = async (reason: string): Promise<unknown> => {
    const answer = await send({ id, accepted: true, reason });
    const contractId = answer?.answerDirectPurchase.contractId;
    if (contractId) await navigate({ to: '/contracts/$id', params: { id: contractId } });
    return answer;
  };
  return (
    <div className="purchase-acts">
      <ReasonedAct
        {...shared}
        label={t('purchases.take')}
        effects={[t('purchases.takeEffect'), t('purchases.takePrice')]}
        look="primary"
        whyNot={whyNot}
        onAct={take}
      />
      <ReasonedAct
        {...shared}
        label={t('purchases.decline')}
        effects={[t('purchases.declineEffect')]}
        whyNot={whyNot}
        onAct={(reason) => send({ id, accepted: false, reason })}
      />
    </div>
  );
}
