import { Input, Select } from 'antd';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProposeRoundDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { AmountField } from '../ui/form/amount-field.js';
import { Field, Form } from '../ui/form/form.js';
import { fenOf } from '../ui/value/money.rules.js';
import { momentOf } from '../ui/value/minute.rules.js';
import { Page } from '../ui/page.js';
import { Period, usePeriodRule } from '../ui/form/period.js';
import type { PeriodOf } from '../ui/form/period.rules.js';
import { toProposeQuery } from './rounds.route.js';

interface Values {
  readonly basedOn: string;
  readonly name: string;
  readonly budget: string;
  readonly claims?: PeriodOf;
  readonly redemptions?: PeriodOf;
  readonly noticeDays?: string;
}

/** A round applies a published scheme; what is left open is as the scheme has it, and the cities share by its weights. */
export function ProposePage(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { schemes } = useSuspenseQuery(toProposeQuery).data;
  const { send, problem, sending } = useSend(ProposeRoundDocument);
  const periodRule = usePeriodRule();
  const published = schemes.filter(({ state }) => state === 'PUBLISHED');
  const propose = async ({
    basedOn,
    name,
    budget,
    claims,
    redemptions,
    noticeDays,
  }: Values): Promise<void> => {
    const answer = await send({
      input: {
        basedOn,
        name,
        budgetFen: fenOf(budget)!,
        ...(claims && { claimFrom: momentOf(claims.from), claimTo: momentOf(claims.to) }),
        ...(redemptions && { redeemFrom: momentOf(redemptions.from), redeemTo: momentOf(redemptions.to) }),
        ...(noticeDays && { noticeDays: Number(noticeDays) }),
      },
    });
    if (answer) await navigate({ to: '/rounds/$id', params: { id: answer.proposeRound.id } });
  };
  return (
    <Page above={<Link to="/rounds">{t('rounds.list.title')}</Link>} title={t('rounds.propose.title')}>
      <p>{t('rounds.propose.effect')}</p>
      <Form<Values>
        submit={t('rounds.propose.send')}
        sending={sending}
        problem={problem}
        initial={published[0] ? { basedOn: published[0].id } : {}}
        onSubmit={propose}
      >
        <Field
          name="basedOn"
          label={t('rounds.scheme')}
          rules={[{ required: true, message: t('rounds.propose.schemeMissing') }]}
        >
          <Select
            options={published.map(({ id, name, scheme, version }) => ({
              value: id,
              label: `${name} (${scheme} v${version})`,
            }))}
          />
        </Field>
        <Field
          name="name"
          label={t('rounds.name')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('rounds.propose.nameMissing') }]}
        >
          <Input />
        </Field>
        <AmountField name="budget" label={t('rounds.budgetYuan')} />
        {(['claims', 'redemptions'] as const).map((window) => (
          <Field
            key={window}
            name={window}
            label={t(`rounds.${window}`)}
            extra={t('rounds.propose.asScheme')}
            rules={[periodRule]}
          >
            <Period />
          </Field>
        ))}
        <Field
          name="noticeDays"
          label={t('rounds.noticeDays')}
          extra={t('rounds.propose.asScheme')}
          rules={[{ pattern: /^\d{1,2}$/, message: t('rounds.propose.daysWrong') }]}
        >
          <Input inputMode="numeric" />
        </Field>
      </Form>
    </Page>
  );
}
