import { Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmPayoutDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';

interface Values {
  readonly bankReference: string;
  readonly succeeded: boolean;
}

/** What the bank said of a payment that was made by hand, once. */
export function ConfirmPayout({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(ConfirmPayoutDocument);
  if (!open) return <Act onAct={() => setOpen(true)}>{t('payments.confirm.open')}</Act>;
  return (
    <Form<Values>
      submit={t('payments.confirm.send')}
      sending={sending}
      problem={problem}
      initial={{ succeeded: true }}
      onSubmit={async (values) => (await send({ id, ...values })) && setOpen(false)}
      others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
    >
      <Field
        name="bankReference"
        label={t('payments.payouts.reference')}
        rules={[{ required: true, whitespace: true, message: t('payments.confirm.missing') }]}
      >
        <Input />
      </Field>
      <Field name="succeeded" label={t('payments.confirm.outcome')}>
        <Radio.Group
          options={[
            { value: true, label: t('payments.confirm.paid') },
            { value: false, label: t('payments.confirm.failed') },
          ]}
        />
      </Field>
    </Form>
  );
}
