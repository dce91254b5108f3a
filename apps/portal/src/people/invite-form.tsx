import { Form as AntForm, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InviteMemberDocument, type Role } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Field, Form } from '../ui/form/form.js';
import { ROLES, type Side, USUAL } from './people.rules.js';

interface InviteValues {
  readonly account: string;
  readonly role: Role;
}

/** Offers a role to somebody who has an account; it is nothing until they accept it. */
export function InviteForm({ organisationId, side }: { organisationId: string; side: Side }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = AntForm.useForm<InviteValues>();
  const [invited, setInvited] = useState<string>();
  const { send, problem, sending } = useSend(InviteMemberDocument);
  const invite = async ({ account, role }: InviteValues) => {
    setInvited(undefined);
    if (!(await send({ input: { organisationId, account, role } }))) return;
    setInvited(account);
    form.resetFields();
  };
  return (
    <Form<InviteValues>
      form={form}
      submit={t('people.send')}
      initial={{ role: USUAL[side] }}
      problem={problem}
      sending={sending}
      onSubmit={(values) => void invite(values)}
    >
      {invited && <p role="status">{t('people.invited', { account: invited })}</p>}
      <Field
        name="account"
        label={t('people.account')}
        extra={t('people.accountHint')}
        rules={[{ required: true, whitespace: true, message: t('people.accountMissing') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Field>
      <Field name="role" label={t('people.roles')}>
        <Radio.Group>
          {ROLES[side].map((role) => (
            <Radio key={role} value={role}>
              {word('Role', role)}
              <span className="role-hint"> · {t(`people.may.${role}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Field>
    </Form>
  );
}
