import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WithdrawInvitationDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { Due } from '../ui/value/due.js';
import { List } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { peopleOf, waitingOf, type PersonHere, type Side } from './people.rules.js';
import { InviteForm } from './invite-form.js';
import { peopleQuery, peopleRoute, teamRoute } from './people.route.js';
import { Roles } from './roles.js';
import './people.css';

/** Who acts for the enterprise and may do what. */
export function EnterprisePeoplePage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = peopleRoute.useRouteContext();
  return (
    <People
      organisationId={acting?.organisationId ?? ''}
      side="ENTERPRISE"
      above={<Link to="/enterprise">{t('frame.places.enterprise')}</Link>}
    />
  );
}

/** Who acts for the provider and may do what. */
export function TeamPage(): ReactNode {
  const { acting } = teamRoute.useRouteContext();
  return <People organisationId={acting?.organisationId ?? ''} side="PROVIDER" />;
}

interface PeopleProps {
  readonly organisationId: string;
  readonly side: Side;
  readonly above?: ReactNode;
}

/** Whoever is asked decides for themselves; who leaves loses the role at once. */
function People({ organisationId, side, above }: PeopleProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { memberships, invitations } = useSuspenseQuery(peopleQuery(organisationId)).data;
  const members = memberships.edges.map(({ node }) => node);
  const waiting = waitingOf(invitations);
  const withdraw = useSend(WithdrawInvitationDocument);
  return (
    <Page
      title={t(`people.title.${side}`, { count: peopleOf(members).length })}
      above={above}
      lead={t('people.lead')}
    >
      <List<PersonHere>
        caption={t('people.caption')}
        rows={peopleOf(members)}
        rowKey={({ personId }) => personId}
        empty={t('people.nobody')}
        columns={[
          { key: 'name', title: t('people.person'), cell: ({ displayName }) => displayName },
          { key: 'account', title: t('people.account'), cell: ({ account }) => account },
          {
            key: 'roles',
            title: t('people.roles'),
            cell: (person) => <Roles person={person} members={members} />,
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
              cell: ({ id }) => (
                <Act busy={withdraw.sending} onAct={() => void withdraw.send({ id })}>
                  {t('people.withdraw')}
                </Act>
              ),
            },
          ]}
        />
      </section>
      <section className="section-block" aria-labelledby="invite-title">
        <h2 id="invite-title">{t('people.invite')}</h2>
        <InviteForm organisationId={organisationId} side={side} />
      </section>
    </Page>
  );
}
