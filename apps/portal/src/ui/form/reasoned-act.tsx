import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../graphql/problem.js';
import { Act } from './act.js';
import { Field, Form } from './form.js';

export interface ReasonedActProps {
  /** What is done: the button that opens it, and the one that does it. */
  readonly label: string;
  /** What follows, said before it is done. */
  readonly effects: readonly string[];
  /** What is to be written: a reason, an answer, a decision. */
  readonly words: string;
  readonly help?: string;
  readonly least?: number;
  readonly most?: number;
  readonly look?: 'primary' | 'default' | 'danger';
  readonly whyNot?: string | null;
  readonly problem: Problem | undefined;
  readonly sending: boolean;
  /** Does it with what was written; gives undefined where it was refused. */
  readonly onAct: (words: string) => Promise<unknown>;
}

/** An act that takes words and cannot be taken back: its effects and the field for the words open before it is done. */
export function ReasonedAct(props: ReasonedActProps): ReactNode {
  const {
    label,
    effects,
    words,
    help,
    least = 4,
    most = 2000,
    look,
    whyNot,
    problem,
    sending,
    onAct,
  } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!open || whyNot) {
    return (
      <Act look={look ?? 'default'} whyNot={whyNot ?? null} onAct={() => setOpen(true)}>
        {label}
      </Act>
    );
  }
  const act = async ({ text }: { text: string }): Promise<void> => {
    if (await onAct(text)) setOpen(false);
  };
  return (
    <div className="reasoned-act" role="group" aria-label={label}>
      <ul>
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <Form<{ text: string }>
        submit={label}
        sending={sending}
        problem={problem}
        onSubmit={(values) => void act(values)}
        others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
      >
        <Field
          name="text"
          label={words}
          extra={help}
          rules={[
            { required: true, min: least, whitespace: true, message: t('ui.act.words', { count: least }) },
          ]}
        >
          <Input.TextArea rows={3} maxLength={most} autoFocus />
        </Field>
      </Form>
    </div>
  );
}
