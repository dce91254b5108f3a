import { DatePicker, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlanRecoveryDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { instalmentsOf, type Recovery } from './recoveries.rules.js';

interface Values {
  readonly payer: string;
  readonly count: string;
  /** The picker's own day. */
  readonly first: { readonly format: (pattern: string) => string };
}

/** Equal monthly instalments that come to exactly what is owed. */
export function PlanForm({ recovery: { id, owedFen, enterprise } }: { recovery: Recovery }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(PlanRecoveryDocument);
  if (!open) return <Act onAct={() => setOpen(true)}>{t('recoveries.plan.act')}</Act>;
  const plan = async ({ payer, count, first }: Values): Promise<void> => {
    const instalments = instalmentsOf(owedFen, Number(count), first.format('YYYY-MM-DD')).map((each) => ({
      ...each,
      payerName: payer,
    }));
    if (await send({ id, instalments })) setOpen(false);
  };
  return (
    <Form<Values>
      submit={t('recoveries.plan.act')}
      sending={sending}
      problem={problem}
      initial={{ payer: enterprise?.name ?? '', count: '1' }}
      onSubmit={plan}
      others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
    >
      <Field
        name="payer"
        label={t('recoveries.payer')}
        rules={[{ required: true, whitespace: true, message: t('recoveries.payerMissing') }]}
      >
        <Input />
      </Field>
      <Field
        name="count"
        label={t('recoveries.plan.count')}
        rules={[
          { required: true, pattern: /^([1-9]|[1-5]\d|60)$/, message: t('recoveries.plan.countWrong') },
        ]}
      >
        <Input inputMode="numeric" />
      </Field>
      <Field
        name="first"
        label={t('recoveries.plan.first')}
        rules={[{ required: true, message: t('recoveries.plan.firstMissing') }]}
      >
        <DatePicker />
      </Field>
    </Form>
  );
}
