import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../router.js';
import { usePageTitle } from './page-title.js';

export default function NotFoundPage(): ReactNode {
  const { t } = useTranslation();
  usePageTitle(t('notFound.title'));
  return (
    <section className="page narrow">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <p>
        <Link href="/">{t('session.backHome')}</Link>
      </p>
    </section>
  );
}
