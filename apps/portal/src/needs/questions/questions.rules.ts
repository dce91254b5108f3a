import type { QuestionsQuery } from '../../gql/graphql.js';

export type Question = QuestionsQuery['questions'][number];

/** Those without an answer first, each kind in the order in which it was asked. */
export function inOrder(questions: readonly Question[]): Question[] {
  return questions.toSorted(
    (a, b) => Number(Boolean(a.answeredAt)) - Number(Boolean(b.answeredAt)) || a.number - b.number,
  );
}

/** Null: may be answered. Otherwise why not; the API takes answers until bids are opened. */
export function whyNotAnswer(
  state: QuestionsQuery['need']['state'],
  mayAnswer: boolean,
): 'NOT_OPEN' | 'PREPARER' | null {
  if (!mayAnswer) return 'PREPARER';
  return state === 'OPEN' ? null : 'NOT_OPEN';
}
