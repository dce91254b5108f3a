import { DatePicker, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordPaymentDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { AmountField } from '../ui/form/amount-field.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { UploadField } from '../ui/file/upload-field.js';
import { fenOf } from '../ui/value/money.rules.js';
import { type ContractFile, partiesOf } from './contracts.rules.js';

interface Values {
  readonly amount: string;
  /** The picker's own day. */
  readonly paidOn: { readonly format: (pattern: string) => string };
  readonly bankReference: string;
  /** Its hash. */
  readonly proof: string;
}

/** Records a payment with the bank's proof; payer and payee are those of the contract, as the proof must name them. */
export function PaymentForm({ contract }: { contract: ContractFile }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(RecordPaymentDocument);
  if (!open) return <Act onAct={() => setOpen(true)}>{t('contracts.payments.record')}</Act>;
  const { enterprise, provider } = partiesOf(contract.document);
  const record = async ({ amount, paidOn, bankReference, proof }: Values): Promise<void> => {
    const answer = await send({
      input: {
        contractId: contract.id,
        amountFen: fenOf(amount)!,
        paidOn: paidOn.format('YYYY-MM-DD'),
        bankReference,
        proofHash: proof,
        payerUnifiedSocialCreditCode: enterprise.unifiedSocialCreditCode,
        payeeUnifiedSocialCreditCode: provider.unifiedSocialCreditCode,
      },
    });
    if (answer) setOpen(false);
  };
  return (
    <Form<Values>
      submit={t('contracts.payments.send')}
      sending={sending}
      problem={problem}
      onSubmit={record}
      others={<Act onAct={() => setOpen(false)}>{t('contracts.back')}</Act>}
    >
      <p>{t('contracts.payments.parties', { payer: enterprise.name, payee: provider.name })}</p>
      <AmountField name="amount" label={t('contracts.payments.amount')} />
      <Field
        name="paidOn"
        label={t('contracts.payments.paidOn')}
        rules={[{ required: true, message: t('contracts.payments.paidOnMissing') }]}
      >
        <DatePicker />
      </Field>
      <Field
        name="bankReference"
        label={t('contracts.payments.reference')}
        help={t('contracts.payments.referenceHelp')}
        rules={[{ required: true, whitespace: true, message: t('contracts.payments.referenceMissing') }]}
      >
        <Input />
      </Field>
      <UploadField
        name="proof"
        kind="PAPER"
        organisationId={contract.enterprise?.id}
        label={t('contracts.payments.proof')}
        help={t('contracts.payments.proofHelp')}
        rules={[{ required: true, message: t('contracts.payments.proofMissing') }]}
      />
    </Form>
  );
}
