import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, wordingOf } from '../graphql/problem.js';
import { addressIn, languageInAddress } from '../i18n/addresses.js';
import { chooseLanguage, LANGUAGES } from '../i18n/language.js';
import { useLanguage } from '../i18n/use-language.js';
import { signOut } from '../session/session.js';

/**
 * Two languages, so one link: the name of the other one, written in it, to the same page under its address there. The page
 * itself stays, with all that is typed on it.
 */
export function LanguageSwitch(): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const router = useRouter();
  const language = useLanguage();
  const here = useRouterState({ select: ({ location }) => location.href });
  const other = LANGUAGES.find((each) => each !== language) ?? 'en';
  const address = addressIn(other, here);
  const change = async (event: MouseEvent): Promise<void> => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    await chooseLanguage(other);
    // The router keeps the addresses of links until it is told that they are written otherwise.
    router.update({ ...router.options, rewrite: { ...languageInAddress } });
    router.history.replace(address);
    // Some answers are in words, and refusals are.
    await queries.invalidateQueries();
  };
  return (
    <a
      className="button plain"
      href={address}
      hrefLang={other}
      lang={other}
      title={t('language.switch')}
      onClick={(event) => void change(event)}
    >
      {t(`language.${other}`)}
    </a>
  );
}

export function SignOutButton(): ReactNode {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useMutation({ mutationFn: signOut });
  return (
    <>
      <button type="button" className="button plain" disabled={isPending} onClick={() => mutate()}>
        {t('session.signOut')}
      </button>
      {error && <span role="alert">{wordingOf(asProblem(error), t)}</span>}
    </>
  );
}
