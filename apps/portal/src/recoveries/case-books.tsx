import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '../ui/list.js';
import { Day, Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Status } from '../ui/value/status.js';
import { PlanForm } from './plan-form.js';
import { ReceiptForm } from './receipt-form.js';
import type { Recovery, RecoveryActs } from './recoveries.rules.js';

function amount(fen: string): ReactNode {
  return <Money fen={fen} bare />;
}

/** The account of a case: what is due when, what came in, what was given up. */
export function CaseBooks({ recovery, acts }: { recovery: Recovery; acts: RecoveryActs }): ReactNode {
  const { t } = useTranslation();
  if (recovery.state === 'OPEN' || recovery.state === 'DISMISSED') return null;
  return (
    <>
      <section>
        <h2>{t('recoveries.plan.title')}</h2>
        <List
          caption={t('recoveries.plan.title')}
          rows={recovery.instalments}
          rowKey={({ dueOn, payerName }) => `${dueOn} ${payerName}`}
          empty={t('recoveries.plan.none')}
          columns={[
            {
              key: 'due',
              title: t('recoveries.plan.dueOn'),
              cell: ({ dueOn, overdue }) => (
                <>
                  <Day of={dueOn} /> {overdue && <Status tone="wrong">{t('recoveries.plan.overdue')}</Status>}
                </>
              ),
            },
            { key: 'payer', title: t('recoveries.payer'), cell: ({ payerName }) => payerName },
            {
              key: 'amount',
              title: t('recoveries.amount'),
              figures: true,
              cell: ({ amountFen }) => amount(amountFen),
            },
            {
              key: 'open',
              title: t('recoveries.plan.open'),
              figures: true,
              cell: ({ openFen }) => amount(openFen),
            },
          ]}
        />
        {acts.collect && recovery.instalments.length === 0 && <PlanForm recovery={recovery} />}
      </section>
      <section>
        <h2>{t('recoveries.receipts.title')}</h2>
        <List
          caption={t('recoveries.receipts.title')}
          rows={recovery.receipts}
          rowKey={({ bankReference }) => bankReference}
          empty={t('recoveries.receipts.none')}
          columns={[
            {
              key: 'day',
              title: t('recoveries.receipts.day'),
              cell: ({ receivedOn }) => <Day of={receivedOn} />,
            },
            { key: 'payer', title: t('recoveries.payer'), cell: ({ payerName }) => payerName },
            { key: 'ref', title: t('recoveries.reference'), cell: ({ bankReference }) => bankReference },
            {
              key: 'principal',
              title: t('recoveries.receipts.principal'),
              figures: true,
              cell: ({ principalFen }) => amount(principalFen),
            },
            {
              key: 'interest',
              title: t('recoveries.receipts.interest'),
              figures: true,
              cell: ({ interestFen }) => amount(interestFen),
            },
          ]}
        />
        {acts.collect && <ReceiptForm recoveryId={recovery.id} payer={recovery.enterprise?.name ?? ''} />}
      </section>
      {recovery.writeOffs.length > 0 && (
        <section>
          <h2>{t('recoveries.writeOff.title')}</h2>
          <List
            caption={t('recoveries.writeOff.title')}
            rows={recovery.writeOffs}
            rowKey={({ proposedAt }) => proposedAt}
            empty={null}
            columns={[
              {
                key: 'authority',
                title: t('recoveries.writeOff.authority'),
                cell: ({ authority, reason }) => (
                  <>
                    {authority}
                    <div className="soft">{reason}</div>
                  </>
                ),
              },
              {
                key: 'state',
                title: t('recoveries.state'),
                cell: ({ approvedAt }) =>
                  approvedAt ? (
                    <Moment at={approvedAt} />
                  ) : (
                    <Status tone="waiting">{t('recoveries.writeOff.waits')}</Status>
                  ),
              },
              {
                key: 'amount',
                title: t('recoveries.amount'),
                figures: true,
                cell: ({ amountFen }) => amount(amountFen),
              },
            ]}
          />
        </section>
      )}
    </>
  );
}
