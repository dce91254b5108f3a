import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { pageColours } from '../theme.js';
import { ErrorBoundary } from './error-boundary.js';
import { Footer } from './footer.js';
import { DemonstrationNote } from './demonstration-note.js';
import { Header } from './header.js';
import './layout.css';

/** The frame of every page: skip link, header, main, footer. A page that fails leaves the frame standing. */
export function Layout({ path, children }: { path: string; children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  useFocusOnChange(main, path);
  return (
    <div className="yunshang frame" style={pageColours}>
      <a className="skip" href="#main">
        {t('layout.skip')}
      </a>
      <DemonstrationNote />
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        <ErrorBoundary key={path}>
          <Suspense fallback={<p className="page narrow">{t('layout.loading')}</p>}>{children}</Suspense>
        </ErrorBoundary>
      </main>
      <Footer />
    </div>
  );
}

/** Without a page load nothing tells a screen reader that the page is another: moving the focus does. */
function useFocusOnChange(target: React.RefObject<HTMLElement | null>, path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) target.current?.focus({ preventScroll: true });
    before.current = path;
  }, [target, path]);
}
