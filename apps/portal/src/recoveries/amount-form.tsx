import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../graphql/problem.js';
import { AmountField } from '../ui/form/amount-field.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { fenOf } from '../ui/value/money.rules.js';

export interface AmountFormProps {
  readonly label: string;
  /** What follows, said before it is done. */
  readonly effect: string;
  /** Whether the body that decided it is named. */
  readonly authority?: boolean;
  readonly problem: Problem | undefined;
  readonly sending: boolean;
  readonly onAct: (given: { amountFen: string; reason: string; authority: string }) => Promise<unknown>;
}

interface Values {
  readonly amount: string;
  readonly authority?: string;
  readonly reason: string;
}

/** An act on a case: how much, and why. */
export function AmountForm(props: AmountFormProps): ReactNode {
  const { label, effect, authority = false, problem, sending, onAct } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!open) return <Act onAct={() => setOpen(true)}>{label}</Act>;
  const act = async (values: Values): Promise<void> => {
    const amountFen = fenOf(values.amount)!;
    if (await onAct({ amountFen, reason: values.reason, authority: values.authority ?? '' })) setOpen(false);
  };
  return (
    <Form<Values>
      submit={label}
      sending={sending}
      problem={problem}
      onSubmit={act}
      others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
    >
      <p>{effect}</p>
      <AmountField name="amount" label={t('recoveries.amount')} zero />
      {authority && (
        <Field
          name="authority"
          label={t('recoveries.writeOff.authority')}
          rules={[{ required: true, whitespace: true, message: t('recoveries.writeOff.authorityMissing') }]}
        >
          <Input />
        </Field>
      )}
      <Field
        name="reason"
        label={t('recoveries.reason')}
        rules={[{ required: true, min: 4, whitespace: true, message: t('recoveries.reasonMissing') }]}
      >
        <Input.TextArea rows={3} />
      </Field>
    </Form>
  );
}
