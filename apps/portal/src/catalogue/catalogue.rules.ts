import type { PublicSolutionQuery } from '../gql/graphql.js';

export type Version = PublicSolutionQuery['solutionVersions']['edges'][number]['node'];
export type Content = Version['content'];

/** The fields of an offer, in the order in which they are read. */
export const FIELDS = [
  'title',
  'summary',
  'scenarios',
  'industries',
  'sizeClasses',
  'regions',
  'protocols',
  'integrations',
  'price',
  'lines',
  'deliveryMonths',
  'capacityPerMonth',
  'industrialPlatform',
  'publicCloud',
] as const;
export type OfferField = (typeof FIELDS)[number];

/** What was changed from one version to the next. */
export function changedFields(before: Content, after: Content): readonly OfferField[] {
  return FIELDS.filter((field) => said(before, field) !== said(after, field));
}

function said(content: Content, field: OfferField): string {
  if (field === 'price') return `${content.priceFromFen} ${content.priceToFen}`;
  if (field === 'lines')
    return JSON.stringify(
      content.lines.map(({ kind, description, amountFen }) => [kind, description, amountFen]),
    );
  return JSON.stringify(content[field]);
}

/** By how many hundredths of a per cent the least price rose (or fell) since the version before; null at the first. */
export function priceMove(before: Content | undefined, after: Content): number | null {
  if (!before) return null;
  const [from, to] = [BigInt(before.priceFromFen), BigInt(after.priceFromFen)];
  return Number(((to - from) * 10_000n) / from);
}

/** Whether a provider that stands so may publish; from suspension on it may not. */
export function takesWork(standing: string): boolean {
  return standing === 'GOOD' || standing === 'WARNED' || standing === 'RECTIFYING';
}
