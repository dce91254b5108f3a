import { Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DisableAccountDocument,
  EnableAccountDocument,
  ProposePasswordResetDocument,
} from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Field, Form } from '../ui/form/form.js';

const ACTS = ['DISABLE', 'ENABLE', 'RESET'] as const;

interface Values {
  readonly account: string;
  readonly act: (typeof ACTS)[number];
}

/** Locks an account at once, lets it in again, or gives its person a new password; what touches an official takes two. */
export function Accounts(): ReactNode {
  const { t } = useTranslation();
  const [told, setTold] = useState<string>();
  const [act, setAct] = useState<Values['act']>('DISABLE');
  const disabling = useSend(DisableAccountDocument);
  const enabling = useSend(EnableAccountDocument);
  const resetting = useSend(ProposePasswordResetDocument);
  const { problem, sending } = { DISABLE: disabling, ENABLE: enabling, RESET: resetting }[act];
  const order = async ({ account }: Values): Promise<void> => {
    setTold(undefined);
    const input = { account };
    const proposalId =
      act === 'DISABLE'
        ? (await disabling.send({ input }))?.disableAccount.proposalId
        : act === 'ENABLE'
          ? (await enabling.send({ input }))?.enableAccount.proposalId
          : (await resetting.send({ input }))?.proposePasswordReset.proposalId;
    if (proposalId !== undefined)
      setTold(t(proposalId ? 'access.accounts.waits' : 'access.accounts.done', { account }));
  };
  return (
    <section>
      <h2>{t('access.accounts.title')}</h2>
      <Form<Values>
        submit={t('access.accounts.send')}
        sending={sending}
        problem={problem}
        initial={{ act }}
        onSubmit={order}
      >
        <p role="status">{told}</p>
        <Field
          name="account"
          label={t('access.account')}
          rules={[{ required: true, whitespace: true, message: t('access.accountMissing') }]}
        >
          <Input autoComplete="off" />
        </Field>
        <Field name="act" label={t('access.accounts.what')} required>
          <Radio.Group
            onChange={({ target }) => setAct(target.value as Values['act'])}
            options={ACTS.map((value) => ({ value, label: t(`access.accounts.${value}`) }))}
          />
        </Field>
      </Form>
    </section>
  );
}
