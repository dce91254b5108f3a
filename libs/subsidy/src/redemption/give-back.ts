import type { EntityManager } from '@mikro-orm/postgresql';
import type { Acting } from '#libs/kernel';
import { changed } from '../history/changed.js';
import { freeReservations } from '../voucher/reservations.js';
import { Voucher } from '../voucher/voucher.entity.js';
import { Invoice, type Redemption } from './redemption.entity.js';

/** Ends a phase whose redemption ended without payment: its reservations are voided, its invoices are free again. */
export async function giveBack(
  em: EntityManager,
  redemption: Redemption,
  by: Acting,
  at: Date,
  reason: string,
): Promise<void> {
  const voucher = await em.findOneOrFail(Voucher, redemption.voucherId);
  const from = voucher.state;
  voucher.release(by, redemption.phase);
  await freeReservations(em, voucher, redemption.phase);
  await em.nativeUpdate(Invoice, { redemptionId: redemption.id }, { live: false });
  changed(em, 'VOUCHER', voucher, from, by, at, reason);
}
