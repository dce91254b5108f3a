import type { FilterQuery } from '@mikro-orm/core';
import type { Actor } from '#libs/kernel';
import { inDivision } from '../need/seen-needs.queries.js';
import type { Contract } from './contract.entity.js';

/** The contracts that a person may see: those of the own side, and for officials those of their divisions. */
export function contractsSeenBy(by: Actor): FilterQuery<Contract> {
  const { everywhere, divisions } = by.reach('contract.read');
  if (everywhere) return {};
  return {
    $or: [
      { enterpriseId: { $in: by.organisations('ENTERPRISE', 'contract.read') } },
      { providerId: { $in: by.organisations('PROVIDER', 'contract.read') } },
      ...divisions.map(inDivision),
    ],
  };
}
