import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PublicLinks } from './public-menu.js';

export function Footer(): ReactNode {
  const { t } = useTranslation();
  return (
    <footer className="footer">
      <div className="width footer-row">
        <span>{t('frame.footer')}</span>
        <span>{t('frame.time')}</span>
        <nav aria-label={t('frame.publicBelow')}>
          <PublicLinks />
        </nav>
        <a href="/schema.graphql">GraphQL</a>
      </div>
    </footer>
  );
}
