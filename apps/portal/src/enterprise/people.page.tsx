import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EndMembershipDocument, WithdrawInvitationDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/act.js';
import { Due } from '../ui/due.js';
import { List } from '../ui/list.js';
import { Day } from '../ui/moment.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/status.js';
import { isLastSignatory, peopleOf, waitingOf, type Member, type PersonHere } from './enterprise.rules.js';
import { InviteForm } from './invite-form.js';
import { peopleQuery, peopleRoute } from './people.route.js';
import './enterprise.css';

/** Who acts for the enterprise and may do what; whoever is asked decides for themselves. */
export function PeoplePage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { acting } = peopleRoute.useRouteContext();
  const organisationId = acting?.organisationId ?? '';
  const { memberships, invitations } = useSuspenseQuery(peopleQuery(organisationId)).data;
  const members = memberships.edges.map(({ node }) => node);
  const waiting = waitingOf(invitations);
  const withdraw = useSend(WithdrawInvitationDocument);
  return (
    <Page
      title={t('enterprise.people.title', { count: peopleOf(members).length })}
      above={<Link to="/enterprise">{t('frame.places.enterprise')}</Link>}
      lead={t('enterprise.people.lead')}
    >
      <List<PersonHere>
        caption={t('enterprise.people.caption')}
        rows={peopleOf(members)}
        rowKey={({ personId }) => personId}
        empty={t('enterprise.people.nobody')}
        columns={[
          { key: 'name', title: t('enterprise.people.person'), cell: ({ displayName }) => displayName },
          { key: 'account', title: t('enterprise.people.account'), cell: ({ account }) => account },
          {
            key: 'roles',
            title: t('enterprise.people.roles'),
            cell: (person) => <Roles person={person} members={members} />,
          },
        ]}
      />
      <section className="section-block" aria-labelledby="waiting-title">
        <h2 id="waiting-title">{t('enterprise.people.waiting', { count: waiting.length })}</h2>
        {withdraw.problem && <Refusal problem={withdraw.problem} />}
        <List
          caption={t('enterprise.people.waitingCaption')}
          rows={waiting}
          rowKey={({ id }) => id}
          empty={t('enterprise.people.noneWaiting')}
          columns={[
            { key: 'account', title: t('enterprise.people.account'), cell: ({ account }) => account },
            { key: 'role', title: t('enterprise.people.roles'), cell: ({ role }) => word('Role', role) },
            {
              key: 'status',
              title: t('enterprise.people.status'),
              cell: ({ status }) => word('InvitationStatus', status),
            },
            {
              key: 'until',
              title: t('enterprise.people.until'),
              cell: ({ expiresAt }) => <Due at={expiresAt} />,
            },
            {
              key: 'act',
              title: t('enterprise.people.act'),
              cell: ({ id }) => (
                <Act busy={withdraw.sending} onAct={() => void withdraw.send({ id })}>
                  {t('enterprise.people.withdraw')}
                </Act>
              ),
            },
          ]}
        />
      </section>
      <section className="section-block" aria-labelledby="invite-title">
        <h2 id="invite-title">{t('enterprise.people.invite')}</h2>
        <InviteForm organisationId={organisationId} />
      </section>
    </Page>
  );
}

function Roles({ person, members }: { person: PersonHere; members: readonly Member[] }): ReactNode {
  return (
    <ul className="roles">
      {person.memberships.map((member) => (
        <RoleLine key={member.id} member={member} isLast={isLastSignatory(member, members)} />
      ))}
    </ul>
  );
}

function RoleLine({ member, isLast }: { member: Member; isLast: boolean }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { send, problem, sending } = useSend(EndMembershipDocument);
  return (
    <li>
      <span>
        {word('Role', member.role)} · <Day of={member.grantedAt} />
      </span>
      {member.endAwaitsSecondPerson ? (
        <Status tone="waiting">{t('enterprise.people.endWaits')}</Status>
      ) : (
        <Act
          busy={sending}
          whyNot={isLast ? t('enterprise.people.lastSignatory') : null}
          onAct={() => void send({ id: member.id })}
        >
          {t('enterprise.people.end')}
        </Act>
      )}
      {problem && <Refusal problem={problem} />}
    </li>
  );
}
