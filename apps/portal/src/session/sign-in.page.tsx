import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.js';
import { signInRoute } from './sign-in.route.js';
import { SignInLink } from './sign-in-link.js';

export function SignInPage(): ReactNode {
  const { t } = useTranslation();
  const { returnTo } = signInRoute.useSearch();
  return (
    <Page title={t('session.needed.title')}>
      <p>{t('session.needed.text')}</p>
      <p className="actions">
        <SignInLink returnTo={returnTo} />
      </p>
      <p className="soft">{t('session.needed.account')}</p>
    </Page>
  );
}
