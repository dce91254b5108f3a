import type { EntityManager } from '@mikro-orm/postgresql';
import type { Acting } from '#libs/kernel';
import { changed } from '../history/changed.js';
import { freeReservations } from '../voucher/reservations.js';
import { Voucher } from '../voucher/voucher.entity.js';
import { CountedPaper, Invoice, type Redemption } from './redemption.entity.js';

/** Ends a phase whose redemption ended without payment: its reservations are voided, its papers are free again. */
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
  changed(em, 'VOUCHER', voucher, from, by, at, reason);
  await freeReservations(em, voucher, redemption.phase);
  await em.nativeUpdate(Invoice, { redemptionId: redemption.id }, { live: false });
  await em.nativeUpdate(CountedPaper, { redemptionId: redemption.id }, { live: false });
}

/** Takes the approval of a file back from its voucher: the phase is under review again. */
export async function reviewAgain(
  em: EntityManager,
  { voucherId, phase }: Redemption,
  by: Acting,
  at: Date,
  reason?: string,
): Promise<void> {
  const voucher = await em.findOneOrFail(Voucher, voucherId);
  if (voucher.phase(phase).state !== 'REDEEMED') return;
  const from = voucher.state;
  voucher.redeeming(by, phase);
  changed(em, 'VOUCHER', voucher, from, by, at, reason);
}
