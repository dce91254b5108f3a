import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionEnded } from './again.js';
import { SIGN_IN_BESIDE } from './session.js';

/** Asks the person to sign in beside the page when the session has ended; what was typed and sent waits. */
export function SessionEnded(): ReactNode {
  const { t } = useTranslation();
  const ended = useSessionEnded();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (ended) dialog.current?.showModal();
    else dialog.current?.close();
  }, [ended]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="session-ended"
      onCancel={(e) => e.preventDefault()}
    >
      <h2 id="session-ended">{t('session.ended')}</h2>
      <p>{t('session.endedHint')}</p>
      <p>
        <a className="button primary" href={SIGN_IN_BESIDE} target="_blank" rel="opener">
          {t('session.signInBeside')}
        </a>
      </p>
    </dialog>
  );
}
