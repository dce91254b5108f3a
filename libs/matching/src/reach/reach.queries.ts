import { cityOf, covers, type Actor, type DivisionCode, type Privilege } from '#libs/kernel';
import { GUANGDONG } from '#libs/reference';

/** The divisions whose files an official handles; the whole province where the membership names none. */
export function divisionsOf(by: Actor, privilege: Privilege): DivisionCode[] {
  return by
    .holding(privilege)
    .filter(({ organisationKind }) => organisationKind !== 'ENTERPRISE' && organisationKind !== 'PROVIDER')
    .map(({ divisionCode }) => divisionCode ?? GUANGDONG);
}

/** Whether the whole province is among them. MikroORM leaves an empty condition out of `$or`, so it is asked first. */
export function reachAll(divisions: readonly DivisionCode[]): boolean {
  return divisions.some((division) => covers(division, GUANGDONG));
}

export function inDivision(outer: DivisionCode): { cityCode?: string; divisionCode?: string } {
  return outer === cityOf(outer) ? { cityCode: outer } : { divisionCode: outer };
}

/** For rows that keep the code of their division only: one condition per division whose files an official handles. */
export function divisionCondition(by: Actor, privilege: Privilege): { divisionCode: object }[] {
  return divisionsOf(by, privilege).map((division) => ({
    divisionCode: reachAll([division])
      ? { $ne: null }
      : division === cityOf(division)
        ? { $like: `${division.slice(0, 4)}%` }
        : { $eq: division },
  }));
}
