import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WithdrawBidDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import type { Acting } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Facts } from '../ui/value/facts.js';
import { Moment } from '../ui/value/moment.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { countingReceipt, type ReceiptOfBid } from './bids.rules.js';

export interface ReceiptsProps {
  readonly needId: string;
  readonly receipts: readonly ReceiptOfBid[];
  readonly acting: Acting | null;
  /** Whether the bid can still be taken back. */
  readonly open: boolean;
}

/** What the platform confirmed of each bid: when, and by which hashes the content can be recognised later. */
export function Receipts({ needId, receipts, acting, open }: ReceiptsProps): ReactNode {
  const { t } = useTranslation();
  const counts = countingReceipt(receipts);
  return (
    <section>
      <h2>{t('bids.receipts.title')}</h2>
      {receipts.map((receipt) => (
        <div key={receipt.bidId} className="receipt">
          <Status tone={receipt === counts ? 'done' : 'quiet'}>
            {t(`bids.receipts.${stateOf(receipt)}`)}
          </Status>
          <Facts
            facts={[
              { name: t('bids.receipts.sealedAt'), value: <Moment at={receipt.sealedAt} /> },
              {
                name: t('bids.receipts.content'),
                value: <code className="hash">{receipt.contentHash}</code>,
              },
              {
                name: t('bids.receipts.sealed'),
                value: <code className="hash">{receipt.sealedTextHash}</code>,
              },
            ]}
          />
          <details>
            <summary>{t('bids.receipts.signature')}</summary>
            <code className="hash">{receipt.signature}</code>
          </details>
        </div>
      ))}
      {counts && open && acting && <Withdraw needId={needId} providerId={acting.organisationId} />}
    </section>
  );
}

function stateOf({ replacedAt, withdrawnAt }: ReceiptOfBid): 'COUNTS' | 'REPLACED' | 'WITHDRAWN' {
  if (withdrawnAt) return 'WITHDRAWN';
  return replacedAt ? 'REPLACED' : 'COUNTS';
}

function Withdraw({ needId, providerId }: { needId: string; providerId: string }): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { send, problem, sending } = useSend(WithdrawBidDocument);
  if (!asked) return <Act onAct={() => setAsked(true)}>{t('bids.receipts.withdraw')}</Act>;
  return (
    <div className="receipt" role="group" aria-label={t('bids.receipts.withdraw')}>
      <p>{t('bids.receipts.effect')}</p>
      {problem && <Refusal problem={problem} />}
      <div className="answers">
        <Act look="danger" busy={sending} onAct={() => void send({ needId, providerId })}>
          {t('bids.receipts.confirm')}
        </Act>
        <Act onAct={() => setAsked(false)}>{t('bids.back')}</Act>
      </div>
    </div>
  );
}
