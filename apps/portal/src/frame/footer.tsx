import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PUBLIC_PLACES } from './places.rules.js';

export function Footer(): ReactNode {
  const { t } = useTranslation();
  return (
    <footer className="footer">
      <div className="width footer-row">
        <span>{t('frame.footer')}</span>
        <span>{t('frame.time')}</span>
        <nav aria-label={t('frame.public')}>
          {PUBLIC_PLACES.map(({ to, name }) => (
            <Link key={to} to={to}>
              {t(`frame.publicPlaces.${name}`)}
            </Link>
          ))}
        </nav>
        <a href="/schema.graphql">GraphQL</a>
      </div>
    </footer>
  );
}
