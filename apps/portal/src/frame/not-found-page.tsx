import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { First } from '../session/own.js';
import { Page } from '../ui/page.js';

export function NotFoundPage({ data }: { data?: unknown }): ReactNode {
  const { t } = useTranslation();
  const { first } = (data ?? {}) as Partial<First>;
  if (first) return <FirstThings first={first} />;
  return (
    <Page title={t('notFound.title')}>
      <p>{t('notFound.text')}</p>
      <p>
        <Link to="/">{t('session.backHome')}</Link>
      </p>
    </Page>
  );
}

/** What comes before this page for who belongs to no organisation yet. */
function FirstThings({ first }: First): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t(`notFound.${first}.title`)}>
      <p>{t(`notFound.${first}.text`)}</p>
      <p className="actions">
        <Link to={first === 'ENTERPRISE' ? '/enterprise/register' : '/pool'} className="button primary">
          {t(`notFound.${first}.act`)}
        </Link>
        <a href="/oidc/account" className="button">
          {t('notFound.invitations')}
        </a>
      </p>
    </Page>
  );
}
