import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Search } from '../search/search.js';
import { SignInLink } from '../session/sign-in-link.js';
import { useActing, usePerson } from '../session/use-acting.js';
import { BrandMark } from './brand-mark.js';
import { PublicMenu } from './public-menu.js';
import { LanguageSwitch, SignOutButton } from './tools.js';

export interface HeaderProps {
  readonly menuIsOpen: boolean;
  readonly onMenu: () => void;
}

export function Header({ menuIsOpen, onMenu }: HeaderProps): ReactNode {
  const { t } = useTranslation();
  const person = usePerson();
  const acting = useActing();
  return (
    <header className="header">
      <div className="header-row">
        <Link to="/" className="brand" aria-label={t('frame.home')}>
          <BrandMark />
          <span>{t('brand')}</span>
        </Link>
        {acting && <span className="header-audience">{t(`frame.audience.${acting.audience}`)}</span>}
        <Search />
        {!person && <PublicMenu />}
        <div className={person ? 'header-tools signed-in' : 'header-tools'}>
          <LanguageSwitch />
          {person ? (
            <>
              <Link to="/account" className="person" title={t('frame.account')}>
                {person.displayName}
              </Link>
              <SignOutButton />
            </>
          ) : (
            <SignInLink />
          )}
        </div>
        {person && (
          <button
            type="button"
            className="button menu-button"
            aria-expanded={menuIsOpen}
            aria-controls="places"
            onClick={onMenu}
          >
            {t('frame.menu')}
          </button>
        )}
      </div>
    </header>
  );
}
