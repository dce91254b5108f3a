import { useTranslation } from 'react-i18next';
import { currentLanguage, type Language } from './language.js';

/** The language of the page; the component is drawn again when it changes. */
export function useLanguage(): Language {
  useTranslation();
  return currentLanguage();
}
