import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Shortcut {
  /** One character, as it is shown: J. */
  readonly key: string;
  readonly does: string;
  readonly act: () => void;
}

const STORED_AS = 'yunshang.shortcuts';
const TYPING = 'input, textarea, select, [contenteditable], dialog[open] *';

/**
 * Keys for a desk at which many files are worked off, and the list of them. They rest while somebody types, and can be
 * switched off: to who speaks to the computer, each word is a row of keys.
 */
export function Keys({ shortcuts }: { shortcuts: readonly Shortcut[] }): ReactNode {
  const { t } = useTranslation();
  const [on, setOn] = useState(areOn);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.matches(TYPING)) return;
      const pressed = latest.current.find(({ key }) => key === event.key.toUpperCase());
      if (!pressed) return;
      event.preventDefault();
      pressed.act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
  return (
    <details className="keys">
      <summary>{t('ui.keys.title')}</summary>
      <dl>
        {shortcuts.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label>
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => {
            remember(target.checked);
            setOn(target.checked);
          }}
        />{' '}
        {t('ui.keys.on')}
      </label>
    </details>
  );
}

function areOn(): boolean {
  try {
    return localStorage.getItem(STORED_AS) !== 'off';
  } catch {
    return true;
  }
}

function remember(on: boolean): void {
  try {
    localStorage.setItem(STORED_AS, on ? 'on' : 'off');
  } catch {
    // Until the page is left, then.
  }
}
