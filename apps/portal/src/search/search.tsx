import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textsOf } from '../i18n/language.js';
import { useActing } from '../session/use-acting.js';
import { Dialog } from '../ui/dialog.js';
import './search.css';

/** Fetched when it is opened: the frame stands on every page. */
const Results = lazy(async () => {
  const [{ Results: component }] = await Promise.all([import('./results.js'), textsOf('search')()]);
  return { default: component };
});

const TYPING = 'input, textarea, select, [contenteditable], dialog[open] *';

/** Looks through what the person may see; also by the key that is written on it. */
export function Search(): ReactNode {
  const { t } = useTranslation();
  const acting = useActing();
  const [isOpen, open] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (event.target instanceof Element && event.target.matches(TYPING)) return;
      event.preventDefault();
      open(true);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  if (!acting) return null;
  return (
    <>
      <button type="button" className="button search-button" aria-keyshortcuts="/" onClick={() => open(true)}>
        {t('frame.search')} <kbd aria-hidden="true">/</kbd>
      </button>
      <Dialog title={t('frame.search')} isOpen={isOpen} onClose={() => open(false)}>
        <Suspense fallback={<p aria-busy="true">…</p>}>
          <Results acting={acting} onChosen={() => open(false)} />
        </Suspense>
      </Dialog>
    </>
  );
}
