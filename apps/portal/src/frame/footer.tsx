import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export function Footer(): ReactNode {
  const { t } = useTranslation();
  return (
    <footer className="footer">
      <div className="width footer-row">
        <span>{t('frame.footer')}</span>
        <span>{t('frame.time')}</span>
        <Link to="/providers">{t('frame.providers')}</Link>
        <a href="/schema.graphql">GraphQL</a>
      </div>
    </footer>
  );
}
