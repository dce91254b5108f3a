import type { FilterQuery } from '@mikro-orm/core';
import type { Actor } from '#libs/kernel';
import { besides } from '#libs/platform';
import { inDivision } from '../need/seen-needs.queries.js';
import type { Contract } from './contract.entity.js';

/** The contracts that a person may see: those of the own side, and for officials those of their divisions but for parties they have to do with. */
export function contractsSeenBy(by: Actor): FilterQuery<Contract> {
  const { everywhere, divisions, except } = by.reach('contract.read');
  const impartial = besides(except, 'enterpriseId', 'providerId');
  if (everywhere) return impartial;
  return {
    $or: [
      { enterpriseId: { $in: by.organisations('ENTERPRISE', 'contract.read') } },
      { providerId: { $in: by.organisations('PROVIDER', 'contract.read') } },
      ...divisions.map((division) => ({ ...inDivision(division), ...impartial })),
    ],
  };
}
