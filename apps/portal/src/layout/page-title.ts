import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The title of the tab: what the page is, then whose. */
export function usePageTitle(title: string): void {
  const brand = useTranslation().t('brand');
  useEffect(() => {
    document.title = `${title} · ${brand}`;
  }, [title, brand]);
}
