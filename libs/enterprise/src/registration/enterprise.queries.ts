import type { FilterQuery } from '@mikro-orm/core';
import { cityOf, covers, type Actor, type DivisionCode, type Privilege } from '#libs/kernel';
import { GUANGDONG } from '#libs/reference';
import { Enterprise } from './enterprise.entity.js';

/**
 * The condition for what a person may see in a list: the own enterprises, and for officials those of their divisions.
 * It says for many rows what `actor.may(privilege, { organisationId, divisionCode })` says for one.
 */
export function seenBy(by: Actor, privilege: Privilege): FilterQuery<Enterprise> {
  const { everywhere, divisions } = by.reach(privilege);
  // An empty condition among alternatives would be left out, so "all" is said by itself.
  if (everywhere) return {};
  return { $or: [{ id: { $in: by.organisations('ENTERPRISE', privilege) } }, ...divisions.map(inDivision)] };
}

/** The condition for lying in a division, answered by an index: province, city, or the district or town itself. */
export function inDivision(outer: DivisionCode): FilterQuery<Enterprise> {
  if (covers(outer, GUANGDONG)) return {};
  return outer === cityOf(outer) ? { cityCode: outer } : { divisionCode: outer };
}
