import { adoptions } from './adoptions.js';
import { assessments } from './assessments.js';
import type { Demonstration } from './demonstration.types.js';
import { enterprises } from './enterprises.js';
import { needs } from './needs.js';
import { factoriesWithAccount, officials } from './officials.js';
import { providers } from './providers.js';
import { solutions } from './solutions.js';

/** A Monday morning inside the claim window of the round of 2020. */
export const DEMONSTRATION_START = new Date('2020-09-28T10:00:00+08:00');

/** Earlier than this there is not enough past for the data set to lie in. */
const EARLIEST = new Date('2019-09-01T00:00:00+08:00');

/**
 * A province of made-up companies as of a moment. The same seed and moment give the same data, to the last character.
 *
 * @param seed any whole number
 * @param at what the data set looks back from; only the bid deadlines of open needs lie after it
 * @throws RangeError when `at` is before 2019-09-01 or the seed is no whole number
 */
export function demonstration(seed: number, at: Date = DEMONSTRATION_START): Demonstration {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed ${seed} is not a whole number`);
  if (!(at >= EARLIEST)) throw new RangeError('a demonstration cannot look back from before 2019-09-01');
  const allEnterprises = enterprises(seed, at);
  const allProviders = providers(seed, at);
  const allSolutions = solutions(seed, at, allProviders);
  const allAdoptions = adoptions(seed, at, allEnterprises, allSolutions);
  return {
    seed,
    at,
    ...officials(seed, factoriesWithAccount(allEnterprises, allAdoptions, at), allProviders),
    providers: allProviders,
    solutions: allSolutions,
    enterprises: allEnterprises,
    assessments: assessments(seed, at, allEnterprises),
    needs: needs(seed, at, allEnterprises),
    adoptions: allAdoptions,
  };
}
