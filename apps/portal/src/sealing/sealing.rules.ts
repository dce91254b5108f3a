import type { NeedDeadlineQuery } from '../gql/graphql.js';
import { type Acting, holds } from '../session/acting.js';

/** Where the second key of a need stands. */
export type KeyState = 'NONE' | 'CAN_BE_NAMED' | 'NAMED' | 'AWAITED' | 'HANDED_IN';

export function keyState({ needProcedure: { stage }, sealingKeys }: NeedDeadlineQuery): KeyState {
  const named = sealingKeys.publicKeys.length > 1;
  if (stage === 'OPEN_FOR_BIDS') return named ? 'NAMED' : 'CAN_BE_NAMED';
  if (stage === 'SECOND_KEY') return 'AWAITED';
  return named ? 'HANDED_IN' : 'NONE';
}

export type WhyNotExtend = 'PASSED' | 'NOT_YOUR_ROLE';

export function whyNotExtend(
  { needProcedure }: NeedDeadlineQuery,
  acting: Acting | null,
): WhyNotExtend | null {
  if (needProcedure.stage !== 'OPEN_FOR_BIDS') return 'PASSED';
  return holds(acting, 'need.extend') ? null : 'NOT_YOUR_ROLE';
}
