import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../layout/page-title.js';
import { type Membership, type Person, useSession } from './session.js';
import { SignInButton } from './sign-in-button.js';

/** Who is signed in, and what they may act as. */
export default function AccountPage(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  usePageTitle(t('layout.account'));

  if (session.state === 'SIGNED_IN') return <PersonSheet person={session.person} />;
  return (
    <section className="page narrow">
      <h1>{t(session.state === 'EXPIRED' ? 'session.expired' : 'session.signedOut')}</h1>
      <p>{t('session.signedOutHint')}</p>
      <SignInButton size="large" />
    </section>
  );
}

function PersonSheet({ person }: { person: Person }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="page narrow">
      <p className="kicker">{t('session.signedInAs')}</p>
      <h1>{person.displayName}</h1>
      <h2>{t('session.memberships')}</h2>
      {person.memberships.length === 0 ? (
        <p>{t('session.noMemberships')}</p>
      ) : (
        <ul className="memberships">
          {person.memberships.map((membership) => (
            <MembershipItem
              key={`${membership.organisationId} ${membership.role} ${membership.divisionCode}`}
              membership={membership}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function MembershipItem({ membership }: { membership: Membership }): ReactNode {
  const { t } = useTranslation();
  const { role, organisationName, organisationKind, divisionName } = membership;
  // Only officials work for a division; for a company the word would say nothing.
  const official = organisationKind !== 'ENTERPRISE' && organisationKind !== 'PROVIDER';
  return (
    <li>
      {/* A role newer than this page is shown by its code. */}
      <strong>{t(`roles.${role}` as 'roles.AUDITOR', { defaultValue: role })}</strong>
      <dl>
        <dt>{t('session.organisation')}</dt>
        <dd>{organisationName}</dd>
        {official && (
          <>
            <dt>{t('session.division')}</dt>
            <dd>{divisionName ?? t('session.everywhere')}</dd>
          </>
        )}
      </dl>
    </li>
  );
}
