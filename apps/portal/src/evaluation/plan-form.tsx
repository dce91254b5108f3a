import { Form as AntForm, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CriterionKind, SetEvaluationDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Field, Form } from '../ui/form/form.js';
import { planFault, planInput, type TypedPlan, usualPlan, weightOf } from './evaluation.rules.js';

const KINDS: readonly CriterionKind[] = ['PRICE', 'JUDGED', 'DELIVERY'];

/** Sets the criteria, for good and before the first bid: what they come to is said while they are typed. */
export function PlanForm({ needId }: { needId: string }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = AntForm.useForm<TypedPlan>();
  const { send, problem, sending } = useSend(SetEvaluationDocument);
  const criteria = AntForm.useWatch<TypedPlan['criteria'] | undefined>('criteria', form) ?? [];
  const initial = usualPlan({
    PRICE: word('CriterionKind', 'PRICE'),
    JUDGED: t('evaluation.plan.proposal'),
    DELIVERY: word('CriterionKind', 'DELIVERY'),
  });
  const save = async (typed: TypedPlan): Promise<void> => {
    const fault = planFault(typed.criteria);
    if (fault) form.scrollToField(['criteria', 0, 'weight']);
    else await send({ needId, input: planInput(typed) });
  };
  const fault = criteria.length > 0 ? planFault(criteria) : undefined;
  return (
    <Form<TypedPlan>
      form={form}
      submit={t('evaluation.plan.set')}
      sending={sending}
      problem={problem}
      initial={initial}
      onSubmit={(typed) => void save(typed)}
    >
      <p>{t('evaluation.plan.once')}</p>
      <CriteriaField />
      <p aria-live="polite" className={fault ? 'wrong' : 'soft'}>
        {t('evaluation.plan.weights', { sum: weightOf(criteria) / 100 })}{' '}
        {fault && t(`evaluation.plan.fault.${fault}`)}
      </p>
      <Field
        name="minimumTotal"
        label={t('evaluation.plan.minimumTotal')}
        extra={t('evaluation.plan.minimumTotalHelp')}
      >
        <InputNumber min={0} max={100} precision={2} />
      </Field>
      <Field
        name="discussAbove"
        label={t('evaluation.plan.discussAbove')}
        extra={t('evaluation.plan.discussAboveHelp')}
      >
        <InputNumber min={0} max={100} precision={2} />
      </Field>
      <Field name="discloseWinner" label={t('evaluation.plan.discloses')}>
        <Radio.Group
          options={[
            { value: true, label: t('evaluation.yes') },
            { value: false, label: t('evaluation.no') },
          ]}
        />
      </Field>
      <Field
        name="standstillDays"
        label={t('evaluation.plan.standstill')}
        extra={t('evaluation.plan.standstillHelp')}
      >
        <InputNumber min={0} max={30} precision={0} />
      </Field>
    </Form>
  );
}

function CriteriaField(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const kinds = KINDS.map((kind) => ({ value: kind, label: word('CriterionKind', kind) }));
  return (
    <AntForm.List name="criteria">
      {(fields, { add, remove }) => (
        <fieldset className="rows">
          <legend>{t('evaluation.plan.criteria')}</legend>
          {fields.map(({ key, name }) => (
            <div
              key={key}
              className="row"
              role="group"
              aria-label={t('evaluation.plan.number', { number: name + 1 })}
            >
              <Field
                name={[name, 'title']}
                label={t('evaluation.plan.criterion')}
                rules={[{ required: true, whitespace: true, message: t('evaluation.plan.titleMissing') }]}
              >
                <Input maxLength={120} />
              </Field>
              <Field name={[name, 'kind']} label={t('evaluation.plan.how')}>
                <Select options={kinds} />
              </Field>
              <Field
                name={[name, 'weight']}
                label={t('evaluation.plan.weightPercent')}
                rules={[{ required: true, message: t('evaluation.plan.weightMissing') }]}
              >
                <InputNumber min={0.01} max={100} precision={2} />
              </Field>
              <Field name={[name, 'minimum']} label={t('evaluation.plan.minimumPoints')}>
                <InputNumber min={0} max={100} precision={2} />
              </Field>
              {fields.length > 1 && (
                <button type="button" className="button" onClick={() => remove(name)}>
                  {t('evaluation.plan.remove', { number: name + 1 })}
                </button>
              )}
            </div>
          ))}
          <button type="button" className="button" onClick={() => add({ kind: 'JUDGED' })}>
            {t('evaluation.plan.add')}
          </button>
        </fieldset>
      )}
    </AntForm.List>
  );
}
