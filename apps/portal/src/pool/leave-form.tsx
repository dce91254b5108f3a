import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeavePoolDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { mayLeave, type Standing } from './pool.rules.js';

export interface LeaveFormProps {
  readonly id: string;
  readonly standing: Standing;
  readonly acting: Acting;
}

/** Leaving the pool: what it does to clients is said before it is confirmed. */
export function LeaveForm({ id, standing, acting }: LeaveFormProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(LeavePoolDocument);
  if (!mayLeave(standing)) return null;
  const leave = async ({ reason }: { reason: string }): Promise<void> => {
    if (await send({ id, reason })) setOpen(false);
  };
  return (
    <section>
      <h2>{t('pool.leave.title')}</h2>
      <p>{t('pool.leave.lead')}</p>
      {open ? (
        <Form<{ reason: string }>
          submit={t('pool.leave.send')}
          sending={sending}
          problem={problem}
          onSubmit={leave}
          others={<Act onAct={() => setOpen(false)}>{t('pool.back')}</Act>}
        >
          <Field
            name="reason"
            label={t('pool.leave.reason')}
            rules={[{ required: true, whitespace: true, message: t('pool.reasonMissing') }]}
          >
            <Input.TextArea rows={3} maxLength={500} autoFocus />
          </Field>
        </Form>
      ) : (
        <Act
          look="danger"
          whyNot={holds(acting, 'provider.leave') ? null : t('pool.signatory')}
          onAct={() => setOpen(true)}
        >
          {t('pool.leave.open')}
        </Act>
      )}
    </section>
  );
}
