import type { LocalDate } from '#libs/kernel';
import { hasCome } from '../counting/counting.rules.js';

/** One line of a batch: the use of one contract on the day of the batch. */
export interface UsageEntry {
  readonly contractId: string;
  readonly enterpriseId: string;
  /** Different people of the enterprise who signed in that day. */
  readonly activeUsers: number;
  /** Log-ins and data points of that day. */
  readonly events: number;
}

/** What is known of a contract when a batch arrives. */
export interface KnownContract {
  readonly contractId: string;
  readonly enterpriseId: string;
  readonly signedOn: LocalDate | null;
  readonly accepted: boolean;
}

/** ACCEPTED counts, WAITING is kept and counts when the contract is accepted, REJECTED leaves no trace. */
export const EntryStatus = { ACCEPTED: 'ACCEPTED', WAITING: 'WAITING', REJECTED: 'REJECTED' } as const;
export type EntryStatus = keyof typeof EntryStatus;

/** Why an entry waits or was rejected. */
export const EntryCode = {
  CONTRACT_NOT_ACCEPTED: 'CONTRACT_NOT_ACCEPTED',
  CONTRACT_UNKNOWN: 'CONTRACT_UNKNOWN',
  ENTERPRISE_MISMATCH: 'ENTERPRISE_MISMATCH',
  DAY_IN_FUTURE: 'DAY_IN_FUTURE',
  DAY_BEFORE_CONTRACT: 'DAY_BEFORE_CONTRACT',
  DUPLICATE_DAY: 'DUPLICATE_DAY',
} as const;
export type EntryCode = keyof typeof EntryCode;

export interface EntryReport {
  readonly contractId: string;
  readonly status: EntryStatus;
  /** Null when accepted. */
  readonly code: EntryCode | null;
}

/** An entry that was not accepted, by its place in the batch, from 1. */
export type NotAccepted = EntryReport & { readonly line: number; readonly code: EntryCode };

/**
 * Judges the entries of a batch one by one, so that a bad one never loses a good one.
 * @param contracts the contracts of the reporting provider among those named; another provider's look like unknown ones
 * @returns a report for each entry, in the order given; days that were reported before are not known here
 */
export function judge(
  entries: readonly UsageEntry[],
  day: LocalDate,
  contracts: ReadonlyMap<string, KnownContract>,
  now: Date,
): EntryReport[] {
  const seen = new Set<string>();
  return entries.map((entry) => {
    const contract = contracts.get(entry.contractId);
    const code = refusalOf(entry, day, contract, seen, now);
    if (code) return { contractId: entry.contractId, status: 'REJECTED', code };
    seen.add(entry.contractId);
    return contract!.accepted
      ? { contractId: entry.contractId, status: 'ACCEPTED', code: null }
      : { contractId: entry.contractId, status: 'WAITING', code: 'CONTRACT_NOT_ACCEPTED' };
  });
}

function refusalOf(
  entry: UsageEntry,
  day: LocalDate,
  contract: KnownContract | undefined,
  seen: ReadonlySet<string>,
  now: Date,
): EntryCode | null {
  if (!contract) return 'CONTRACT_UNKNOWN';
  if (contract.enterpriseId !== entry.enterpriseId) return 'ENTERPRISE_MISMATCH';
  if (!hasCome(day, now)) return 'DAY_IN_FUTURE';
  if (contract.signedOn !== null && day < contract.signedOn) return 'DAY_BEFORE_CONTRACT';
  if (seen.has(entry.contractId)) return 'DUPLICATE_DAY';
  return null;
}

/** What a batch came to: how many entries of each kind, and the ones that somebody has to look at. */
export function outcomeOf(reports: readonly EntryReport[]): {
  readonly accepted: number;
  readonly waiting: number;
  readonly rejected: number;
  readonly notAccepted: readonly NotAccepted[];
} {
  const count = (status: EntryStatus) => reports.filter((each) => each.status === status).length;
  return {
    accepted: count('ACCEPTED'),
    waiting: count('WAITING'),
    rejected: count('REJECTED'),
    notAccepted: reports.flatMap(({ code, ...report }, index) =>
      code === null ? [] : [{ line: index + 1, ...report, code }],
    ),
  };
}
