import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ReplyToRatingDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Field, Form } from '../ui/form/form.js';

/** The one reply of the provider. */
export function ReplyForm({ ratingId }: { ratingId: string }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(ReplyToRatingDocument);
  return (
    <section>
      <h2>{t('ratings.replyForm.title')}</h2>
      <Form<{ reply: string }>
        submit={t('ratings.replyForm.send')}
        sending={sending}
        problem={problem}
        onSubmit={({ reply }) => void send({ ratingId, reply })}
      >
        <Field
          name="reply"
          label={t('ratings.reply')}
          extra={t('ratings.replyForm.hint')}
          rules={[{ required: true, whitespace: true, message: t('ratings.replyForm.missing') }]}
        >
          <Input.TextArea rows={4} maxLength={2000} />
        </Field>
      </Form>
    </section>
  );
}
