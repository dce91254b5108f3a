import type { NeedDraftsQuery, NeedPageQuery, NeedsQuery } from '../gql/graphql.js';

export type NeedRow = NeedsQuery['needs']['edges'][number]['node'];
export type DraftRow = NeedDraftsQuery['needDrafts']['edges'][number]['node'];
export type Need = NeedPageQuery['need'];
export type Procedure = NeedPageQuery['needProcedure'];
export type Version = NeedPageQuery['needVersions'][number];

const DAY_MS = 86_400_000;

/** Drafts that somebody still has to do something with, those that wait for the reader first. */
export function draftsInWork(drafts: readonly DraftRow[], maySign: boolean): DraftRow[] {
  const open = drafts.filter(
    ({ state }) => state === 'DRAFT' || state === 'IN_CHECK' || state === 'RETURNED',
  );
  return open.toSorted((a, b) => Number(isTurn(b, maySign)) - Number(isTurn(a, maySign)));
}

/** Whether a draft waits for the reader. */
export function isTurn({ state }: Pick<DraftRow, 'state'>, maySign: boolean): boolean {
  return maySign ? state === 'IN_CHECK' : state === 'RETURNED' || state === 'DRAFT';
}

/** Whose move a need is, as the page says it. */
export function whoseOf(
  { turn }: Procedure,
  mayAct: boolean,
): 'YOU' | 'ENTERPRISE' | 'PROVIDER' | 'BUREAU' | 'EVALUATORS' | 'NOBODY' {
  return turn.mover === 'ENTERPRISE' && mayAct ? 'YOU' : turn.mover;
}

/** Null: it may be done. Absent: it is not for this person or state. */
export type WhyNot = 'TOO_LATE' | 'NOT_OPEN' | 'SIGNATORY' | null | undefined;

export interface NeedActs {
  readonly amend: WhyNot;
  readonly close: WhyNot;
  readonly copy: WhyNot;
}

/** What the enterprise may do with its need. @param now by the server's clock */
export function actsOf(
  { state, bidDeadline }: Pick<Need, 'state' | 'bidDeadline'>,
  { maySign, mayDraft }: { readonly maySign: boolean; readonly mayDraft: boolean },
  now: number,
): NeedActs {
  const amend = state !== 'OPEN' ? 'NOT_OPEN' : now > Date.parse(bidDeadline) - DAY_MS ? 'TOO_LATE' : null;
  const over = state === 'AWARDED' || state === 'CANCELLED';
  return {
    amend: state === 'OPEN' ? (maySign ? amend : 'SIGNATORY') : undefined,
    close: over ? undefined : maySign ? null : 'SIGNATORY',
    copy: mayDraft ? null : undefined,
  };
}

const DETAILS = [
  'description',
  'protocols',
  'integrations',
  'sites',
  'machines',
  'budgetFromFen',
  'budgetToFen',
  'deliverBy',
] as const;
export type Detail = (typeof DETAILS)[number];

/** What an addendum changed, beside the version before it. */
export function changedIn(before: Version, after: Version): Detail[] {
  return DETAILS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
