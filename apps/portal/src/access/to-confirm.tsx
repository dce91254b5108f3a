import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccessQuery, ConfirmInvitationDocument, ConfirmProposalDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { Due } from '../ui/value/due.js';
import { List } from '../ui/list.js';
import { Refusal } from '../ui/refusal.js';

export interface ToConfirmProps {
  readonly invitations: NonNullable<AccessQuery['invitationsToConfirm']>;
  readonly proposals: NonNullable<AccessQuery['proposals']>;
}

/** Official roles and locks take two people: this is the second. */
export function ToConfirm({ invitations, proposals }: ToConfirmProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const invitation = useSend(ConfirmInvitationDocument);
  const proposal = useSend(ConfirmProposalDocument);
  if (invitations.length + proposals.length === 0) return null;
  return (
    <section>
      <h2>{t('access.confirm.title')}</h2>
      {invitation.problem && <Refusal problem={invitation.problem} />}
      {proposal.problem && <Refusal problem={proposal.problem} />}
      <List
        caption={t('access.confirm.title')}
        rows={[
          ...invitations.map((each) => ({
            ...each,
            what: t('access.confirm.role', {
              role: word('Role', each.role),
              organisation: each.organisationName,
            }),
            act: (
              <div className="actions">
                <Act
                  look="primary"
                  busy={invitation.sending}
                  onAct={() => void invitation.send({ id: each.id, agree: true })}
                >
                  {t('access.confirm.agree')}
                </Act>
                <Act
                  busy={invitation.sending}
                  onAct={() => void invitation.send({ id: each.id, agree: false })}
                >
                  {t('access.confirm.refuse')}
                </Act>
              </div>
            ),
          })),
          ...proposals.map((each) => ({
            ...each,
            what: t('access.confirm.proposed', { act: word('ProposedAct', each.act), by: each.proposedBy }),
            act: (
              <Act look="primary" busy={proposal.sending} onAct={() => void proposal.send({ id: each.id })}>
                {t('access.confirm.agree')}
              </Act>
            ),
          })),
        ]}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          { key: 'account', title: t('access.account'), cell: ({ account }) => account },
          { key: 'what', title: t('access.confirm.what'), cell: ({ what }) => what },
          { key: 'until', title: t('access.confirm.until'), cell: ({ expiresAt }) => <Due at={expiresAt} /> },
          { key: 'act', title: t('access.confirm.act'), cell: ({ act }) => act },
        ]}
      />
    </section>
  );
}
