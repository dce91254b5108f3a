import type { ComplaintsQuery } from '../gql/graphql.js';
import { type Acting, holds } from '../session/acting.js';

export type SeenComplaint = ComplaintsQuery['complaints'][number];

/** What the reader's organisation may do with a complaint just now. */
export type ComplaintAct = 'ANSWER' | 'FOLLOW' | 'SETTLE' | 'DECIDE';

/** Whether it is the move of the organisation that the reader acts for. */
export function isOwnTurn({ turn, provider }: SeenComplaint, acting: Acting | null): boolean {
  switch (acting?.audience) {
    case 'ENTERPRISE':
      return turn.mover === 'ENTERPRISE';
    case 'PROVIDER':
      return turn.mover === 'PROVIDER' && provider.id === acting.organisationId;
    case 'OFFICIAL':
      return turn.mover === 'BUREAU';
    default:
      return false;
  }
}

export function actsOn(complaint: SeenComplaint, acting: Acting | null): readonly ComplaintAct[] {
  const { state, provider, turn } = complaint;
  if (acting?.audience === 'PROVIDER') {
    if (provider.id !== acting.organisationId || !holds(acting, 'complaint.raise')) return [];
    if (turn.mover === 'PROVIDER') return ['FOLLOW', 'SETTLE'];
    return state === 'RAISED' && turn.mover === 'ENTERPRISE' ? ['SETTLE'] : [];
  }
  if (!isOwnTurn(complaint, acting)) return [];
  if (acting?.audience === 'ENTERPRISE') return holds(acting, 'need.award') ? ['ANSWER'] : [];
  return holds(acting, 'complaint.decide') ? ['DECIDE'] : [];
}

/** What waits for the reader first, then the newest. */
export function inOrder(
  complaints: readonly SeenComplaint[],
  acting: Acting | null,
): readonly SeenComplaint[] {
  return complaints.toSorted(
    (a, b) =>
      Number(isOwnTurn(b, acting)) - Number(isOwnTurn(a, acting)) ||
      Date.parse(b.raisedAt) - Date.parse(a.raisedAt),
  );
}
