import { Checkbox, Form as AntForm, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CostKind } from '../../../../libs/kernel/src/cost-kinds.js';
import { type NeedToBidQuery, SealBidDocument } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useSend } from '../graphql/send.js';
import { AmountField } from '../ui/form/amount-field.js';
import { CostKindSelect } from '../ui/form/cost-kind-select.js';
import { Due } from '../ui/value/due.js';
import { Field, Form } from '../ui/form/form.js';
import { Money } from '../ui/value/money.js';
import { exactYuan, sumOfTyped } from '../ui/value/money.rules.js';
import { bidOf, type ReceiptOfBid, type TypedBid, type TypedLine } from './bids.rules.js';

export interface BidFormProps {
  readonly needId: string;
  readonly providerId: string;
  readonly data: NeedToBidQuery;
  /** The bid that the next one replaces. */
  readonly replaces: ReceiptOfBid | undefined;
}

const FIRST_LINE: TypedLine = { kind: 'PLATFORM_SERVICE', description: '', amount: '', platforms: [] };

/** A bid, line by line; the price is their sum, and the button says it before it is sealed. */
export function BidForm({ needId, providerId, data, replaces }: BidFormProps): ReactNode {
  const { t } = useTranslation();
  const [form] = AntForm.useForm<TypedBid>();
  const { send, problem, sending } = useSend(SealBidDocument);
  const lines = AntForm.useWatch<TypedBid['lines'] | undefined>('lines', form);
  const total = sumOfTyped(lines);
  const offers = nodesOf(data.solutions);
  const takeOver = (solutionId: string): void => {
    const offer = offers.find(({ id }) => id === solutionId);
    if (!offer) return;
    const platforms = [
      ...(offer.industrialPlatform ? ['INDUSTRIAL' as const] : []),
      ...(offer.publicCloud ? ['PUBLIC_CLOUD' as const] : []),
    ];
    form.setFieldsValue({
      deliveryMonths: offer.deliveryMonths,
      lines: offer.lines.map(({ kind, description, amountFen }) => ({
        kind: kind as CostKind,
        description,
        amount: exactYuan(amountFen),
        platforms,
      })),
    });
  };
  return (
    <section>
      <h2>{t(replaces ? 'bids.form.replace' : 'bids.form.title')}</h2>
      <p>
        {t('bids.form.until')} <Due at={data.need.bidDeadline} />
      </p>
      <p className="hint">{t('bids.form.whoSees')}</p>
      <Form<TypedBid>
        form={form}
        submit={
          total === '0' ? t('bids.form.sealNoPrice') : t('bids.form.seal', { amount: exactYuan(total) })
        }
        sending={sending}
        problem={problem}
        initial={{ lines: [FIRST_LINE], deliveryMonths: 3 }}
        onSubmit={(typed) => send({ input: bidOf(typed, needId, providerId) })}
      >
        <Field name="solutionId" label={t('bids.form.solution')} help={t('bids.form.solutionHelp')}>
          <Select
            allowClear
            options={offers.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(id: string | undefined) => id && takeOver(id)}
          />
        </Field>
        <LinesField />
        <p aria-live="polite">
          {t('bids.form.total')} <Money fen={total} />
        </p>
        <Field
          name="deliveryMonths"
          label={t('bids.form.months')}
          rules={[{ required: true, message: t('bids.form.monthsMissing') }]}
        >
          <InputNumber min={1} max={60} precision={0} />
        </Field>
        <MilestonesField />
        <Field
          name="proposal"
          label={t('bids.form.proposal')}
          help={t('bids.form.proposalHelp')}
          rules={[{ required: true, whitespace: true, message: t('bids.form.proposalMissing') }]}
        >
          <Input.TextArea rows={8} maxLength={20_000} />
        </Field>
      </Form>
    </section>
  );
}

function LinesField(): ReactNode {
  const { t } = useTranslation();
  return (
    <AntForm.List name="lines">
      {(fields, { add, remove }) => (
        <fieldset className="lines">
          <legend>{t('bids.form.lines')}</legend>
          {fields.map(({ key, name }) => (
            <div
              key={key}
              className="bid-line"
              role="group"
              aria-label={t('bids.form.line', { number: name + 1 })}
            >
              <Field name={[name, 'kind']} label={t('bids.form.kind')} rules={[{ required: true }]}>
                <CostKindSelect />
              </Field>
              <Field
                name={[name, 'description']}
                label={t('bids.form.what')}
                rules={[{ required: true, whitespace: true, message: t('bids.form.whatMissing') }]}
              >
                <Input />
              </Field>
              <AmountField name={[name, 'amount']} label={t('bids.form.amount')} />
              <Field name={[name, 'platforms']} label={t('bids.form.platforms')}>
                <Checkbox.Group
                  options={[
                    { value: 'INDUSTRIAL', label: t('bids.form.industrial') },
                    { value: 'PUBLIC_CLOUD', label: t('bids.form.publicCloud') },
                  ]}
                />
              </Field>
              {fields.length > 1 && (
                <button type="button" className="button" onClick={() => remove(name)}>
                  {t('bids.form.removeLine', { number: name + 1 })}
                </button>
              )}
            </div>
          ))}
          <button type="button" className="button" onClick={() => add(FIRST_LINE)}>
            {t('bids.form.addLine')}
          </button>
        </fieldset>
      )}
    </AntForm.List>
  );
}

function MilestonesField(): ReactNode {
  const { t } = useTranslation();
  return (
    <AntForm.List name="milestones">
      {(fields, { add, remove }) => (
        <fieldset className="lines">
          <legend>{t('bids.form.milestones')}</legend>
          <p className="hint">{t('bids.form.milestonesHelp')}</p>
          {fields.map(({ key, name }) => (
            <div
              key={key}
              className="bid-line"
              role="group"
              aria-label={t('bids.form.milestone', { number: name + 1 })}
            >
              <Field
                name={[name, 'title']}
                label={t('bids.form.milestoneTitle')}
                rules={[{ required: true, whitespace: true, message: t('bids.form.whatMissing') }]}
              >
                <Input />
              </Field>
              <Field
                name={[name, 'dueInMonths']}
                label={t('bids.form.milestoneMonths')}
                rules={[{ required: true, message: t('bids.form.monthsMissing') }]}
              >
                <InputNumber min={1} max={60} precision={0} />
              </Field>
              <button type="button" className="button" onClick={() => remove(name)}>
                {t('bids.form.removeMilestone', { number: name + 1 })}
              </button>
            </div>
          ))}
          <button type="button" className="button" onClick={() => add({ title: '', dueInMonths: 1 })}>
            {t('bids.form.addMilestone')}
          </button>
        </fieldset>
      )}
    </AntForm.List>
  );
}
