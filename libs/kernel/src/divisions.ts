/** A code of GB/T 2260 with 6 digits, or of a town with 9 (东莞 441900 and 中山 442000 have no districts). */
export type DivisionCode = string;

const PROVINCE = /^\d{2}0000$/;
const CITY = /^\d{4}00$/;

export function isProvince(division: DivisionCode): boolean {
  return PROVINCE.test(division);
}

/** The digits with which the code of every division within this one begins: two of a province, four of a city. */
export function prefixOf(division: DivisionCode): string {
  if (PROVINCE.test(division)) return division.slice(0, 2);
  return CITY.test(division) ? division.slice(0, 4) : division;
}

/** Whether the inner division lies in the outer one (or is the same): province, city, district or town. */
export function covers(outer: DivisionCode, inner: DivisionCode): boolean {
  return inner.startsWith(prefixOf(outer));
}

/** The city that a division belongs to: `440604` -> `440600`. */
export function cityOf(division: DivisionCode): DivisionCode {
  return `${division.slice(0, 4)}00`;
}

/** Folds what people copy a code from: full width, white space, small letters. */
export function foldCode(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
}

/** Folds the spellings of a division: statistics writes twelve digits, of which those of no village and no town are noughts. */
export function foldDivision(text: string): DivisionCode {
  const code = foldCode(text);
  return /^\d{12}$|^\d{9}$/.test(code)
    ? code.replace(/(?<=^\d{9})000$/, '').replace(/(?<=^\d{6})000$/, '')
    : code;
}
