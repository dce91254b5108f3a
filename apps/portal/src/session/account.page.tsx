import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { Page } from '../ui/page.js';
import { type Acting, organisationsOf } from './acting.js';
import { accountRoute } from './account.route.js';

/** Who is signed in, and for whom they may act. */
export function AccountPage(): ReactNode {
  const { t } = useTranslation();
  const { person } = accountRoute.useRouteContext();
  const organisations = organisationsOf(person);
  return (
    <Page title={t('session.account.title', { name: person.displayName })}>
      {organisations.length === 0 && <p>{t('session.account.none')}</p>}
      {organisations.map((organisation) => (
        <Organisation key={organisation.organisationId} organisation={organisation} />
      ))}
      <p>
        <Link to="/evaluations">{t('session.account.evaluations')}</Link>
      </p>
      <h2>{t('session.account.safety')}</h2>
      <ul>
        <li>
          <a href="/oidc/account">{t('session.account.invitations')}</a>
        </li>
        <li>
          <a href="/oidc/password">{t('session.account.password')}</a>
        </li>
      </ul>
    </Page>
  );
}

function Organisation({ organisation }: { organisation: Acting }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section>
      <h2>{organisation.organisationName}</h2>
      <Facts
        facts={organisation.memberships.map(({ role, divisionName }) => ({
          name: word('Role', role),
          // Only officials work for a division; for a company the word would say nothing.
          value:
            organisation.audience === 'OFFICIAL'
              ? (divisionName ?? t('session.account.everywhere'))
              : t('session.account.whole'),
        }))}
      />
    </section>
  );
}
