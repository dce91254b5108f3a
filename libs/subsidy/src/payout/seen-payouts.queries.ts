import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '#libs/kernel';
import { blockedOf } from '../conflict/conflicts.js';
import { Redemption } from '../redemption/redemption.entity.js';
import type { Payout } from './payout.entity.js';

/** The payouts that an official sees: all but those of an enterprise or a provider with which the person has to do. */
export async function payoutsSeenBy(em: EntityManager, by: Actor): Promise<FilterQuery<Payout>> {
  const blocked = [...(await blockedOf(em, by.personId))];
  if (blocked.length === 0) return {};
  const theirs = await em.find(Redemption, { providerId: { $in: blocked } }, { fields: ['id'] });
  return {
    enterpriseId: { $nin: blocked },
    $or: [{ redemptionId: null }, { redemptionId: { $nin: theirs.map(({ id }) => id) } }],
  };
}
