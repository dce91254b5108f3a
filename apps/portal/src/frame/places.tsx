import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { organisationsOf } from '../session/acting.js';
import { chooseOrganisation } from '../session/chosen-organisation.js';
import { useActing, usePerson } from '../session/use-acting.js';
import { placesFor } from './places.rules.js';
import { LanguageSwitch, SignOutButton } from './tools.js';

/** For whom the person works just now, and where they may go. On a phone it is the menu. */
export function Places({ isOpen }: { isOpen: boolean }): ReactNode {
  const { t } = useTranslation();
  const person = usePerson();
  const acting = useActing();
  if (!person) return null;
  return (
    <nav id="places" className={isOpen ? 'places open' : 'places'} aria-label={t('frame.navigation')}>
      <OrganisationSwitch />
      <ul>
        {placesFor(acting).map(({ to, name }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: false }}>
              {t(`frame.places.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
      <div className="places-tools">
        <Link to="/account">{person.displayName}</Link>
        <LanguageSwitch />
        <SignOutButton />
      </div>
    </nav>
  );
}

/** One organisation is a name; between several the person chooses, and begins with the work that waits there. */
function OrganisationSwitch(): ReactNode {
  const { t } = useTranslation();
  const router = useRouter();
  const person = usePerson();
  const acting = useActing();
  if (!person || !acting) return null;
  const all = organisationsOf(person);
  if (all.length === 1) return <p className="organisation">{acting.organisationName}</p>;
  const choose = async (organisationId: string): Promise<void> => {
    chooseOrganisation(organisationId);
    await router.invalidate();
    await router.navigate({ to: '/work' });
  };
  return (
    <label className="organisation">
      {t('frame.organisation')}
      <select value={acting.organisationId} onChange={({ target }) => void choose(target.value)}>
        {all.map(({ organisationId, organisationName }) => (
          <option key={organisationId} value={organisationId}>
            {organisationName}
          </option>
        ))}
      </select>
    </label>
  );
}
