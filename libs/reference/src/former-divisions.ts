import { lazily, readTable } from './data-folder.js';

/** A code that Guangdong no longer has: credit codes and old papers still carry it. */
export interface FormerDivision {
  readonly code: string;
  readonly name: string;
  /** The last year whose list of the Ministry of Civil Affairs has it. */
  readonly lastListed: number;
  /** The divisions of today in which it lies. */
  readonly successors: readonly string[];
}

const byCode = lazily(
  () =>
    new Map(
      readTable<'code' | 'name' | 'last_listed' | 'successors'>('guangdong-former-divisions.csv').map(
        ({ code, name, last_listed, successors }): [string, FormerDivision] => [
          code,
          { code, name, lastListed: Number(last_listed), successors: successors.split('|') },
        ],
      ),
    ),
);

/** The division that had this code, or undefined where none of Guangdong is known to have had it. */
export function formerDivision(code: string): FormerDivision | undefined {
  return byCode().get(code);
}

export function formerDivisions(): readonly FormerDivision[] {
  return [...byCode().values()];
}
