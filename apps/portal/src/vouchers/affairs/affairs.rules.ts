import type { ClaimAffairsQuery, ClaimsOfVoucherQuery, VoucherAffairsQuery } from '../../gql/graphql.js';

export type Decision = VoucherAffairsQuery['ruleDecisions'][number];
export type Objection = ClaimAffairsQuery['objections'][number];
export type Overlap = ClaimAffairsQuery['redemptionOverlaps'][number];
export type Recovery = ClaimsOfVoucherQuery['recoveries']['edges'][number]['node'];
type VoucherState = VoucherAffairsQuery['voucher']['state'];

/** The states in which an enterprise may give a voucher up; while a claim runs, that has to end first. */
const GIVES_UP: readonly VoucherState[] = ['WAITING_CERTIFICATION', 'ACCEPTED', 'WAITING', 'RESERVED'];

export type WhyNotRelease = 'CLAIM_RUNS' | 'OVER';

export function whyNotRelease(state: VoucherState): WhyNotRelease | null {
  if (GIVES_UP.includes(state)) return null;
  return state === 'REDEEMING' || state === 'REDEEMED' ? 'CLAIM_RUNS' : 'OVER';
}

/** What rules looked at and came to, as the record of a decision keeps it. */
export interface DecisionRead {
  readonly facts: readonly FactRead[];
  readonly lines: readonly LineRead[];
  readonly items: readonly ItemRead[];
  readonly amountFen: string | undefined;
}

export type FactName =
  | 'on'
  | 'sizeClass'
  | 'divisionCode'
  | 'industryCode'
  | 'establishedOn'
  | 'priorYearRevenueFen'
  | 'signedOn'
  | 'totalFen'
  | 'hadVoucher'
  | 'providerInPool'
  | 'contractAccepted'
  | 'contractSignedOn'
  | 'phaseFen';

export interface FactRead {
  readonly name: FactName;
  readonly value: string | boolean;
}

export interface LineRead {
  readonly description: string;
  readonly amountFen: string;
  readonly grantFen: string;
  readonly reason: string | null;
}

export interface ItemRead {
  readonly item: string;
  readonly status: string;
}

type Json = Readonly<Record<string, unknown>>;

const FACTS: readonly FactName[] = [
  'on',
  'sizeClass',
  'divisionCode',
  'industryCode',
  'establishedOn',
  'priorYearRevenueFen',
  'signedOn',
  'totalFen',
  'hadVoucher',
  'providerInPool',
  'contractAccepted',
  'contractSignedOn',
  'phaseFen',
];

/** Reads the record of a decision; what this page has no words for is left to the record itself. */
export function readDecision({ facts, result }: Pick<Decision, 'facts' | 'result'>): DecisionRead {
  const given = JSON.parse(facts) as Json;
  const came = JSON.parse(result) as Json;
  const flat: Json = { ...(given['enterprise'] as Json), ...(given['contract'] as Json), ...given };
  return {
    facts: FACTS.flatMap((name) => {
      const value = flat[name];
      return typeof value === 'string' || typeof value === 'boolean' ? [{ name, value }] : [];
    }),
    lines: (came['lines'] ?? []) as readonly LineRead[],
    items: (came['items'] ?? []) as readonly ItemRead[],
    amountFen: (came['amountFen'] ?? came['paidFen']) as string | undefined,
  };
}

/** Whether the enterprise can still say something. */
export function answersObjection({ state }: Objection): boolean {
  return state === 'OPEN';
}

export function answersRecovery({ state, statement }: Recovery): boolean {
  return state === 'OPEN' && statement === null;
}
