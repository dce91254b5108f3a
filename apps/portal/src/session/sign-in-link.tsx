import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addressIn } from '../i18n/addresses.js';
import { useLanguage } from '../i18n/use-language.js';
import { signInAddress } from './session.js';

export interface SignInLinkProps {
  /** Where to come back to; by default the work that waits, from the pages of the public. */
  readonly returnTo?: string;
  readonly look?: 'primary' | 'light';
}

/** A link and not a button: it leaves the portal for the issuer's own pages, also without script. */
export function SignInLink({ returnTo, look = 'primary' }: SignInLinkProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const href = useRouterState({ select: ({ location }) => location.href });
  const target = addressIn(language, returnTo ?? (href === '/' ? '/work' : href));
  return (
    <a className={look === 'primary' ? 'button primary' : 'button'} href={signInAddress(target)}>
      {t('session.signIn')}
    </a>
  );
}
