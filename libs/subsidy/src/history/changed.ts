import type { EntityManager } from '@mikro-orm/postgresql';
import type { Acting } from '#libs/kernel';
import { record } from '#libs/platform';

/** Writes down that a file went from a state to the one that it has now. */
export function changed(
  em: EntityManager,
  kind: 'VOUCHER' | 'REDEMPTION' | 'PAYOUT' | 'OBJECTION',
  file: { readonly id: string; readonly state: string },
  from: string | null,
  by: Acting,
  at: Date,
  reason?: string,
): void {
  record(em, { kind, id: file.id, from, to: file.state, by, at, reason });
}
