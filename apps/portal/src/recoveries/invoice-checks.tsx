import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecheckInvoicesDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Refusal } from '../ui/refusal.js';
import { invoicesDueQuery } from './recoveries.route.js';

/** Invoices of paid claims are asked for every month: one that was voided since opens a case by itself. */
export function InvoiceChecks(): ReactNode {
  const { t } = useTranslation();
  const { invoicesDue } = useSuspenseQuery(invoicesDueQuery).data;
  const { send, problem, sending } = useSend(RecheckInvoicesDocument);
  const [told, setTold] = useState<string>();
  const check = async (): Promise<void> => {
    const answer = await send({});
    if (!answer) return;
    const { checked, voided, reversed, recoveryIds } = answer.recheckInvoices;
    setTold(t('recoveries.invoices.told', { checked, bad: voided + reversed, cases: recoveryIds.length }));
  };
  return (
    <section>
      <h2>{t('recoveries.invoices.title', { count: invoicesDue.length })}</h2>
      {problem && <Refusal problem={problem} />}
      <p>
        <Act
          busy={sending}
          whyNot={invoicesDue.length === 0 ? t('recoveries.invoices.nothing') : null}
          onAct={() => void check()}
        >
          {t('recoveries.invoices.check')}
        </Act>
      </p>
      <p role="status">{told}</p>
      <List
        caption={t('recoveries.invoices.caption')}
        rows={invoicesDue}
        rowKey={({ redemptionId, number }) => `${redemptionId} ${number}`}
        empty={t('recoveries.invoices.nothing')}
        columns={[
          {
            key: 'number',
            title: t('recoveries.invoices.number'),
            cell: ({ number, redemptionId }) => (
              <Link to="/review/$id" params={{ id: redemptionId }}>
                {number}
              </Link>
            ),
          },
          { key: 'due', title: t('recoveries.invoices.dueOn'), cell: ({ dueOn }) => <Day of={dueOn} /> },
          {
            key: 'last',
            title: t('recoveries.invoices.last'),
            cell: ({ lastCheckedAt, lastStatus }) =>
              lastCheckedAt ? (
                <>
                  <Day of={lastCheckedAt} /> {lastStatus}
                </>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </section>
  );
}
