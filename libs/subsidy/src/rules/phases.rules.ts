import { assertMove, min, statesOf, sum, type Fen, type Moves, type Role } from '#libs/kernel';
import type { VoucherState } from './voucher.moves.js';

/** PLANNED: nothing is held for it yet. */
export type PhaseState = 'PLANNED' | 'RESERVED' | 'REDEEMING' | 'REDEEMED' | 'PAID' | 'RELEASED';

const ENDS_EARLY = ['ENTERPRISE_SIGNATORY', 'PROGRAMME_MANAGER', 'SYSTEM'] as const;

/** The commission rejects a file; the bureau closes one that was not mended in time. */
const ENDS_FILE = ['COMMISSION_APPROVER', 'BUREAU_REVIEWER'] as const;

const PHASE_MOVES = {
  PLANNED: { RESERVED: ['SYSTEM'], RELEASED: ENDS_EARLY },
  RESERVED: { REDEEMING: ['ENTERPRISE_SIGNATORY'], RELEASED: ENDS_EARLY },
  REDEEMING: { REDEEMED: ['COMMISSION_APPROVER'], RELEASED: ENDS_FILE },
  // Back under review: the enterprise revised its papers, or who decided was not free to.
  REDEEMED: { PAID: ['FINANCE_PAYER'], RELEASED: ENDS_FILE, REDEEMING: ['ENTERPRISE_SIGNATORY', 'SYSTEM'] },
  PAID: {},
  RELEASED: {},
} as const satisfies Moves<PhaseState>;

export const PhaseState = statesOf<PhaseState>(PHASE_MOVES);

/** A part of a contract that is delivered, redeemed and paid by itself. As stored: amounts are fen in digits. */
export interface Phase {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  readonly contractFen: string;
  readonly grantFen: string;
  readonly state: PhaseState;
}

/** A phase as the contract states it. */
export interface ContractPhase {
  readonly title: string;
  readonly amountFen: string;
}

/**
 * The phases of a voucher: each gets what the grant comes to up to and with it, rounded down, less what the earlier ones
 * got. So the parts sum to the whole exactly, however many there are.
 * @param planned the phases of the contract; none for a contract that is paid as one
 */
export function phasesOf(planned: readonly ContractPhase[], contractFen: Fen, grantFen: Fen): Phase[] {
  const parts = planned.length > 0 ? planned : [{ title: '', amountFen: String(contractFen) }];
  let contract = 0n;
  let granted = 0n;
  return parts.map(({ title, amountFen }, i) => {
    contract += BigInt(amountFen);
    const upToHere = i === parts.length - 1 ? grantFen : (grantFen * contract) / contractFen;
    const part = upToHere - granted;
    granted = upToHere;
    return { number: i + 1, title, contractFen: amountFen, grantFen: String(part), state: 'PLANNED' };
  });
}

/**
 * The phases after an amendment of the contract. Those that were asked for, paid or ended stay; all others follow the
 * contract, and come together to what it is worth less what stays, never to more than before. One that is worth nothing
 * any more is released; so is one that the contract has no longer.
 * @param worthFen what the scheme pays for the amended contract
 */
export function amendedPhases(
  phases: readonly Phase[],
  contract: { readonly phases: readonly ContractPhase[]; readonly totalFen: Fen },
  worthFen: Fen,
): Phase[] {
  const planned = phasesOf(contract.phases, contract.totalFen, worthFen);
  const open = phases.filter(isUndelivered);
  const [first] = open;
  if (!first) return [...phases];
  const stays = new Map(
    phases.filter((phase) => !isUndelivered(phase)).map((phase) => [phase.number, phase]),
  );
  const asked = [...stays.values()].filter(({ state }) => state !== 'RELEASED');
  const left = worthFen - sum(asked.map(({ grantFen }) => BigInt(grantFen)));
  const held = sum(open.map(({ grantFen }) => BigInt(grantFen)));
  const rest = planned.filter(({ number }) => !stays.has(number));
  const capFen = left < 0n ? 0n : min(left, held);
  const restFen = sum(rest.map(({ contractFen }) => BigInt(contractFen)));
  const anew = phasesOf(
    rest.map(({ title, contractFen }) => ({ title, amountFen: contractFen })),
    restFen,
    rest.length === 0 ? 0n : capFen,
  );
  const amended = new Map(rest.map(({ number }, i) => [number, { ...anew[i]!, number, state: first.state }]));
  const numbers = [...new Set([...phases, ...planned].map(({ number }) => number))].toSorted((a, b) => a - b);
  return numbers.map((number) => {
    const phase = stays.get(number) ?? amended.get(number);
    if (phase && (stays.has(number) || BigInt(phase.grantFen) > 0n)) return phase;
    const gone = phase ?? phases.find((each) => each.number === number)!;
    return { ...gone, grantFen: '0', state: 'RELEASED' };
  });
}

/** The reference in the ledger under which the money of a phase is reserved. */
export function reservationOf(voucherId: string, phase: number): string {
  return phase === 1 ? voucherId : `${voucherId}/${phase}`;
}

/** The phases with one of them moved on. @throws DomainError MOVE_NOT_ALLOWED */
export function movePhase(phases: readonly Phase[], number: number, to: PhaseState, role: Role): Phase[] {
  return phases.map((phase) => {
    if (phase.number !== number) return phase;
    assertMove(PHASE_MOVES, phase.state, to, role);
    return { ...phase, state: to };
  });
}

/** Whether money is held for a phase and nobody has asked for it. */
export function isUndelivered({ state }: Phase): boolean {
  return state === 'PLANNED' || state === 'RESERVED';
}

/** What a voucher whose money was reserved is, by its phases: what is under way comes first, then what is left. */
export function stateOfPhases(phases: readonly Phase[]): VoucherState {
  const seen = new Set(phases.map(({ state }) => state));
  return (
    (['REDEEMING', 'REDEEMED', 'RESERVED', 'PAID'] as const).find((each) => seen.has(each)) ?? 'RELEASED'
  );
}
