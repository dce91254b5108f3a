import { Input, Select } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProposeReallocationDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { AmountField } from '../ui/form/amount-field.js';
import { Field, Form } from '../ui/form/form.js';
import { useMoney } from '../ui/value/money.js';
import { fenOf } from '../ui/value/money.rules.js';

export interface ReallocateFormProps {
  readonly roundId: string;
  readonly cities: readonly { readonly code: string; readonly name: string; readonly availableFen: string }[];
}

interface Values {
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly reason: string;
}

/** What is given to no city stands in the lists as a place of its own. */
const NOWHERE = '-';

/** Moves free money from one city to another. The proposal then shows who would be served. */
export function ReallocateForm({ roundId, cities }: ReallocateFormProps): ReactNode {
  const { t } = useTranslation();
  const money = useMoney();
  const navigate = useNavigate();
  const { send, problem, sending } = useSend(ProposeReallocationDocument);
  const options = [
    { value: NOWHERE, label: t('rounds.unassigned') },
    ...cities.map(({ code, name, availableFen }) => ({
      value: code,
      label: t('rounds.reallocate.city', { name, free: money(availableFen) }),
    })),
  ];
  const propose = async ({ from, to, amount, reason }: Values): Promise<void> => {
    const answer = await send({
      input: {
        roundId,
        fromCity: from === NOWHERE ? null : from,
        toCity: to === NOWHERE ? null : to,
        amountFen: fenOf(amount)!,
        reason,
      },
    });
    if (answer) await navigate({ to: '/rounds/$id', params: { id: roundId } });
  };
  return (
    <section>
      <h2>{t('rounds.reallocate.title')}</h2>
      <p>{t('rounds.reallocate.effect')}</p>
      <Form<Values>
        submit={t('rounds.reallocate.send')}
        sending={sending}
        problem={problem}
        onSubmit={propose}
      >
        {(['from', 'to'] as const).map((end) => (
          <Field
            key={end}
            name={end}
            label={t(`rounds.reallocate.${end}`)}
            rules={[{ required: true, message: t('rounds.reallocate.cityMissing') }]}
          >
            <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
          </Field>
        ))}
        <AmountField name="amount" label={t('rounds.amount')} />
        <Field
          name="reason"
          label={t('rounds.reason')}
          rules={[{ required: true, min: 4, whitespace: true, message: t('rounds.reasonMissing') }]}
        >
          <Input.TextArea rows={3} />
        </Field>
      </Form>
    </section>
  );
}
