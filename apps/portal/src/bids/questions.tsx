import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskQuestionDocument, type NeedToBidQuery } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useNow } from '../ui/value/clock.js';
import { Due } from '../ui/value/due.js';
import { Field, Form } from '../ui/form/form.js';
import { Moment } from '../ui/value/moment.js';
import { Status } from '../ui/value/status.js';

export interface QuestionsProps {
  readonly need: NeedToBidQuery['need'];
  readonly questions: NeedToBidQuery['questions'];
  /** Who asks; absent where nothing can be asked any more, or not by the reader. */
  readonly providerId: string | undefined;
}

/** Everybody reads all questions and answers; nobody learns who asked. */
export function Questions({ need, questions, providerId }: QuestionsProps): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const [round, setRound] = useState(0);
  const open = now !== undefined && now < Date.parse(need.questionsUntil);
  return (
    <section>
      <h2>{t('bids.questions.title', { count: questions.length })}</h2>
      {questions.length === 0 && <p>{t('bids.questions.none')}</p>}
      <ol className="bid-questions">
        {questions.map(({ id, number, text, askedAt, own, answer, answeredAt }) => (
          <li key={id}>
            <p>
              <strong>{t('bids.questions.number', { number })}</strong> {text}
              {own && <Status tone="quiet">{t('bids.questions.own')}</Status>}
            </p>
            <p className="hint">
              <Moment at={askedAt} />
            </p>
            {answer ? (
              <blockquote>
                {answer}
                {answeredAt && (
                  <p className="hint">
                    <Moment at={answeredAt} />
                  </p>
                )}
              </blockquote>
            ) : (
              <Status tone="waiting">{t('bids.questions.waiting')}</Status>
            )}
          </li>
        ))}
      </ol>
      {providerId && open && (
        <Ask
          key={round}
          needId={need.id}
          providerId={providerId}
          until={need.questionsUntil}
          onAsked={() => setRound(round + 1)}
        />
      )}
    </section>
  );
}

interface AskProps {
  readonly needId: string;
  readonly providerId: string;
  readonly until: string;
  readonly onAsked: () => void;
}

function Ask({ needId, providerId, until, onAsked }: AskProps): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(AskQuestionDocument);
  return (
    <Form<{ text: string }>
      submit={t('bids.questions.send')}
      sending={sending}
      problem={problem}
      onSubmit={async ({ text }) => (await send({ needId, providerId, text })) && onAsked()}
    >
      <Field
        name="text"
        label={t('bids.questions.ask')}
        help={
          <>
            {t('bids.questions.help')} <Due at={until} />
          </>
        }
        rules={[{ required: true, min: 5, max: 1000, whitespace: true, message: t('bids.questions.wrong') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Field>
    </Form>
  );
}
