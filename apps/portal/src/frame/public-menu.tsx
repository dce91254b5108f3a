import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PUBLIC_PLACES } from './places.rules.js';

/** What anybody may read, in the header of who is not signed in. On the phone it lies folded, and opens without script. */
export function PublicMenu(): ReactNode {
  const { t } = useTranslation();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <>
      <nav className="public-menu" aria-label={t('frame.public')}>
        <PublicLinks />
      </nav>
      {/* Another page folds it. */}
      <details key={path} className="public-menu-folded">
        <summary className="button">{t('frame.menu')}</summary>
        <nav aria-label={t('frame.public')}>
          <PublicLinks />
        </nav>
      </details>
    </>
  );
}

export function PublicLinks(): ReactNode {
  const { t } = useTranslation();
  return PUBLIC_PLACES.map(({ to, name }) => (
    <Link key={to} to={to} activeOptions={{ includeSearch: false }}>
      {t(`frame.publicPlaces.${name}`)}
    </Link>
  ));
}
