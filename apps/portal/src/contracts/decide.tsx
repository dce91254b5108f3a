import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sending } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { Refusal } from '../ui/refusal.js';

export interface DecideProps {
  readonly id: string;
  /** What is decided on, for who hears the button without its row. */
  readonly of: string;
  readonly decision: Sending<unknown, { id: string; refusal?: string | null }>;
}

/** Confirms what the other side said, or refuses it with a reason. */
export function Decide({ id, of, decision: { send, problem, sending } }: DecideProps): ReactNode {
  const { t } = useTranslation();
  const [refusing, setRefusing] = useState(false);
  if (refusing) {
    return (
      <Form<{ refusal: string }>
        submit={t('contracts.decide.refuse')}
        sending={sending}
        problem={problem}
        onSubmit={({ refusal }) => send({ id, refusal })}
        others={<Act onAct={() => setRefusing(false)}>{t('contracts.back')}</Act>}
      >
        <Field
          name="refusal"
          label={t('contracts.decide.why', { of })}
          rules={[{ required: true, whitespace: true, message: t('contracts.decide.missing') }]}
        >
          <Input.TextArea rows={3} autoFocus />
        </Field>
      </Form>
    );
  }
  return (
    <div className="actions">
      {problem && <Refusal problem={problem} />}
      <Act look="primary" busy={sending} onAct={() => void send({ id })}>
        {t('contracts.decide.confirm')}
        <span className="unseen"> {of}</span>
      </Act>
      <Act onAct={() => setRefusing(true)}>
        {t('contracts.decide.refuse')}
        <span className="unseen"> {of}</span>
      </Act>
    </div>
  );
}
