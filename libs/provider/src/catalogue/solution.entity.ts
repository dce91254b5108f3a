import { defineEntity, p } from '@mikro-orm/core';
import { nameKeyOf } from '#libs/kernel';
import type { SizeClass } from '#libs/reference';
import { Provider } from '../admission/provider.entity.js';
import { ALL, type Offer, type PriceLine } from './solution.rules.js';

/** A price line as it is stored: amounts as digits, because JSON numbers lose exactness. */
export type StoredPriceLine = Omit<PriceLine, 'amountFen'> & { readonly amountFen: string };

const SolutionSchema = defineEntity({
  name: 'Solution',
  indexes: [
    { name: 'solution_newest', properties: ['publishedAt', 'id'] },
    { name: 'solution_of_provider', properties: ['providerId', 'publishedAt', 'id'] },
    { name: 'solution_by_scenario', properties: ['scenarios'], type: 'gin' },
    { name: 'solution_by_industry', properties: ['industryKeys'], type: 'gin' },
  ],
  checks: [
    { name: 'solution_price_check', expression: 'price_from_fen > 0 and price_to_fen >= price_from_fen' },
    { name: 'solution_capacity_check', expression: 'capacity_per_month > 0' },
  ],
  properties: {
    id: p.uuid().primary(),
    providerId: () => p.manyToOne(Provider).mapToPk().joinColumn('provider_id'),
    /** The version that these columns show. */
    catalogueVersion: p.integer(),
    title: p.text(),
    titleKey: p.text(),
    summary: p.text(),
    scenarios: p.array(),
    industries: p.array(),
    /** The industries, or `*` for all: what the search looks at. */
    industryKeys: p.array(),
    sizeClasses: p.array().$type<SizeClass[]>(),
    regions: p.array(),
    protocols: p.array(),
    integrations: p.array(),
    priceFromFen: p.bigint('bigint'),
    priceToFen: p.bigint('bigint'),
    lines: p.json<readonly StoredPriceLine[]>(),
    deliveryMonths: p.integer(),
    capacityPerMonth: p.integer(),
    industrialPlatform: p.boolean(),
    publicCloud: p.boolean(),
    publishedAt: p.datetime(),
    version: p.integer().version(),
  },
});

/** A catalogue item as it is offered now. */
export class Solution extends SolutionSchema.class {}
SolutionSchema.setClass(Solution);

const SolutionVersionSchema = defineEntity({
  name: 'SolutionVersion',
  properties: {
    solutionId: () => p.manyToOne(Solution).mapToPk().joinColumn('solution_id').primary(),
    catalogueVersion: p.integer().primary(),
    /** The whole offer, amounts as digits. */
    content: p.json<StoredOffer>(),
    /** SHA-256 of the canonical content: what a contract can pin. */
    contentHash: p.text(),
    publishedBy: p.uuid().nullable(),
    publishedAt: p.datetime(),
  },
});

/** What was offered under a version number. Never changed: contracts point to it. */
export class SolutionVersion extends SolutionVersionSchema.class {}
SolutionVersionSchema.setClass(SolutionVersion);

/** An offer in its stored form. */
export type StoredOffer = Omit<Offer, 'priceFromFen' | 'priceToFen' | 'lines'> & {
  readonly priceFromFen: string;
  readonly priceToFen: string;
  readonly lines: readonly StoredPriceLine[];
};

export function storedOffer(offer: Offer): StoredOffer {
  return {
    ...offer,
    priceFromFen: String(offer.priceFromFen),
    priceToFen: String(offer.priceToFen),
    lines: storedLines(offer),
  };
}

/** The columns that show an offer. */
export function columnsOf(offer: Offer) {
  return {
    ...offer,
    titleKey: nameKeyOf(offer.title),
    scenarios: [...offer.scenarios],
    industries: [...offer.industries],
    industryKeys: offer.industries.length > 0 ? [...offer.industries] : [ALL],
    sizeClasses: [...offer.sizeClasses],
    regions: [...offer.regions],
    protocols: [...offer.protocols],
    integrations: [...offer.integrations],
    lines: storedLines(offer),
  };
}

function storedLines({ lines }: Offer): StoredPriceLine[] {
  return lines.map(({ kind, description, amountFen }) => ({
    kind,
    description,
    amountFen: String(amountFen),
  }));
}
