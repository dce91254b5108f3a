import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CancelPaymentRunDocument, SendPaymentRunDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { download } from '../ui/download.js';
import { Facts } from '../ui/value/facts.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { Refusal } from '../ui/refusal.js';
import { Payouts } from './payouts.js';
import { runOf, runRoute } from './payments.route.js';
import { progressOf, type Run } from './payments.rules.js';
import './payments.css';

/** One run: the file as it is fixed, its handing over, and what the bank answered line by line. */
export function RunPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { acting } = runRoute.useRouteContext();
  const { paymentRun: run } = useSuspenseQuery(runOf(runRoute.useParams().id)).data;
  const pays = holds(acting, 'payout.pay');
  const waits = !run.manual && (run.state === 'PREPARED' || run.state === 'SENDING');
  const progress = progressOf(run)
    .map(({ state, count }) => `${word('PayoutState', state)} ${count}`)
    .join(t('list.separator'));
  return (
    <Page
      above={<Link to="/payments">{t('payments.runs.title')}</Link>}
      title={t('payments.run.title', { number: run.number, state: word('PaymentRunState', run.state) })}
      {...(waits &&
        pays && {
          move: { whose: t('payments.run.you'), yours: true, otherwise: t('payments.run.otherwise') },
        })}
    >
      <Facts
        facts={[
          { name: t('payments.amount'), value: <Money fen={run.totalFen} /> },
          { name: t('payments.runs.lines'), value: run.lineCount },
          { name: t('payments.run.progress'), value: progress },
          { name: t('payments.runs.madeAt'), value: <Moment at={run.madeAt} /> },
          { name: t('payments.run.handedOver'), value: run.handedOverAt && <Moment at={run.handedOverAt} /> },
          { name: t('payments.run.file'), value: run.fileName },
          { name: t('payments.run.sha256'), value: run.sha256 && <code className="hash">{run.sha256}</code> },
        ]}
      />
      {run.file && run.fileName && (
        <p>
          <Act onAct={() => download(run.fileName!, run.file!, 'text/csv')}>{t('payments.run.save')}</Act>
        </p>
      )}
      {waits && pays && <Handing run={run} />}
      <Payouts run={run} acting={acting} />
    </Page>
  );
}

function Handing({ run: { id, state } }: { run: Run }): ReactNode {
  const { t } = useTranslation();
  const handing = useSend(SendPaymentRunDocument);
  const cancelling = useSend(CancelPaymentRunDocument);
  return (
    <section>
      {handing.problem && <Refusal problem={handing.problem} />}
      <p>{t('payments.run.effect')}</p>
      <div className="actions">
        <Act look="primary" busy={handing.sending} onAct={() => void handing.send({ id })}>
          {t(state === 'SENDING' ? 'payments.run.sendAgain' : 'payments.run.send')}
        </Act>
        {state === 'PREPARED' && (
          <ReasonedAct
            label={t('payments.run.cancel')}
            effects={[t('payments.run.cancelEffect')]}
            words={t('payments.run.reason')}
            look="danger"
            problem={cancelling.problem}
            sending={cancelling.sending}
            onAct={(reason) => cancelling.send({ id, reason })}
          />
        )}
      </div>
    </section>
  );
}
