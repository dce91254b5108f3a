import type { RecoveryQuery } from '../gql/graphql.js';
import { type Acting, holds } from '../session/acting.js';

export type Recovery = RecoveryQuery['recovery'];

/** What an official may do with a case now. */
export interface RecoveryActs {
  readonly decide: boolean;
  readonly uphold: boolean;
  readonly collect: boolean;
  readonly proposeWriteOff: boolean;
  readonly approveWriteOff: boolean;
}

export function actsOn(
  {
    state,
    owedFen,
    writeOffs,
    appealDecidedAt,
  }: Pick<Recovery, 'state' | 'owedFen' | 'writeOffs' | 'appealDecidedAt'>,
  acting: Acting | null,
): RecoveryActs {
  const open = writeOffs.some(({ approvedAt }) => approvedAt === null);
  const owed = state === 'DECIDED' && BigInt(owedFen) > 0n;
  return {
    decide: state === 'OPEN' && holds(acting, 'recovery.decide'),
    uphold: state === 'DECIDED' && appealDecidedAt === null && holds(acting, 'recovery.decide'),
    collect: owed && holds(acting, 'recovery.collect'),
    proposeWriteOff: owed && !open && holds(acting, 'recovery.collect'),
    approveWriteOff: open && holds(acting, 'recovery.write-off'),
  };
}

/** Equal instalments that come to exactly what is owed, month by month; the last takes what is left. */
export function instalmentsOf(
  owedFen: string,
  count: number,
  firstDueOn: string,
): readonly { readonly dueOn: string; readonly amountFen: string }[] {
  const owed = BigInt(owedFen);
  const each = owed / BigInt(count);
  return Array.from({ length: count }, (_, i) => ({
    dueOn: monthsAfter(firstDueOn, i),
    amountFen: (i === count - 1 ? owed - each * BigInt(count - 1) : each).toString(),
  }));
}

/** The same day so many months later, or the last day of a month that has no such day. */
function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
