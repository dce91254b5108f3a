import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../graphql/problem.js';
import { chooseLanguage, currentLanguage, LANGUAGES } from '../i18n/language.js';
import { Link, navigate } from '../router.js';
import { SignInButton } from '../session/sign-in-button.js';
import { signOut, useSession } from '../session/session.js';
import { BrandMark } from './brand-mark.js';

export function Header(): ReactNode {
  const { t } = useTranslation();
  return (
    <header className="header">
      <div className="width header-row">
        <Link href="/" className="brand" aria-label={t('layout.home')}>
          <BrandMark />
          <span>{t('brand')}</span>
        </Link>
        <LanguageSwitch />
        <SessionControls />
      </div>
    </header>
  );
}

/** Two languages, so one button: the name of the other one, written in it. */
function LanguageSwitch(): ReactNode {
  const { t } = useTranslation();
  const other = LANGUAGES.find((language) => language !== currentLanguage()) ?? 'en';
  return (
    <Button type="text" lang={other} title={t('language.switch')} onClick={() => void chooseLanguage(other)}>
      {t(`language.${other}`)}
    </Button>
  );
}

function SessionControls(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const [leaving, setLeaving] = useState(false);
  if (session.state !== 'SIGNED_IN') return leaving ? null : <SignInButton />;

  const leave = async (): Promise<void> => {
    setLeaving(true);
    try {
      await signOut();
    } catch (thrown) {
      asProblem(thrown); // The token is forgotten already; only the issuer's own session lives on.
      navigate('/');
    } finally {
      setLeaving(false);
    }
  };
  return (
    <>
      <Link href="/account" className="person" title={t('layout.account')}>
        {session.person.displayName}
      </Link>
      <Button onClick={() => void leave()}>{t('session.signOut')}</Button>
    </>
  );
}
