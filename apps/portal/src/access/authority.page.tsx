import { Input, Radio } from 'antd';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES_OF } from '../../../../libs/kernel/src/roles.js';
import { EndOfficialDocument, InviteOfficialDocument, type Role } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { waitingOf } from './access.rules.js';
import { authorityOf, authorityRoute } from './access.route.js';

/** The people of one authority: who may do what since when, and who is asked. */
export function AuthorityPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id } = authorityRoute.useParams();
  const { acting } = authorityRoute.useRouteContext();
  const { memberships, invitations, authorities } = useSuspenseQuery(authorityOf(id)).data;
  const ending = useSend(EndOfficialDocument);
  const authority = authorities.find((each) => each.id === id);
  const members = nodesOf(memberships);
  const grants = holds(acting, 'membership.grant');
  return (
    <Page
      above={<Link to="/access">{t('access.authorities.title')}</Link>}
      title={t('access.file.title', { name: authority?.name ?? '', count: members.length })}
    >
      {ending.problem && <Refusal problem={ending.problem} />}
      <List
        caption={t('access.file.members')}
        rows={members}
        rowKey={(member) => member.id}
        empty={t('access.file.nobody')}
        columns={[
          { key: 'name', title: t('access.file.person'), cell: ({ displayName }) => displayName },
          { key: 'account', title: t('access.account'), cell: ({ account }) => account },
          { key: 'role', title: t('access.role'), cell: ({ role }) => word('Role', role) },
          { key: 'since', title: t('access.file.since'), cell: ({ grantedAt }) => <Day of={grantedAt} /> },
          {
            key: 'act',
            title: t('access.confirm.act'),
            cell: (member) =>
              member.endAwaitsSecondPerson ? (
                <Status tone="waiting">{t('access.file.endWaits')}</Status>
              ) : grants ? (
                <Act busy={ending.sending} onAct={() => void ending.send({ id: member.id })}>
                  {t('access.file.end')}
                </Act>
              ) : (
                '–'
              ),
          },
        ]}
      />
      <section>
        <h2>{t('access.file.asked')}</h2>
        <List
          caption={t('access.file.asked')}
          rows={waitingOf(invitations)}
          rowKey={(invitation) => invitation.id}
          empty={t('access.file.nobodyAsked')}
          columns={[
            { key: 'account', title: t('access.account'), cell: ({ account }) => account },
            { key: 'role', title: t('access.role'), cell: ({ role }) => word('Role', role) },
            {
              key: 'status',
              title: t('access.file.status'),
              cell: ({ status }) => <Status tone="waiting">{word('InvitationStatus', status)}</Status>,
            },
          ]}
        />
      </section>
      {grants && authority && (
        <Invite organisationId={id} divisionCode={authority.divisionCode} roles={ROLES_OF[authority.kind]} />
      )}
    </Page>
  );
}

interface InviteProps {
  readonly organisationId: string;
  readonly divisionCode: string | null;
  readonly roles: readonly Role[];
}

function Invite({ organisationId, divisionCode, roles }: InviteProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [invited, setInvited] = useState<string>();
  const { send, problem, sending } = useSend(InviteOfficialDocument);
  const invite = async ({ account, role }: { account: string; role: Role }): Promise<void> => {
    if (await send({ input: { organisationId, account, role, divisionCode } })) setInvited(account);
  };
  return (
    <section>
      <h2>{t('access.invite.title')}</h2>
      <p>{t('access.invite.effect')}</p>
      <Form<{ account: string; role: Role }>
        submit={t('access.invite.send')}
        sending={sending}
        problem={problem}
        initial={roles[0] ? { role: roles[0] } : {}}
        onSubmit={invite}
      >
        {invited && <p role="status">{t('access.invite.done', { account: invited })}</p>}
        <Field
          name="account"
          label={t('access.account')}
          rules={[{ required: true, whitespace: true, message: t('access.accountMissing') }]}
        >
          <Input autoComplete="off" />
        </Field>
        <Field name="role" label={t('access.role')} required>
          <Radio.Group options={roles.map((value) => ({ value, label: word('Role', value) }))} />
        </Field>
      </Form>
    </section>
  );
}
