import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedSaidFragment } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { Due } from '../ui/value/due.js';
import { Moment } from '../ui/value/moment.js';
import { Status, type Tone } from '../ui/value/status.js';

export interface AskedOneProps {
  readonly asked: AskedSaidFragment;
  /** Whom it was asked of; for the bidder itself left out. */
  readonly who?: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

type State = 'WAITS_FOR_ANSWER' | 'WAITS_FOR_DECISION' | 'ACCEPTED' | 'REJECTED';
const TONES: Readonly<Record<State, Tone>> = {
  WAITS_FOR_ANSWER: 'waiting',
  WAITS_FOR_DECISION: 'attention',
  ACCEPTED: 'done',
  REJECTED: 'wrong',
};

function stateOf({ accepted, turn }: AskedSaidFragment): State {
  if (accepted !== null) return accepted ? 'ACCEPTED' : 'REJECTED';
  return turn.mover === 'PROVIDER' ? 'WAITS_FOR_ANSWER' : 'WAITS_FOR_DECISION';
}

/** One question to a bidder, from the asking to the decision. */
export function AskedOne({ asked, who, children }: AskedOneProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const state = stateOf(asked);
  const { kind, question, askedAt, answerBy, answer, answeredAt, decisionReason } = asked;
  const about = word('ClarificationKind', kind);
  return (
    <article className="asked">
      <h3>{who ? t('evaluation.asked.of', { who, about }) : about}</h3>
      <p>
        <Status tone={TONES[state]}>{t(`evaluation.asked.states.${state}`)}</Status>{' '}
        {state === 'WAITS_FOR_ANSWER' && <Due at={answerBy} />}
      </p>
      <blockquote>{question}</blockquote>
      <p className="soft">
        {t('evaluation.asked.askedAt')} <Moment at={askedAt} />
      </p>
      {answer && answeredAt && (
        <>
          <blockquote>{answer}</blockquote>
          <p className="soft">
            {t('evaluation.asked.answeredAt')} <Moment at={answeredAt} />
          </p>
        </>
      )}
      {decisionReason && <p>{t('evaluation.asked.because', { reason: decisionReason })}</p>}
      {children}
    </article>
  );
}
