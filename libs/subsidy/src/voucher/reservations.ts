import type { EntityManager } from '@mikro-orm/postgresql';
import { endReservations } from '#libs/ledger';
import { reservationOf } from '../rules/phases.rules.js';
import type { Voucher } from './voucher.entity.js';

/**
 * Gives back what one phase of a voucher holds, or what all hold. The caller settles the round when its transaction has
 * committed.
 */
export async function freeReservations(em: EntityManager, voucher: Voucher, phase?: number): Promise<void> {
  const phases = phase === undefined ? voucher.phases.map(({ number }) => number) : [phase];
  for (const number of phases) {
    const refusal = await endReservations(em, reservationOf(voucher.id, number), 'VOID_PENDING');
    if (refusal)
      throw new Error(`the reservations of voucher ${voucher.id} cannot be voided: ${refusal.refusal}`);
  }
}
