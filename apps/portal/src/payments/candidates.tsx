import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MakePaymentRunDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Money, useMoney } from '../ui/value/money.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { candidatesOf } from './payments.route.js';
import { payableOf } from './payments.rules.js';

export interface CandidatesProps {
  readonly round: { readonly id: string; readonly name: string };
  readonly acting: Acting | null;
}

/** What of a round is before payment: a run takes everything that nothing keeps back. */
export function Candidates({ round, acting }: CandidatesProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const money = useMoney();
  const navigate = useNavigate();
  const candidates = useSuspenseQuery(candidatesOf(round.id)).data.paymentCandidates;
  const { send, problem, sending } = useSend(MakePaymentRunDocument);
  const { count, fen } = payableOf(candidates);
  const make = async (): Promise<void> => {
    const answer = await send({ roundId: round.id });
    if (answer) await navigate({ to: '/payments/$id', params: { id: answer.makePaymentRun.id } });
  };
  return (
    <section>
      <h2>{t('payments.candidates.title', { count, round: round.name })}</h2>
      <List
        caption={t('payments.candidates.caption')}
        file
        rows={candidates}
        rowKey={({ redemption }) => redemption.id}
        empty={t('payments.candidates.empty')}
        columns={[
          {
            key: 'contract',
            title: t('payments.contract'),
            cell: ({ redemption: { id, contract } }) => (
              <Link to="/review/$id" params={{ id }}>
                {contract?.number ?? id}
              </Link>
            ),
          },
          {
            key: 'enterprise',
            title: t('payments.enterprise'),
            cell: ({ redemption }) => redemption.enterprise?.name,
          },
          {
            key: 'obstacle',
            title: t('payments.candidates.payable'),
            cell: ({ obstacle, until }) =>
              obstacle ? (
                <>
                  <Status tone={until ? 'waiting' : 'attention'}>{word('PaymentObstacle', obstacle)}</Status>
                  {until && (
                    <div className="soft">
                      {t('payments.candidates.until')} <Moment at={until} />
                    </div>
                  )}
                </>
              ) : (
                <Status tone="yours">{t('payments.candidates.now')}</Status>
              ),
          },
          {
            key: 'amount',
            title: t('payments.amount'),
            figures: true,
            cell: ({ redemption }) => <Money fen={redemption.amountFen} bare />,
          },
        ]}
      />
      {problem && <Refusal problem={problem} />}
      {holds(acting, 'payout.pay') && (
        <Act look="primary" busy={sending} onAct={() => void make()}>
          {count > 0
            ? t('payments.candidates.make', { count, amount: money(fen) })
            : t('payments.candidates.makeRest')}
        </Act>
      )}
    </section>
  );
}
