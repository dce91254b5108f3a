import { lazily, readTable } from './data-folder.js';

export type DivisionLevel = 'PROVINCE' | 'CITY' | 'DISTRICT' | 'TOWN';

/** An administrative division of Guangdong: GB/T 2260 with six digits, or a nine-digit statistical code for a town. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  /** The division above it; null for the province. */
  readonly parentCode: string | null;
  /** What the division is called in law: 市辖区, 县级市, 自治县, 镇, 街道 ... */
  readonly kind: string;
}

export const GUANGDONG = '440000';

/** 珠三角: the nine cities whose ceilings and targets differ from those of 粤东西北 in the notices since 2019. */
export const PEARL_RIVER_DELTA: readonly string[] = Object.freeze([
  '440100', // 广州
  '440300', // 深圳
  '440400', // 珠海
  '440600', // 佛山
  '440700', // 江门
  '441200', // 肇庆
  '441300', // 惠州
  '441900', // 东莞
  '442000', // 中山
]);

const all = lazily(() =>
  readTable<'code' | 'name' | 'level' | 'parent' | 'kind'>('guangdong-divisions.csv').map(
    (row): Division => ({
      code: row.code,
      name: row.name,
      level: row.level.toUpperCase() as DivisionLevel,
      parentCode: row.parent || null,
      kind: row.kind,
    }),
  ),
);
const byCode = lazily(() => new Map(all().map((one) => [one.code, one])));
const byParent = lazily(() => Map.groupBy(all(), (one) => one.parentCode));

/** All divisions in the order of the file: province, then each city followed by its districts or towns. */
export function divisions(): readonly Division[] {
  return all();
}

/** The division with this code, or undefined where Guangdong has none. */
export function division(code: string): Division | undefined {
  return byCode().get(code);
}

/** The 21 cities at prefecture level, by code. */
export function cities(): readonly Division[] {
  return byParent().get(GUANGDONG) ?? [];
}

/**
 * What a city is divided into. 东莞 and 中山 have no districts: there these are the towns and sub-districts, which do
 * the same first review. Empty for anything that is not a city.
 */
export function districtsOf(cityCode: string): readonly Division[] {
  return division(cityCode)?.level === 'CITY' ? (byParent().get(cityCode) ?? []) : [];
}

/** A place as people write it, 佛山市南海区; the code itself where it is none of the province. */
export function placeName(code: string): string {
  const here = division(code);
  const city = division(`${code.slice(0, 4)}00`);
  if (!here) return city?.name ?? code;
  return city && city !== here ? city.name + here.name : here.name;
}
