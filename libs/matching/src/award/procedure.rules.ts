import type { Turn } from './complaint.rules.js';

export const STAGES = [
  'OPEN_FOR_BIDS',
  'SECOND_KEY',
  'INDIVIDUAL_SCORES',
  'CONSENSUS',
  'CLARIFICATION',
  'AWARD_DUE',
  'STANDSTILL',
  'COMPLAINT',
  'SIGNATURE',
  'DIRECT_OFFER',
  'NO_BIDS',
  'CONTRACTED',
  'ENDED',
] as const;
export type Stage = (typeof STAGES)[number];

export interface ProcedureFacts {
  readonly bidDeadline: Date;
  /** Closed by the enterprise, or expired without an award. */
  readonly over: boolean;
  readonly awaitsSecondKey: boolean;
  /** Bids that can be opened; 0 before the deadline whatever there is. */
  readonly bids: number;
  readonly judged: boolean;
  readonly individualClosed: boolean;
  readonly settled: boolean;
  /** By when a bidder answers, of each question that is open; null where the enterprise has to decide. */
  readonly clarifications: readonly (Date | null)[];
  readonly award: { readonly standstillUntil: Date | null; readonly signBy: Date | null } | null;
  readonly complaints: readonly Turn[];
  readonly contractDrafted: boolean;
  readonly direct: { readonly answerBy: Date; readonly accepted: boolean | null } | null;
}

export interface Procedure {
  readonly stage: Stage;
  readonly turn: Turn;
}

const nobody: Turn = { mover: 'NOBODY', until: null };

/** Where a need stands on its way to a contract, whose move it is, and by when. */
export function procedureOf(facts: ProcedureFacts, now: Date): Procedure {
  const { award, direct } = facts;
  if (award) return afterAward(facts, award, now);
  if (direct) {
    if (direct.accepted === null && now < direct.answerBy)
      return { stage: 'DIRECT_OFFER', turn: { mover: 'PROVIDER', until: direct.answerBy } };
    return { stage: 'ENDED', turn: nobody };
  }
  if (facts.over) return { stage: 'ENDED', turn: nobody };
  if (now < facts.bidDeadline)
    return { stage: 'OPEN_FOR_BIDS', turn: { mover: 'PROVIDER', until: facts.bidDeadline } };
  const enterprise: Turn = { mover: 'ENTERPRISE', until: null };
  if (facts.awaitsSecondKey) return { stage: 'SECOND_KEY', turn: enterprise };
  if (facts.bids === 0) return { stage: 'NO_BIDS', turn: enterprise };
  const evaluators: Turn = { mover: 'EVALUATORS', until: null };
  if (facts.judged && !facts.individualClosed) return { stage: 'INDIVIDUAL_SCORES', turn: evaluators };
  if (facts.judged && !facts.settled) return { stage: 'CONSENSUS', turn: evaluators };
  const answers = facts.clarifications.filter((until) => until !== null);
  const latest = answers.toSorted((a, b) => b.getTime() - a.getTime())[0];
  if (latest) return { stage: 'CLARIFICATION', turn: { mover: 'PROVIDER', until: latest } };
  if (facts.clarifications.length > 0) return { stage: 'CLARIFICATION', turn: enterprise };
  return { stage: 'AWARD_DUE', turn: enterprise };
}

function afterAward(
  { complaints, contractDrafted }: ProcedureFacts,
  { standstillUntil, signBy }: NonNullable<ProcedureFacts['award']>,
  now: Date,
): Procedure {
  const complaint = complaints.find(({ mover }) => mover !== 'NOBODY');
  if (complaint) return { stage: 'COMPLAINT', turn: complaint };
  if (standstillUntil && now < standstillUntil)
    return { stage: 'STANDSTILL', turn: { mover: 'PROVIDER', until: standstillUntil } };
  if (contractDrafted) return { stage: 'SIGNATURE', turn: { mover: 'PROVIDER', until: signBy } };
  return { stage: 'CONTRACTED', turn: nobody };
}
