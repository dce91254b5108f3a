import { lazily, readTable } from './data-folder.js';

export type IndustryLevel = 'SECTION' | 'DIVISION' | 'GROUP' | 'CLASS';

/** An entry of GB/T 4754-2017 国民经济行业分类. */
export interface Industry {
  /** As printed in the standard, e.g. `3311`; for a section its letter. */
  readonly code: string;
  /** With the letter of the section, e.g. `C3311`: the form used everywhere in this platform. */
  readonly fullCode: string;
  readonly level: IndustryLevel;
  readonly name: string;
  /** Full code of the entry above; null for a section. */
  readonly parentFullCode: string | null;
  /** 门类, `A` to `T`. */
  readonly section: string;
}

const all = lazily(() =>
  readTable<'code' | 'full_code' | 'level' | 'name' | 'parent' | 'section'>('gbt4754-2017.csv').map(
    (row): Industry => ({
      code: row.code,
      fullCode: row.full_code,
      level: row.level.toUpperCase() as IndustryLevel,
      name: row.name,
      parentFullCode: parentOf(row.parent, row.section),
      section: row.section,
    }),
  ),
);
const byEitherCode = lazily(
  () => new Map(all().flatMap((one) => [[one.fullCode, one] as const, [one.code, one] as const])),
);

function parentOf(parent: string, section: string): string | null {
  if (parent === '') return null;
  return parent === section ? section : `${section}${parent}`;
}

/** All entries in the order of the standard. */
export function industries(): readonly Industry[] {
  return all();
}

/** The entry with this code, with (`C3311`) or without (`3311`) the letter; undefined where the standard has none. */
export function industry(code: string): Industry | undefined {
  return byEitherCode().get(code);
}

/** Whether `inner` is `outer` or lies below it: `C33` covers `C3311`, and so does `C`. */
export function industryCovers(outer: string, inner: string): boolean {
  return (industry(inner)?.fullCode ?? '').startsWith(industry(outer)?.fullCode ?? '?');
}

/** 工业: mining (B), manufacturing (C), and electricity, heat, gas and water (D). False for unknown codes. */
export function isIndustrial(code: string): boolean {
  return ['B', 'C', 'D'].includes(industry(code)?.section ?? '');
}
