import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerQuestionDocument } from '../../gql/graphql.js';
import { useSend } from '../../graphql/send.js';
import { holds } from '../../session/acting.js';
import { Act } from '../../ui/form/act.js';
import { Moment } from '../../ui/value/moment.js';
import { Page } from '../../ui/page.js';
import { Refusal } from '../../ui/refusal.js';
import { inOrder, whyNotAnswer, type Question } from './questions.rules.js';
import { questionsQuery, questionsRoute } from './questions.route.js';
import '../needs.css';

/** Polled while it is open: a question is no event that the page could hear of. */
const POLL_MS = 30_000;
const SHORTEST = 2;

/** Every question, whoever asked it, and an answer that reaches all at once. */
export function QuestionsPage(): ReactNode {
  const { t } = useTranslation();
  const { id } = questionsRoute.useParams();
  const { acting } = questionsRoute.useRouteContext();
  const { need, questions } = useSuspenseQuery({ ...questionsQuery(id), refetchInterval: POLL_MS }).data;
  const waiting = questions.filter(({ answeredAt }) => !answeredAt).length;
  const why = whyNotAnswer(need.state, holds(acting, 'question.answer'));
  return (
    <Page
      title={t(waiting > 0 ? 'needs.questions.title' : 'needs.questions.titleNone', { count: waiting })}
      above={
        <Link to="/needs/$id" params={{ id }}>
          {need.title}
        </Link>
      }
      lead={t('needs.questions.lead')}
      move={{
        whose: t(waiting > 0 ? 'needs.need.whose.YOU' : 'needs.need.whose.PROVIDER'),
        yours: waiting > 0 && why === null,
        by: waiting > 0 ? need.bidDeadline : need.questionsUntil,
        otherwise: t(waiting > 0 ? 'needs.questions.otherwise' : 'needs.questions.otherwiseNone'),
      }}
    >
      {questions.length === 0 && <p className="empty">{t('needs.questions.none')}</p>}
      <ol className="question-list">
        {inOrder(questions).map((question) => (
          <li key={question.id} value={question.number}>
            <QuestionItem question={question} whyNot={why && t(`needs.questions.whyNot.${why}`)} />
          </li>
        ))}
      </ol>
    </Page>
  );
}

function QuestionItem({ question, whyNot }: { question: Question; whyNot: string | null }): ReactNode {
  const { t } = useTranslation();
  const { id, number, text, askedAt, answer, answeredAt } = question;
  const [typed, setTyped] = useState('');
  const { send, problem, sending } = useSend(AnswerQuestionDocument);
  const missing = typed.trim().length < SHORTEST ? t('needs.questions.missing') : null;
  return (
    <article className="question">
      <h2>{text}</h2>
      <p className="hint">
        {t('needs.questions.asked')} <Moment at={askedAt} />
      </p>
      {answeredAt ? (
        <div className="answer">
          <p className="said">{answer}</p>
          <p className="hint">
            {t('needs.questions.answered')} <Moment at={answeredAt} />
          </p>
        </div>
      ) : (
        <div className="need-line">
          <label htmlFor={`answer-${id}`}>{t('needs.questions.answer', { number })}</label>
          <textarea
            id={`answer-${id}`}
            className="native-input"
            rows={3}
            maxLength={5000}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          {problem && <Refusal problem={problem} />}
          <Act
            look="primary"
            busy={sending}
            whyNot={whyNot ?? missing}
            onAct={() => void send({ id, answer: typed })}
          >
            {t('needs.questions.send')}
          </Act>
        </div>
      )}
    </article>
  );
}
