import { Form as AntForm, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeclareInterestDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Field, Form } from '../ui/form/form.js';

interface Values {
  readonly tied: boolean;
  readonly conflict?: string;
}

/** Whether something ties the person to a bidder; what the registers know is checked by the platform beside it. */
export function DeclareForm({ needId }: { needId: string }): ReactNode {
  const { t } = useTranslation();
  const [form] = AntForm.useForm<Values>();
  const { send, problem, sending } = useSend(DeclareInterestDocument);
  const tied = AntForm.useWatch<boolean | undefined>('tied', form);
  return (
    <section className="section-block">
      <h2>{t('evaluation.declare.title')}</h2>
      <p>{t('evaluation.declare.lead')}</p>
      <Form<Values>
        form={form}
        submit={t('evaluation.declare.send')}
        sending={sending}
        problem={problem}
        onSubmit={({ conflict }) => send({ needId, conflict: conflict ?? null })}
      >
        <Field
          name="tied"
          label={t('evaluation.declare.question')}
          rules={[{ required: true, message: t('evaluation.declare.missing') }]}
        >
          <Radio.Group
            options={[
              { value: false, label: t('evaluation.declare.none') },
              { value: true, label: t('evaluation.declare.tied') },
            ]}
          />
        </Field>
        {tied && (
          <Field
            name="conflict"
            label={t('evaluation.declare.what')}
            extra={t('evaluation.declare.effect')}
            rules={[{ required: true, min: 4, whitespace: true, message: t('ui.act.words', { count: 4 }) }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Field>
        )}
      </Form>
    </section>
  );
}
