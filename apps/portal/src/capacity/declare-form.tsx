import { Form as AntForm, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeclareCapacityDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { formatMonth } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { Field, Form } from '../ui/form/form.js';

export interface DeclareFormProps {
  readonly providerId: string;
  readonly months: readonly string[];
}

interface Values {
  readonly month: string;
  readonly projects: number;
}

/** What can be begun in a month; the newest statement holds. */
export function DeclareForm({ providerId, months }: DeclareFormProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form] = AntForm.useForm<Values>();
  const [declared, setDeclared] = useState<Values>();
  const { send, problem, sending } = useSend(DeclareCapacityDocument);
  const declare = async (values: Values): Promise<void> => {
    setDeclared(undefined);
    if (await send({ providerId, ...values })) setDeclared(values);
  };
  return (
    <section>
      <h2>{t('capacity.form.title')}</h2>
      <Form<Values>
        form={form}
        submit={t('capacity.form.send')}
        initial={{ month: months[0] ?? '' }}
        sending={sending}
        problem={problem}
        onSubmit={declare}
      >
        {declared && (
          <p role="status">
            {t('capacity.form.done', {
              month: formatMonth(declared.month, language),
              count: declared.projects,
            })}
          </p>
        )}
        <Field name="month" label={t('capacity.month')} rules={[{ required: true }]}>
          <Select options={months.map((month) => ({ value: month, label: formatMonth(month, language) }))} />
        </Field>
        <Field
          name="projects"
          label={t('capacity.form.projects')}
          extra={t('capacity.form.hint')}
          rules={[{ required: true, message: t('capacity.form.missing') }]}
        >
          <InputNumber min={0} max={10_000} precision={0} />
        </Field>
      </Form>
    </section>
  );
}
