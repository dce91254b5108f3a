import type {
  AskedAtWorkFragment,
  ComplaintAtWorkFragment,
  EvaluationAtWorkFragment,
} from '../gql/graphql.js';
import type { Move, Mover } from './work.rules.js';

/** What waits for a person whom enterprises asked to judge, whether or not they belong to any organisation. */
export function evaluationMoves(evaluations: readonly EvaluationAtWorkFragment[]): Move[] {
  return evaluations
    .filter(({ over, opened, settledAt }) => opened && !over && !settledAt)
    .flatMap(({ needId, title, chair, declaredAt, submittedAt, individualClosedAt }): Move[] => {
      const of = { key: `evaluation ${needId}`, subject: title, by: null };
      if (individualClosedAt) return chair && declaredAt ? [{ ...of, deed: 'AGREE', mover: 'YOU' }] : [];
      return submittedAt ? [] : [{ ...of, deed: 'JUDGE', mover: 'YOU' }];
    });
}

/** Complaints against an award, seen from one of its sides. */
export function complaintMoves(
  complaints: readonly ComplaintAtWorkFragment[],
  side: 'ENTERPRISE' | 'PROVIDER',
  own: Mover,
): Move[] {
  return complaints.flatMap(({ id, needTitle, turn }): Move[] => {
    const of = { key: `complaint ${id}`, subject: needTitle, by: turn.until };
    const mover = turn.mover === side ? own : undefined;
    if (turn.mover === 'ENTERPRISE')
      return [{ ...of, deed: 'ANSWER_COMPLAINT', mover: mover ?? 'ENTERPRISE' }];
    if (turn.mover === 'PROVIDER') return [{ ...of, deed: 'FOLLOW_COMPLAINT', mover: mover ?? 'PROVIDER' }];
    return turn.mover === 'BUREAU' ? [{ ...of, deed: 'DECIDE_COMPLAINT', mover: 'BUREAU' }] : [];
  });
}

/** What bidders were asked after the opening. */
export function askedMoves(
  asked: readonly AskedAtWorkFragment[],
  side: 'ENTERPRISE' | 'PROVIDER',
  own: Mover,
): Move[] {
  return asked.flatMap(({ id, needId, needTitle, turn }): Move[] => {
    const of = { key: `asked ${needId} ${id}`, subject: needTitle, by: turn.until };
    const mover = turn.mover === side ? own : undefined;
    if (turn.mover === 'PROVIDER')
      return [{ ...of, deed: 'ANSWER_CLARIFICATION', mover: mover ?? 'PROVIDER' }];
    return turn.mover === 'ENTERPRISE' && mover ? [{ ...of, deed: 'DECIDE_CLARIFICATION', mover }] : [];
  });
}
