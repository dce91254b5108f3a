import type { FilterQuery } from '@mikro-orm/core';
import { cityOf, covers, type Actor, type DivisionCode, type Privilege } from '#libs/kernel';
import { GUANGDONG } from '#libs/reference';
import { Enterprise } from './enterprise.entity.js';

/**
 * The condition for what a person may see in a list: the own enterprises, and for officials those of their divisions.
 * It says for many rows what `actor.may(privilege, { organisationId, divisionCode })` says for one.
 */
export function seenBy(by: Actor, privilege: Privilege): FilterQuery<Enterprise> {
  const divisions = by
    .holding(privilege)
    .filter(({ organisationKind }) => organisationKind !== 'ENTERPRISE' && organisationKind !== 'PROVIDER')
    .map(({ divisionCode }) => divisionCode ?? GUANGDONG);
  // An empty condition among alternatives would be left out, so "all" is said by itself.
  if (divisions.some(isWhole)) return {};
  return { $or: [{ id: { $in: by.organisations('ENTERPRISE', privilege) } }, ...divisions.map(inDivision)] };
}

/** The condition for lying in a division, answered by an index: province, city, or the district or town itself. */
export function inDivision(outer: DivisionCode): FilterQuery<Enterprise> {
  if (isWhole(outer)) return {};
  return outer === cityOf(outer) ? { cityCode: outer } : { divisionCode: outer };
}

function isWhole(division: DivisionCode): boolean {
  return covers(division, GUANGDONG);
}
