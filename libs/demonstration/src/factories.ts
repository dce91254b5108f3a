import { isIndustrial } from '#libs/reference';
import { daysAfter } from './calendar.js';
import type { DemonstrationAdoption, DemonstrationEnterprise } from './demonstration.types.js';

/** The companies of the accounts factory01 to factory03 stand first in the data set. */
const FIRST = 3;
/** Of which cities the further ones are: most of 佛山, so that one bureau has its hands full. */
const FURTHER: readonly (readonly [cityCode: string, count: number])[] = [
  ['440600', 15],
  ['440100', 3],
  ['441900', 3],
];
/** They were certified at least so long ago: their files need that time. */
const DAYS_KNOWN = 105;
/** What schemes ask of an enterprise that is above scale: 2,000万元. */
const LEAST_REVENUE_FEN = 2_000_000_000n;
const ESTABLISHED_BEFORE = '2015-01-01';

/** The companies with an account, in its order: certified, industrial, above scale, and not counted towards a goal yet. */
export function factoriesWithAccount(
  enterprises: readonly DemonstrationEnterprise[],
  adoptions: readonly DemonstrationAdoption[],
  at: Date,
): DemonstrationEnterprise[] {
  const counted = new Set(
    adoptions.filter(({ grade }) => grade !== 'D').map(({ enterpriseId }) => enterpriseId),
  );
  const known = daysAfter(at, -DAYS_KNOWN);
  const fitting = enterprises
    .slice(FIRST)
    .filter(
      (one) =>
        one.certifiedAt !== null &&
        one.certifiedAt < known &&
        isIndustrial(one.industryCode) &&
        one.priorYearRevenueFen >= LEAST_REVENUE_FEN &&
        one.establishedOn < ESTABLISHED_BEFORE &&
        !counted.has(one.enterpriseId),
    );
  return [
    ...enterprises.slice(0, FIRST),
    ...FURTHER.flatMap(([cityCode, count]) =>
      fitting
        .filter(({ divisionCode }) => divisionCode.startsWith(cityCode.slice(0, 4)))
        .slice(0, count),
    ),
  ];
}
