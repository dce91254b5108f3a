import { Form as AntForm, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { JoinJointNeedDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import type { Acting } from '../session/acting.js';
import { Field, Form } from '../ui/form/form.js';
import { TEN_THOUSANDS } from '../ui/value/money.rules.js';
import { ownInput, type TypedOwn } from './joint-needs.rules.js';
import './joint-needs.css';

export interface JoinFormProps {
  readonly id: string;
  readonly may: boolean;
  readonly acting: Acting | null;
}

/** Joins with what the enterprise has for itself. */
export function JoinForm({ id, may, acting }: JoinFormProps): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(JoinJointNeedDocument);
  if (!may) return <p>{t('jointNeeds.notYou')}</p>;
  const amount = [{ required: true, pattern: TEN_THOUSANDS, message: t('jointNeeds.join.amountWrong') }];
  return (
    <section className="section-block">
      <h2>{t('jointNeeds.join.title')}</h2>
      <p>{t('jointNeeds.join.effect')}</p>
      <Form<TypedOwn>
        submit={t('jointNeeds.join.send')}
        sending={sending}
        problem={problem}
        onSubmit={(typed) =>
          void send({ id, enterpriseId: acting?.organisationId ?? '', own: ownInput(typed) })
        }
      >
        <Field name="budgetFrom" label={t('jointNeeds.join.from')} rules={amount}>
          <Input inputMode="decimal" />
        </Field>
        <Field name="budgetTo" label={t('jointNeeds.join.to')} rules={amount}>
          <Input inputMode="decimal" />
        </Field>
        <Field name="protocols" label={t('jointNeeds.join.protocols')} extra={t('jointNeeds.join.list')}>
          <Input />
        </Field>
        <Field
          name="integrations"
          label={t('jointNeeds.join.integrations')}
          extra={t('jointNeeds.join.list')}
        >
          <Input />
        </Field>
        <Machines />
      </Form>
    </section>
  );
}

function Machines(): ReactNode {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('jointNeeds.missing') }];
  return (
    <AntForm.List name="machines">
      {(fields, { add, remove }) => (
        <fieldset className="member-machines">
          <legend>{t('jointNeeds.machines')}</legend>
          {fields.map(({ key, name }) => (
            <div
              key={key}
              className="member-machine"
              role="group"
              aria-label={t('jointNeeds.join.row', { number: name + 1 })}
            >
              <Field name={[name, 'kind']} label={t('jointNeeds.join.kind')} rules={needed}>
                <Input maxLength={60} />
              </Field>
              <Field name={[name, 'count']} label={t('jointNeeds.join.count')} rules={needed}>
                <InputNumber min={1} precision={0} />
              </Field>
              <Field name={[name, 'protocol']} label={t('jointNeeds.join.protocol')}>
                <Input maxLength={60} />
              </Field>
              <button type="button" className="button" onClick={() => remove(name)}>
                {t('jointNeeds.join.remove', { number: name + 1 })}
              </button>
            </div>
          ))}
          <button type="button" className="button" onClick={() => add({})}>
            {t('jointNeeds.join.add')}
          </button>
        </fieldset>
      )}
    </AntForm.List>
  );
}
