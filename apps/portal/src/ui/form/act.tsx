import { type ReactNode, useId } from 'react';

export interface ActProps {
  readonly children: ReactNode;
  readonly onAct: () => void;
  /** Why it cannot be done now, in the API's words; the button stays, and says it. */
  readonly whyNot?: string | null;
  readonly look?: 'primary' | 'default' | 'danger';
  readonly busy?: boolean;
  /** The keys that do the same, as `aria-keyshortcuts` names them; shown on the button. */
  readonly shortcut?: string;
}

/** A button for what may be done. One that may not be used yet can be reached and read, and tells the reason. */
export function Act({ children, onAct, whyNot, look = 'default', busy, shortcut }: ActProps): ReactNode {
  const reason = useId();
  const off = Boolean(whyNot) || busy === true;
  return (
    <span className="act">
      <button
        type="button"
        className={`button ${look}`}
        aria-disabled={off}
        aria-busy={busy}
        aria-describedby={whyNot ? reason : undefined}
        aria-keyshortcuts={shortcut}
        onClick={() => !off && onAct()}
      >
        {children}
        {shortcut && <kbd aria-hidden="true">{shortcut.replace('Control', 'Ctrl')}</kbd>}
      </button>
      {whyNot && (
        <span id={reason} className="act-reason">
          {whyNot}
        </span>
      )}
    </span>
  );
}
