import { raw, type FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { cityOf, type Actor, type DivisionCode } from '#libs/kernel';
import { besides } from '#libs/platform';
import { ProviderCopy } from '../copies/copies.entity.js';
import type { Need } from './need.entity.js';

/**
 * The needs that a person may see: an enterprise its own, officials those of their divisions but for enterprises they have
 * to do with, providers of the pool the open ones, and a provider those it bid for whatever became of them.
 */
export async function needsSeenBy(em: EntityManager, by: Actor, now: Date): Promise<FilterQuery<Need>> {
  const { everywhere, divisions, except } = by.reach('need.read');
  const impartial = besides(except, 'enterpriseId');
  if (everywhere) return impartial;
  const providers = by.organisations('PROVIDER', 'need.read');
  return {
    $or: [
      { enterpriseId: { $in: by.organisations('ENTERPRISE', 'need.read') } },
      ...(providers.length > 0 ? [bidFor(providers)] : []),
      ...divisions.map((division) => ({ ...inDivision(division), ...impartial })),
      ...((await inPool(em, providers))
        ? [{ bidDeadline: { $gt: now }, awardedAt: null, closedAt: null }]
        : []),
    ],
  };
}

/** For rows that keep their city beside their district. */
export function inDivision(division: DivisionCode): { cityCode?: string; divisionCode?: string } {
  return division === cityOf(division) ? { cityCode: division } : { divisionCode: division };
}

/**
 * That one of the providers bid for the need. A value with a limit and no `exists`: that PostgreSQL would turn into a list
 * of all bids that the providers ever sealed.
 */
function bidFor(providers: readonly string[]): FilterQuery<Need> {
  return { [raw(ownBid, [`{${providers.join(',')}}`])]: true };
}

function ownBid(need: string): string {
  return `(select true from bid where bid.need_id = ${need}.id and bid.provider_id = any(cast(? as uuid[])) limit 1)`;
}

/** Whether one of the providers is in the pool, which is what opens needs to it. */
async function inPool(em: EntityManager, providers: readonly string[]): Promise<boolean> {
  return providers.length > 0 && (await em.count(ProviderCopy, { id: { $in: [...providers] } })) > 0;
}
