import { Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CorrectEnterpriseInput } from '../gql/graphql.js';
import type { Problem } from '../graphql/problem.js';
import { Field, Form } from '../ui/form/form.js';
import { fenOfTenThousands, TEN_THOUSANDS } from '../ui/value/money.rules.js';
import { PlaceSelect } from '../ui/form/place-select.js';
import { IndustrySelect } from './industry-select.js';

export interface CompanyValues {
  readonly name: string;
  readonly divisionCode: string;
  readonly industryCode: string;
  readonly employees: string;
  /** In units of 10,000 yuan, as it is typed. */
  readonly priorYearRevenueFen: string;
  readonly establishedOn: string;
  readonly controllingUnifiedSocialCreditCode?: string;
  readonly clusterCode?: string;
  readonly pledged: boolean;
}

interface CompanyFormProps {
  readonly submit: string;
  readonly initial: Partial<CompanyValues>;
  readonly placeHint: string;
  readonly problem: Problem | undefined;
  readonly sending: boolean;
  readonly onSubmit: (values: CompanyValues) => void;
}

/** What the form says, as the API takes it. */
export function declarationOf(values: CompanyValues): CorrectEnterpriseInput {
  return {
    ...values,
    employees: Number(values.employees),
    priorYearRevenueFen: fenOfTenThousands(values.priorYearRevenueFen),
    controllingUnifiedSocialCreditCode: values.controllingUnifiedSocialCreditCode?.trim() || null,
    clusterCode: values.clusterCode?.trim() || null,
  };
}

function required(message: string): { required: true; message: string }[] {
  return [{ required: true, message }];
}

/** The facts of the business licence, in its order; what is computed is not asked. */
export function CompanyForm({
  submit,
  initial,
  placeHint,
  problem,
  sending,
  onSubmit,
}: CompanyFormProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Form<CompanyValues>
      submit={submit}
      initial={initial}
      problem={problem}
      sending={sending}
      onSubmit={onSubmit}
    >
      <Field
        name="name"
        label={t('enterprise.facts.name')}
        rules={required(t('enterprise.form.nameMissing'))}
      >
        <Input maxLength={100} autoComplete="organization" />
      </Field>
      <Field
        name="divisionCode"
        label={t('enterprise.facts.place')}
        extra={placeHint}
        rules={required(t('enterprise.form.placeMissing'))}
      >
        <PlaceSelect />
      </Field>
      <Field
        name="industryCode"
        label={t('enterprise.facts.industry')}
        extra={t('enterprise.form.industryHint')}
        rules={required(t('enterprise.form.industryMissing'))}
      >
        <IndustrySelect />
      </Field>
      <div className="form-row">
        <Field
          name="establishedOn"
          label={t('enterprise.facts.established')}
          rules={required(t('enterprise.form.establishedMissing'))}
        >
          <input className="native-input" type="date" min="1900-01-01" max="2100-12-31" />
        </Field>
        <Field
          name="employees"
          label={t('enterprise.facts.employees')}
          rules={[
            ...required(t('enterprise.form.employeesMissing')),
            { pattern: /^\d{1,7}$/, message: t('enterprise.form.employeesForm') },
          ]}
        >
          <Input inputMode="numeric" suffix={t('enterprise.form.people')} />
        </Field>
        <Field
          name="priorYearRevenueFen"
          label={t('enterprise.facts.revenue')}
          rules={[
            ...required(t('enterprise.form.revenueMissing')),
            { pattern: TEN_THOUSANDS, message: t('enterprise.form.revenueForm') },
          ]}
        >
          <Input inputMode="decimal" suffix={t('enterprise.form.tenThousands')} />
        </Field>
      </div>
      <div className="form-row">
        <Field
          name="controllingUnifiedSocialCreditCode"
          label={t('enterprise.facts.controlled')}
          extra={t('enterprise.form.controlledHint')}
        >
          <Input maxLength={40} />
        </Field>
        <Field
          name="clusterCode"
          label={t('enterprise.facts.cluster')}
          extra={t('enterprise.form.clusterHint')}
        >
          <Input maxLength={30} />
        </Field>
      </div>
      <Field
        name="pledged"
        valuePropName="checked"
        rules={[
          {
            validator: (_, pledged) =>
              pledged ? Promise.resolve() : Promise.reject(new Error(t('enterprise.form.pledgeMissing'))),
          },
        ]}
      >
        <Checkbox>{t('enterprise.form.pledge')}</Checkbox>
      </Field>
    </Form>
  );
}
