import { Form as AntForm, Input } from 'antd';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeclareOtherGrantDocument } from '../../gql/graphql.js';
import { useSend } from '../../graphql/send.js';
import { holds } from '../../session/acting.js';
import { AmountField } from '../../ui/form/amount-field.js';
import { Field, Form } from '../../ui/form/form.js';
import { List } from '../../ui/list.js';
import { Day } from '../../ui/value/moment.js';
import { Money } from '../../ui/value/money.js';
import { fenOf } from '../../ui/value/money.rules.js';
import { Page } from '../../ui/page.js';
import { otherGrants, otherGrantsRoute } from './affairs.route.js';

interface Values {
  readonly fund: string;
  readonly title: string;
  readonly scope: string;
  readonly amount: string;
  readonly grantedOn: string;
}

/** Money that the enterprise had of other funds: declared, so that a claim is not found to be paid twice. */
export function OtherGrantsPage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = otherGrantsRoute.useRouteContext();
  const enterpriseId = acting?.organisationId ?? '';
  const grants = useSuspenseQuery(otherGrants(enterpriseId)).data.otherGrants;
  return (
    <Page
      above={<Link to="/vouchers">{t('affairs.vouchers')}</Link>}
      title={t('affairs.grants.title', { count: grants.length })}
      lead={t('affairs.grants.lead')}
    >
      <List
        caption={t('affairs.grants.caption')}
        rows={grants}
        rowKey={({ id }) => id}
        empty={t('affairs.grants.empty')}
        columns={[
          {
            key: 'title',
            title: t('affairs.grants.what'),
            cell: ({ title, scope }) => (
              <>
                {title}
                <div className="soft">{scope}</div>
              </>
            ),
          },
          { key: 'fund', title: t('affairs.grants.fund'), cell: ({ fund }) => fund },
          { key: 'on', title: t('affairs.grants.on'), cell: ({ grantedOn }) => <Day of={grantedOn} /> },
          {
            key: 'amount',
            title: t('affairs.grants.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
        ]}
      />
      {holds(acting, 'other-grant.declare') ? (
        <Declare enterpriseId={enterpriseId} />
      ) : (
        <p>{t('affairs.release.whyNot.NOT_YOUR_ROLE')}</p>
      )}
    </Page>
  );
}

function Declare({ enterpriseId }: { enterpriseId: string }): ReactNode {
  const { t } = useTranslation();
  const [form] = AntForm.useForm<Values>();
  const { send, problem, sending } = useSend(DeclareOtherGrantDocument);
  const declare = async ({ amount, ...given }: Values): Promise<void> => {
    if (await send({ input: { enterpriseId, ...given, amountFen: fenOf(amount) ?? '0' } }))
      form.resetFields();
  };
  const filled = [{ required: true, whitespace: true, message: t('affairs.grants.missing') }];
  return (
    <section className="section-block">
      <h2>{t('affairs.grants.declare')}</h2>
      <p>{t('affairs.grants.effect')}</p>
      <Form<Values>
        form={form}
        submit={t('affairs.grants.send')}
        sending={sending}
        problem={problem}
        onSubmit={(values) => void declare(values)}
      >
        <Field
          name="fund"
          label={t('affairs.grants.fund')}
          extra={t('affairs.grants.fundHelp')}
          rules={filled}
        >
          <Input maxLength={120} />
        </Field>
        <Field name="title" label={t('affairs.grants.project')} rules={filled}>
          <Input maxLength={120} />
        </Field>
        <Field
          name="scope"
          label={t('affairs.grants.scope')}
          extra={t('affairs.grants.scopeHelp')}
          rules={filled}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Field>
        <AmountField name="amount" label={t('affairs.grants.amount')} />
        <Field name="grantedOn" label={t('affairs.grants.on')} rules={filled}>
          <Input type="date" />
        </Field>
      </Form>
    </section>
  );
}
