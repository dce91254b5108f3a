import { Form as AntForm, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '@tanstack/react-router';
import { type ContractAtChangeFragment, ProposeContractChangeDocument } from '../../gql/graphql.js';
import { useSend } from '../../graphql/send.js';
import { Act } from '../../ui/form/act.js';
import { Field, Form } from '../../ui/form/form.js';
import { Money } from '../../ui/value/money.js';
import { sumOfTyped } from '../../ui/value/money.rules.js';
import { LinesOfChange, MilestonesOfChange } from './change-lists.js';
import { changeInput, termsOf, type TypedChange, typedOf } from './changes.rules.js';

export interface ChangeFormProps {
  readonly contract: ContractAtChangeFragment;
  readonly onLeave: () => void;
}

/** Another text of a contract, typed over the one that stands; what it comes to is said while it is typed. */
export function ChangeForm({ contract, onLeave }: ChangeFormProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = AntForm.useForm<TypedChange>();
  const { send, problem, sending } = useSend(ProposeContractChangeDocument);
  const terms = termsOf(contract.document);
  const lines = sumOfTyped(AntForm.useWatch<TypedChange['lines'] | undefined>('lines', form));
  const milestones = sumOfTyped(AntForm.useWatch<TypedChange['milestones'] | undefined>('milestones', form));
  const long = [{ required: true, whitespace: true, message: t('ui.act.words', { count: 1 }) }];
  const propose = async (typed: TypedChange): Promise<void> => {
    const { id } = contract;
    if (await send({ id, change: changeInput(terms, typed), reason: typed.reason }))
      await navigate({ to: '/contracts/$id/sign', params: { id } });
  };
  return (
    <Form<TypedChange>
      form={form}
      submit={t('changes.propose.send')}
      sending={sending}
      problem={problem}
      initial={typedOf(terms)}
      // What is handed over holds only what has a field: the ids by which rows stay the same have none.
      onSubmit={() => void propose(form.getFieldsValue(true) as TypedChange)}
      others={<Act onAct={onLeave}>{t('ui.act.back')}</Act>}
    >
      <LinesOfChange terms={terms} />
      <MilestonesOfChange contract={contract} />
      <p aria-live="polite" className={lines === milestones ? 'soft' : 'wrong'}>
        {t('changes.propose.total')} <Money fen={lines} /> · {t('changes.propose.steps')}{' '}
        <Money fen={milestones} />
        {lines !== milestones && ` ${t('changes.propose.unequal')}`}
      </p>
      <Field name="deliveryMonths" label={t('changes.propose.delivery')} rules={[{ required: true }]}>
        <InputNumber min={1} max={120} precision={0} />
      </Field>
      <Field name="goals" label={t('changes.propose.goals')} rules={long}>
        <Input.TextArea rows={4} maxLength={20_000} />
      </Field>
      <Field name="measures" label={t('changes.propose.measures')} rules={long}>
        <Input.TextArea rows={4} maxLength={20_000} />
      </Field>
      <Field
        name="reason"
        label={t('changes.propose.reason')}
        extra={t('changes.propose.reasonHelp')}
        rules={[{ required: true, min: 4, whitespace: true, message: t('ui.act.words', { count: 4 }) }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Field>
    </Form>
  );
}
