import { Form as AntForm, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InviteMemberDocument, type Role } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Field, Form } from '../ui/form/form.js';

interface InviteValues {
  readonly account: string;
  readonly role: Role;
}

export interface InviteFormProps {
  readonly organisationId: string;
  /** For officials: whose files they would handle. */
  readonly divisionCode?: string | null;
  /** The roles that can be given, each with what it lets a person do where its name does not say so. */
  readonly roles: readonly { readonly role: Role; readonly may?: string }[];
  /** What the form offers first. */
  readonly usual: Role;
  /** What is said once somebody is invited. */
  readonly told: (account: string) => string;
}

/** Offers a role to somebody who has an account; it is nothing until they accept it. */
export function InviteForm({
  organisationId,
  divisionCode = null,
  roles,
  usual,
  told,
}: InviteFormProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = AntForm.useForm<InviteValues>();
  const [invited, setInvited] = useState<string>();
  const { send, problem, sending } = useSend(InviteMemberDocument);
  const invite = async ({ account, role }: InviteValues) => {
    setInvited(undefined);
    if (!(await send({ input: { organisationId, account, role, divisionCode } }))) return;
    setInvited(account);
    form.resetFields();
  };
  return (
    <Form<InviteValues>
      form={form}
      submit={t('people.send')}
      initial={{ role: usual }}
      problem={problem}
      sending={sending}
      onSubmit={(values) => void invite(values)}
    >
      {invited && <p role="status">{told(invited)}</p>}
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
          {roles.map(({ role, may }) => (
            <Radio key={role} value={role}>
              {word('Role', role)}
              {may && <span className="role-hint"> · {may}</span>}
            </Radio>
          ))}
        </Radio.Group>
      </Field>
    </Form>
  );
}
