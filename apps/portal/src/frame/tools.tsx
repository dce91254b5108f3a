import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, wordingOf } from '../graphql/problem.js';
import { chooseLanguage, LANGUAGES } from '../i18n/language.js';
import { useLanguage } from '../i18n/use-language.js';
import { signOut } from '../session/session.js';

/** Two languages, so one button: the name of the other one, written in it. */
export function LanguageSwitch(): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const language = useLanguage();
  const other = LANGUAGES.find((each) => each !== language) ?? 'en';
  const change = async (): Promise<void> => {
    await chooseLanguage(other);
    // Some answers are in words, and refusals are.
    await queries.invalidateQueries();
  };
  return (
    <button
      type="button"
      className="button plain"
      lang={other}
      title={t('language.switch')}
      onClick={() => void change()}
    >
      {t(`language.${other}`)}
    </button>
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
