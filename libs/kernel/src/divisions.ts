/** A code of GB/T 2260 with 6 digits, or of a town with 9 (东莞 441900 and 中山 442000 have no districts). */
export type DivisionCode = string;

const PROVINCE = /^\d{2}0000$/;
const CITY = /^\d{4}00$/;

/** Whether the inner division lies in the outer one (or is the same): province, city, district or town. */
export function covers(outer: DivisionCode, inner: DivisionCode): boolean {
  if (PROVINCE.test(outer)) return inner.startsWith(outer.slice(0, 2));
  if (CITY.test(outer)) return inner.startsWith(outer.slice(0, 4));
  return inner.startsWith(outer);
}

/** The city that a division belongs to: `440604` -> `440600`. */
export function cityOf(division: DivisionCode): DivisionCode {
  return `${division.slice(0, 4)}00`;
}
