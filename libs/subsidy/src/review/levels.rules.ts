import { cityOf, type DivisionCode } from '#libs/kernel';
import type { ReviewLevel } from './reviewer-decision.entity.js';

/** The levels of a scheme that a bureau decides, in order. */
export function bureauLevels(levels: readonly ReviewLevel[]): ReviewLevel[] {
  const bureaus = levels.filter((level) => level !== 'PROVINCE_APPROVAL');
  return bureaus.length > 0 ? bureaus : ['CITY_REVIEW'];
}

/** The level that decides next. */
export function nextLevel(levels: readonly ReviewLevel[], passed: number): ReviewLevel {
  const bureaus = bureauLevels(levels);
  return bureaus[Math.min(passed, bureaus.length - 1)]!;
}

/** Whether a bureau of this division decides on that level; where there is only one level, every bureau of the file does. */
export function decidesOn(
  level: ReviewLevel,
  levels: readonly ReviewLevel[],
  bureau: DivisionCode | null,
): boolean {
  if (bureauLevels(levels).length === 1) return true;
  const ofCity = bureau === null || bureau === cityOf(bureau);
  return level === 'CITY_REVIEW' ? ofCity : !ofCity;
}
