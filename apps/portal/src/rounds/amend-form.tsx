import { DatePicker, Input } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProposeAmendmentDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { AmountField } from '../ui/form/amount-field.js';
import { Field, Form } from '../ui/form/form.js';
import { Moment } from '../ui/value/moment.js';
import { fenOf } from '../ui/value/money.rules.js';
import type { RoundFile } from './rounds.rules.js';

/** The picker's own moment. */
interface Picked {
  readonly toISOString: () => string;
}

interface Values {
  readonly claimTo?: Picked | null;
  readonly redeemTo?: Picked | null;
  readonly budget?: string;
  readonly reason: string;
}

/** Longer windows for all, or more money. What was published is never shortened. */
export function AmendForm({ round }: { round: RoundFile }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { send, problem, sending } = useSend(ProposeAmendmentDocument);
  const propose = async ({ claimTo, redeemTo, budget, reason }: Values): Promise<void> => {
    const answer = await send({
      input: {
        roundId: round.id,
        claimTo: claimTo?.toISOString() ?? null,
        redeemTo: redeemTo?.toISOString() ?? null,
        budgetAddedFen: budget ? fenOf(budget) : null,
        reason,
      },
    });
    if (answer) await navigate({ to: '/rounds/$id', params: { id: round.id } });
  };
  return (
    <section>
      <h2>{t('rounds.amend.title')}</h2>
      <p>{t('rounds.amend.effect')}</p>
      <Form<Values> submit={t('rounds.amend.send')} sending={sending} problem={problem} onSubmit={propose}>
        {(['claimTo', 'redeemTo'] as const).map((field) => (
          <Field
            key={field}
            name={field}
            label={t(`rounds.amend.${field}`)}
            extra={
              <>
                {t('rounds.amend.now')} <Moment at={round[field]} />
              </>
            }
          >
            <DatePicker showTime={{ format: 'HH:mm' }} />
          </Field>
        ))}
        <AmountField name="budget" label={t('rounds.amend.budget')} optional />
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
