import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES_OF } from '../../../../libs/kernel/src/roles.js';
import { type PeopleHereFragment, WithdrawInvitationDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Due } from '../ui/value/due.js';
import { List } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { peopleOf, type PersonHere, ROLES, type Side, USUAL, waitingOf } from './people.rules.js';
import { InviteForm } from './invite-form.js';
import { authorityQuery, authorityRoute, peopleQuery, peopleRoute, teamRoute } from './people.route.js';
import { Roles } from './roles.js';
import './people.css';

/** Who acts for the enterprise and may do what. */
export function EnterprisePeoplePage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = peopleRoute.useRouteContext();
  return (
    <OwnPeople
      acting={acting}
      side="ENTERPRISE"
      above={<Link to="/enterprise">{t('frame.places.enterprise')}</Link>}
    />
  );
}

/** Who acts for the provider and may do what. */
export function TeamPage(): ReactNode {
  const { acting } = teamRoute.useRouteContext();
  return <OwnPeople acting={acting} side="PROVIDER" />;
}

interface OwnPeopleProps {
  readonly acting: Acting | null;
  readonly side: Side;
  readonly above?: ReactNode;
}

function OwnPeople({ acting, side, above }: OwnPeopleProps): ReactNode {
  const { t } = useTranslation();
  const organisationId = acting?.organisationId ?? '';
  const people = useSuspenseQuery(peopleQuery(organisationId)).data;
  return (
    <People
      people={people}
      title={(count) => t(`people.title.${side}`, { count })}
      lead={t('people.lead')}
      above={above}
      mayEnd
      invite={
        <InviteForm
          organisationId={organisationId}
          roles={ROLES[side].map((role) => ({ role, may: t(`people.may.${role}`) }))}
          usual={USUAL[side]}
          told={(account) => t('people.invited', { account })}
        />
      }
    />
  );
}

/** Who holds an office in an authority: as in an enterprise, but a second person agrees to what begins and ends. */
export function AuthorityPage(): ReactNode {
  const { t } = useTranslation();
  const { id } = authorityRoute.useParams();
  const { acting } = authorityRoute.useRouteContext();
  const people = useSuspenseQuery(authorityQuery(id)).data;
  const authority = people.authorities.find((each) => each.id === id);
  const grants = holds(acting, 'membership.grant');
  const roles = authority ? ROLES_OF[authority.kind] : [];
  return (
    <People
      people={people}
      title={(count) => t('people.authority', { name: authority?.name ?? '', count })}
      lead={t('people.ofAuthority')}
      above={<Link to="/access">{t('frame.places.access')}</Link>}
      mayEnd={grants}
      invite={
        grants &&
        roles[0] && (
          <InviteForm
            organisationId={id}
            divisionCode={authority?.divisionCode ?? null}
            roles={roles.map((role) => ({ role }))}
            usual={roles[0]}
            told={(account) => t('people.invitedOfficial', { account })}
          />
        )
      }
    />
  );
}

interface PeopleProps {
  readonly people: PeopleHereFragment;
  readonly title: (count: number) => string;
  readonly lead: string;
  readonly above?: ReactNode;
  /** Whether the reader may take roles back. */
  readonly mayEnd: boolean;
  readonly invite: ReactNode;
}

/** Whoever is asked decides for themselves; who leaves loses the role at once. */
function People({ people, title, lead, above, mayEnd, invite }: PeopleProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { memberships, invitations } = people;
  const members = memberships.edges.map(({ node }) => node);
  const waiting = waitingOf(invitations);
  const withdraw = useSend(WithdrawInvitationDocument);
  return (
    <Page title={title(peopleOf(members).length)} above={above} lead={lead}>
      <List<PersonHere>
        caption={t('people.caption')}
        file
        rows={peopleOf(members)}
        rowKey={({ personId }) => personId}
        empty={t('people.nobody')}
        columns={[
          { key: 'name', title: t('people.person'), cell: ({ displayName }) => displayName },
          { key: 'account', title: t('people.account'), cell: ({ account }) => account },
          {
            key: 'roles',
            title: t('people.roles'),
            cell: (person) => <Roles person={person} members={members} mayEnd={mayEnd} />,
          },
        ]}
      />
      <section className="section-block" aria-labelledby="waiting-title">
        <h2 id="waiting-title">{t('people.waiting', { count: waiting.length })}</h2>
        {withdraw.problem && <Refusal problem={withdraw.problem} />}
        <List
          caption={t('people.waitingCaption')}
          rows={waiting}
          rowKey={({ id }) => id}
          empty={t('people.noneWaiting')}
          columns={[
            { key: 'account', title: t('people.account'), cell: ({ account }) => account },
            { key: 'role', title: t('people.roles'), cell: ({ role }) => word('Role', role) },
            {
              key: 'status',
              title: t('people.status'),
              cell: ({ status }) => word('InvitationStatus', status),
            },
            {
              key: 'until',
              title: t('people.until'),
              cell: ({ expiresAt }) => <Due at={expiresAt} />,
            },
            {
              key: 'act',
              title: t('people.act'),
              cell: ({ id }) =>
                mayEnd && (
                  <Act busy={withdraw.sending} onAct={() => void withdraw.send({ id })}>
                    {t('people.withdraw')}
                  </Act>
                ),
            },
          ]}
        />
      </section>
      {invite && (
        <section className="section-block" aria-labelledby="invite-title">
          <h2 id="invite-title">{t('people.invite')}</h2>
          {invite}
        </section>
      )}
    </Page>
  );
}
