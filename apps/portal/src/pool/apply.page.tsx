import { Checkbox, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApplyToPoolDocument, type ProviderClass } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Field, Form } from '../ui/form/form.js';
import { Page } from '../ui/page.js';
import { PlaceSelect } from '../ui/form/place-select.js';
import { Criteria } from './criteria.js';
import { applyRoute } from './pool.route.js';
import './pool.css';

interface Values {
  readonly unifiedSocialCreditCode: string;
  readonly name: string;
  readonly providerClass: ProviderClass;
  readonly divisionCode?: string;
  readonly establishedOn: string;
  readonly employees: string;
  readonly introduction: string;
  readonly pledged: boolean;
}

/** The application to the pool: what is looked at, by which evidence, and the facts. */
export function ApplyPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const navigate = applyRoute.useNavigate();
  const { send, problem, sending } = useSend(ApplyToPoolDocument);
  const apply = async ({ divisionCode, employees, ...values }: Values): Promise<void> => {
    const input = { ...values, employees: Number(employees), divisionCode: divisionCode ?? null };
    if (await send({ input })) await navigate({ to: '/pool' });
  };
  return (
    <Page title={t('pool.apply.title')} lead={t('pool.apply.lead')}>
      <Criteria />
      <Form<Values>
        submit={t('pool.apply.submit')}
        initial={{ providerClass: 'OTHER' }}
        sending={sending}
        problem={problem}
        onSubmit={apply}
      >
        <Field
          name="unifiedSocialCreditCode"
          label={t('pool.fact.code')}
          extra={t('pool.apply.codeHint')}
          rules={needed(t('pool.apply.codeMissing'))}
        >
          <Input maxLength={40} autoComplete="off" />
        </Field>
        <Field
          name="name"
          label={t('pool.fact.name')}
          extra={t('pool.apply.nameHint')}
          rules={needed(t('pool.apply.nameMissing'))}
        >
          <Input maxLength={100} autoComplete="organization" />
        </Field>
        <Field name="providerClass" label={t('pool.fact.class')} extra={t('pool.apply.classHint')} required>
          <Radio.Group>
            {(['OTHER', 'PLATFORM'] as const).map((each) => (
              <Radio key={each} value={each}>
                {word('ProviderClass', each)}
              </Radio>
            ))}
          </Radio.Group>
        </Field>
        <Field name="divisionCode" label={t('pool.fact.place')} extra={t('pool.apply.placeHint')}>
          <PlaceSelect cityIsEnough />
        </Field>
        <div className="form-row">
          <Field
            name="establishedOn"
            label={t('pool.fact.established')}
            rules={needed(t('pool.apply.establishedMissing'))}
          >
            <input className="native-input" type="date" min="1900-01-01" max="2100-12-31" />
          </Field>
          <Field
            name="employees"
            label={t('pool.fact.employees')}
            rules={[{ required: true, pattern: /^\d{1,7}$/, message: t('pool.apply.employeesForm') }]}
          >
            <Input inputMode="numeric" />
          </Field>
        </div>
        <Field
          name="introduction"
          label={t('pool.fact.introduction')}
          extra={t('pool.apply.introductionHint')}
          rules={needed(t('pool.apply.introductionMissing'))}
        >
          <Input.TextArea rows={6} maxLength={2000} />
        </Field>
        <Field
          name="pledged"
          valuePropName="checked"
          rules={[
            {
              validator: (_, pledged) =>
                pledged ? Promise.resolve() : Promise.reject(new Error(t('pool.apply.pledgeMissing'))),
            },
          ]}
        >
          <Checkbox>{t('pool.apply.pledge')}</Checkbox>
        </Field>
      </Form>
    </Page>
  );
}

function needed(message: string): { required: true; whitespace: true; message: string }[] {
  return [{ required: true, whitespace: true, message }];
}
