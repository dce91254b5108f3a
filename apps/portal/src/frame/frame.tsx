import { Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActing } from '../session/use-acting.js';
import { SessionEnded } from '../session/session-ended.js';
import { DemonstrationNote } from './demonstration-note.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { Places } from './places.js';
import './frame.css';

/** What every page stands in: skip link, header, for a signed-in person the places they may go to, main, footer. */
export function Frame(): ReactNode {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isLoading = useRouterState({ select: (state) => state.isLoading });
  const acting = useActing();
  const [menuIsOpen, openMenu] = useState(false);
  useFocusOnChange(main, path);
  useEffect(() => openMenu(false), [path]);
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <DemonstrationNote />
      <Header menuIsOpen={menuIsOpen} onMenu={() => openMenu(!menuIsOpen)} />
      <div className={acting?.audience === 'OFFICIAL' ? 'frame-body official' : 'frame-body'}>
        <Places isOpen={menuIsOpen} />
        <main id="main" ref={main} tabIndex={-1} aria-busy={isLoading}>
          <Outlet />
        </main>
      </div>
      <Footer />
      <SessionEnded />
    </div>
  );
}

/** Without a page load nothing tells a screen reader that the page is another: moving the focus does. */
function useFocusOnChange(target: RefObject<HTMLElement | null>, path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) target.current?.focus({ preventScroll: true });
    before.current = path;
  }, [target, path]);
}
