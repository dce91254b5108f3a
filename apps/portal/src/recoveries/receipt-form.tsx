import { DatePicker, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordRecoveryReceiptDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { AmountField } from '../ui/form/amount-field.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { fenOf } from '../ui/value/money.rules.js';

interface Values {
  readonly payerName: string;
  readonly amount: string;
  readonly bankReference: string;
  /** The picker's own day. */
  readonly day: { readonly format: (pattern: string) => string };
}

/** Books what came in; the same transfer is booked once in the province. */
export function ReceiptForm({ recoveryId, payer }: { recoveryId: string; payer: string }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(RecordRecoveryReceiptDocument);
  if (!open) return <Act onAct={() => setOpen(true)}>{t('recoveries.receipts.act')}</Act>;
  const book = async ({ amount, day, ...given }: Values): Promise<void> => {
    const input = { ...given, recoveryId, amountFen: fenOf(amount)!, receivedOn: day.format('YYYY-MM-DD') };
    if (await send({ input })) setOpen(false);
  };
  return (
    <Form<Values>
      submit={t('recoveries.receipts.act')}
      sending={sending}
      problem={problem}
      initial={{ payerName: payer }}
      onSubmit={book}
      others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
    >
      <Field
        name="payerName"
        label={t('recoveries.payer')}
        rules={[{ required: true, whitespace: true, message: t('recoveries.payerMissing') }]}
      >
        <Input />
      </Field>
      <AmountField name="amount" label={t('recoveries.amount')} />
      <Field
        name="bankReference"
        label={t('recoveries.reference')}
        rules={[{ required: true, whitespace: true, message: t('recoveries.referenceMissing') }]}
      >
        <Input />
      </Field>
      <Field
        name="day"
        label={t('recoveries.receipts.day')}
        rules={[{ required: true, message: t('recoveries.receipts.dayMissing') }]}
      >
        <DatePicker />
      </Field>
    </Form>
  );
}
