import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeclareNotExecutedDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { type Acting, holds } from '../session/acting.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { Status, type Tone } from '../ui/value/status.js';
import { ConfirmPayout } from './confirm-payout.js';
import type { Run } from './payments.rules.js';

const TONES: Readonly<Record<string, Tone>> = {
  SUCCEEDED: 'done',
  FAILED: 'wrong',
  RETURNED: 'attention',
};

/** The lines of a run, each as far as the bank has come with it. */
export function Payouts({ run, acting }: { run: Run; acting: Acting | null }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const pays = holds(acting, 'payout.pay');
  const opens = holds(acting, 'recovery.open');
  return (
    <section>
      <h2>{t('payments.payouts.title')}</h2>
      <List
        caption={t('payments.payouts.title')}
        file
        rows={run.payouts}
        rowKey={({ id }) => id}
        empty={t('payments.payouts.empty')}
        columns={[
          {
            key: 'enterprise',
            title: t('payments.enterprise'),
            cell: ({ enterprise, redemptionId }) =>
              redemptionId ? (
                <Link to="/review/$id" params={{ id: redemptionId }}>
                  {enterprise?.name ?? redemptionId}
                </Link>
              ) : (
                enterprise?.name
              ),
          },
          { key: 'kind', title: t('payments.payouts.kind'), cell: ({ kind }) => word('PayoutKind', kind) },
          {
            key: 'state',
            title: t('payments.state'),
            cell: (payout) => (
              <>
                <Status tone={TONES[payout.state] ?? 'waiting'}>{word('PayoutState', payout.state)}</Status>
                {opens && payout.state === 'SUCCEEDED' && (
                  <div>
                    <Link to="/recoveries/open/$payoutId" params={{ payoutId: payout.id }}>
                      {t('payments.payouts.recover')}
                    </Link>
                  </div>
                )}
                {payout.failure && <div className="soft">{payout.failure}</div>}
                {pays && payout.state === 'SENT' && run.manual && <ConfirmPayout id={payout.id} />}
                {pays && payout.state === 'SENT' && !run.manual && (
                  <NotExecuted id={payout.id} stated={payout.unexecutedStated} />
                )}
              </>
            ),
          },
          {
            key: 'reference',
            title: t('payments.payouts.reference'),
            cell: ({ bankReference, valueDate }) => (
              <>
                {bankReference ?? '–'}
                {valueDate && (
                  <div className="soft">
                    <Day of={valueDate} />
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'amount',
            title: t('payments.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
    </section>
  );
}

/** A line that the bank never answered and that no statement shows: two people say so, then it can be paid again. */
function NotExecuted({ id, stated }: { id: string; stated: boolean }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(DeclareNotExecutedDocument);
  return (
    <ReasonedAct
      label={t(stated ? 'payments.payouts.notExecutedToo' : 'payments.payouts.notExecuted')}
      effects={[t('payments.payouts.notExecutedEffect')]}
      words={t('payments.payouts.notExecutedWhy')}
      problem={problem}
      sending={sending}
      onAct={(reason) => send({ id, reason })}
    />
  );
}
