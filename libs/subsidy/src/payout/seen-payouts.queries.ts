import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '#libs/kernel';
import { blockedOf } from '../conflict/conflicts.js';
import { RecoveryCase } from '../recovery-case/recovery.entity.js';
import { Redemption } from '../redemption/redemption.entity.js';
import { Payout } from './payout.entity.js';

type Official = Pick<Actor, 'personId'>;

/** The payouts that an official sees: all but those of an enterprise or a provider with which the person has to do. */
export async function payoutsSeenBy(em: EntityManager, by: Official): Promise<FilterQuery<Payout>> {
  const blocked = [...(await blockedOf(em, by.personId))];
  if (blocked.length === 0) return {};
  const ofProvider = { providerId: { $in: blocked } };
  const files = (await em.find(Redemption, ofProvider, { fields: ['id'] })).map(({ id }) => id);
  const cases = (await em.find(RecoveryCase, ofProvider, { fields: ['id'] })).map(({ id }) => id);
  return {
    enterpriseId: { $nin: blocked },
    $and: [
      { $or: [{ redemptionId: null }, { redemptionId: { $nin: files } }] },
      { $or: [{ recoveryId: null }, { recoveryId: { $nin: cases } }] },
    ],
  };
}

/** What of some things an official sees: all that is about no payout, and what is about one that the official sees. */
export async function aboutSeenPayouts<T extends { readonly payoutId?: string | null | undefined }>(
  em: EntityManager,
  by: Official,
  things: readonly T[],
): Promise<T[]> {
  const ids = { id: { $in: things.flatMap(({ payoutId }) => payoutId ?? []) } };
  const found = await em.find(Payout, { $and: [ids, await payoutsSeenBy(em, by)] }, { fields: ['id'] });
  const seen = new Set(found.map(({ id }) => id));
  return things.filter(({ payoutId }) => !payoutId || seen.has(payoutId));
}

/** A number of the bank in whatever width, case and punctuation it is written: the expression of the unique index. */
function folded(text: string): string {
  return `upper(regexp_replace(normalize(${text}, nfkc), '[\\s[:punct:]–—·]', '', 'g'))`;
}

/** The payout that a number of the bank has confirmed, however it is written. */
export async function payoutWithReference(
  em: EntityManager,
  bankReference: string,
): Promise<string | undefined> {
  const [row] = await em.execute<{ id: string }[]>(
    `select id from payout where bank_reference is not null and ${folded('bank_reference')} = ${folded('cast(? as text)')}`,
    [bankReference],
  );
  return row?.id;
}
