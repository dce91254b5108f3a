import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppealStandingDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { type StandingFile, whyNoAppeal } from './pool.rules.js';

export interface AppealFormProps {
  readonly id: string;
  readonly standing: StandingFile;
  readonly acting: Acting;
}

/** Against the newest sanction, once; another official than the one who imposed it decides. */
export function AppealForm({ id, standing, acting }: AppealFormProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(AppealStandingDocument);
  const why = whyNoAppeal(standing);
  if (why === 'NO_SANCTION') return null;
  const whyNot = why
    ? t(`pool.appeal.not.${why}`)
    : holds(acting, 'standing.appeal')
      ? null
      : t('pool.signatory');
  const appeal = async ({ statement }: { statement: string }): Promise<void> => {
    if (await send({ id, statement })) setOpen(false);
  };
  return (
    <section>
      <h2>{t('pool.appeal.title')}</h2>
      <p>{t('pool.appeal.lead')}</p>
      {open && !whyNot ? (
        <Form<{ statement: string }>
          submit={t('pool.appeal.send')}
          sending={sending}
          problem={problem}
          onSubmit={appeal}
          others={<Act onAct={() => setOpen(false)}>{t('pool.back')}</Act>}
        >
          <Field
            name="statement"
            label={t('pool.appeal.statement')}
            extra={t('pool.appeal.hint')}
            rules={[{ required: true, min: 4, whitespace: true, message: t('pool.appeal.missing') }]}
          >
            <Input.TextArea rows={5} maxLength={5000} autoFocus />
          </Field>
        </Form>
      ) : (
        <Act whyNot={whyNot} onAct={() => setOpen(true)}>
          {t('pool.appeal.open')}
        </Act>
      )}
    </section>
  );
}
