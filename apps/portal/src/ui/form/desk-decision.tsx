import { type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../graphql/problem.js';
import { Dialog } from '../dialog.js';
import { Refusal } from '../refusal.js';
import { Act } from './act.js';

export interface DeskDecisionProps {
  readonly title: string;
  readonly reason: RefObject<HTMLTextAreaElement | null>;
  readonly reasonLabel: string;
  readonly accept: DeskAct;
  /** What is asked before the file is accepted, and what follows from it. */
  readonly confirm: string;
  readonly effect: ReactNode;
  readonly confirming: boolean;
  readonly onConfirming: (confirming: boolean) => void;
  readonly refuse: Omit<DeskAct, 'onAct'> & { readonly onAct: (reason: string) => void };
  readonly problem: Problem | undefined;
  /** Sentences to begin with; each can be changed before it is sent. */
  readonly ready?: readonly { readonly name: string; readonly text: string }[];
  readonly children?: ReactNode;
}

interface DeskAct {
  readonly label: string;
  readonly sending: boolean;
  readonly onAct: () => void;
}

/** To accept a file, after a second look, or to give it back with what is wrong; both by a key. */
export function DeskDecision(props: DeskDecisionProps): ReactNode {
  const { title, reason, reasonLabel, accept, refuse, confirm, effect, confirming, onConfirming } = props;
  const { problem, ready, children } = props;
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const whyNot = text.trim() === '' ? t('ui.act.reasonFirst') : null;
  const giveBack = (): void => {
    if (!whyNot && !refuse.sending) refuse.onAct(text.trim());
  };
  return (
    <section className="desk-decision" aria-label={title}>
      {problem && <Refusal title={t('ui.act.failed')} problem={problem} />}
      <div className="decision-reason">
        {children}
        <label>
          {reasonLabel}
          <textarea
            ref={reason}
            className="native-input"
            rows={2}
            maxLength={500}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) giveBack();
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
        </label>
        {ready && (
          <p className="reasons">
            {t('ui.act.ready')}
            {ready.map((each) => (
              <button
                key={each.name}
                type="button"
                className="button plain"
                onClick={() => setText(each.text)}
              >
                {each.name}
              </button>
            ))}
          </p>
        )}
      </div>
      <div className="decision-acts">
        <Act look="primary" shortcut="C" busy={accept.sending} onAct={() => onConfirming(true)}>
          {accept.label}
        </Act>
        <Act look="danger" shortcut="Control+Enter" whyNot={whyNot} busy={refuse.sending} onAct={giveBack}>
          {refuse.label}
        </Act>
      </div>
      <Dialog title={confirm} isOpen={confirming} onClose={() => onConfirming(false)}>
        <p>{effect}</p>
        <p className="actions">
          <button type="button" className="button primary" autoFocus onClick={accept.onAct}>
            {accept.label}
          </button>
          <button type="button" className="button" onClick={() => onConfirming(false)}>
            {t('ui.act.back')}
          </button>
        </p>
      </Dialog>
    </section>
  );
}
