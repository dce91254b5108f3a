import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type Acting } from '#libs/kernel';
import type { Redemption } from '../redemption/redemption.entity.js';
import type { PayeeAccount } from './payee.entity.js';
import { Payout } from './payout.entity.js';
import { changed } from '../history/changed.js';

/** An instruction for each redemption, in one run. Without accounts the payment is made by hand. */
export function instruct(
  em: EntityManager,
  redemptions: readonly Redemption[],
  accounts: ReadonlyMap<string, PayeeAccount>,
  runId: string,
  by: Acting,
  now: Date,
): Payout[] {
  return redemptions.map((redemption) => {
    const from = redemption.state;
    redemption.pay(by);
    changed(em, 'REDEMPTION', redemption, from, by, now);
    const { roundId, enterpriseId, voucherId, phase, amountFen } = redemption;
    const payout = em.create(Payout, {
      id: newId(),
      kind: 'SUBSIDY',
      roundId,
      enterpriseId,
      redemptionId: redemption.id,
      voucherId,
      phase,
      runId,
      payeeAccountId: accounts.get(enterpriseId)?.id ?? null,
      amountFen,
      state: 'PENDING',
      instructedBy: by.personId,
      instructedAt: now,
    });
    changed(em, 'PAYOUT', payout, null, by, now);
    return payout;
  });
}

/** A payment that posts no reservation: what came back is paid again, what was recovered wrongly is given back. */
export function instructFurther(
  em: EntityManager,
  what: Pick<Payout, 'kind' | 'roundId' | 'enterpriseId' | 'amountFen'> &
    Partial<Pick<Payout, 'redemptionId' | 'recoveryId' | 'repeatsId' | 'phase'>>,
  account: PayeeAccount,
  runId: string,
  by: Acting,
  now: Date,
): Payout {
  const payout = em.create(Payout, {
    phase: 1,
    ...what,
    id: newId(),
    runId,
    payeeAccountId: account.id,
    state: 'PENDING',
    instructedBy: by.personId,
    instructedAt: now,
  });
  changed(em, 'PAYOUT', payout, null, by, now);
  return payout;
}
