import type { FilterQuery } from '@mikro-orm/core';
import { cityOf, covers, type Actor, type DivisionCode, type Privilege } from '#libs/kernel';
import { besides } from '#libs/platform';
import { GUANGDONG } from '#libs/reference';
import { Enterprise } from './enterprise.entity.js';

/**
 * The condition for what a person may see in a list: the own enterprises, and for officials those of their divisions but for those they have to do with.
 * It says for many rows what `actor.may(privilege, { organisationId, divisionCode })` says for one.
 */
export function seenBy(by: Actor, privilege: Privilege): FilterQuery<Enterprise> {
  const { everywhere, divisions, except } = by.reach(privilege);
  const impartial = besides(except, 'id');
  // An empty condition among alternatives would be left out, so "all" is said by itself.
  if (everywhere) return impartial;
  return {
    $or: [
      { id: { $in: by.organisations('ENTERPRISE', privilege) } },
      ...divisions.map((division) => ({ $and: [inDivision(division), impartial] })),
    ],
  };
}

/** The condition for lying in a division, answered by an index: province, city, or the district or town itself. */
export function inDivision(outer: DivisionCode): FilterQuery<Enterprise> {
  if (covers(outer, GUANGDONG)) return {};
  return outer === cityOf(outer) ? { cityCode: outer } : { divisionCode: outer };
}
