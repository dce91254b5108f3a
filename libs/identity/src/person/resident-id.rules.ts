const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * The one spelling of a resident identity number (GB 11643-1999): 17 digits and a check character by ISO 7064
 * MOD 11-2; null for anything else.
 */
export function residentIdOf(given: string): string | null {
  const folded = given.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  const parts = /^(\d{6})(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(folded);
  if (!parts) return null;
  const [, , year, month, day] = parts.map(Number);
  const birth = new Date(Date.UTC(year!, month! - 1, day));
  if (year! < 1900 || birth.getUTCMonth() !== month! - 1 || birth.getUTCDate() !== day) return null;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(folded[at]), 0);
  return folded.endsWith(CHECK_CHARACTERS[sum % 11]!) ? folded : null;
}
