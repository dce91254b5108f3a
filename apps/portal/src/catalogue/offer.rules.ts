import type { CostKind } from '../../../../libs/kernel/src/cost-kinds.js';
import type { PublishSolutionInput } from '../gql/graphql.js';
import { exactYuan, fenOf, sumOfTyped } from '../ui/value/money.rules.js';
import type { Content } from './catalogue.rules.js';

export interface TypedLine {
  readonly kind: CostKind;
  readonly description: string;
  /** In yuan. */
  readonly amount: string;
}

/** An offer as it is typed: amounts in yuan, words in one line. */
export interface TypedOffer {
  readonly title: string;
  readonly summary: string;
  readonly scenarios: readonly string[];
  readonly industries: readonly string[];
  readonly sizeClasses: PublishSolutionInput['sizeClasses'];
  readonly regions: readonly string[];
  readonly protocols: string;
  readonly integrations: string;
  readonly lines: readonly TypedLine[];
  readonly priceTo: string;
  readonly deliveryMonths: number;
  readonly capacityPerMonth: number;
  readonly platforms: readonly ('INDUSTRIAL' | 'PUBLIC_CLOUD')[];
}

export const FIRST_LINE: TypedLine = { kind: 'PLATFORM_SERVICE', description: '', amount: '' };
export const NEW_OFFER: Partial<TypedOffer> = {
  scenarios: [],
  industries: [],
  sizeClasses: [],
  regions: [],
  lines: [FIRST_LINE],
  deliveryMonths: 3,
  capacityPerMonth: 2,
  platforms: [],
};

/** Words that were typed in one line, parted as people part them. */
export function wordsOf(typed: string | undefined): string[] {
  return (typed ?? '')
    .split(/[\u3001\uff0c,;\uff1b\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

export function offerOf(typed: TypedOffer, providerId: string, solutionId?: string): PublishSolutionInput {
  const { protocols, integrations, lines, priceTo, platforms, ...offer } = typed;
  return {
    ...offer,
    providerId,
    solutionId: solutionId ?? null,
    scenarios: [...offer.scenarios],
    industries: [...offer.industries],
    regions: [...offer.regions],
    protocols: wordsOf(protocols),
    integrations: wordsOf(integrations),
    lines: lines.map(({ kind, description, amount }) => ({
      kind,
      description,
      amountFen: fenOf(amount) ?? '0',
    })),
    priceFromFen: sumOfTyped(lines),
    priceToFen: fenOf(priceTo) ?? '0',
    industrialPlatform: platforms.includes('INDUSTRIAL'),
    publicCloud: platforms.includes('PUBLIC_CLOUD'),
  };
}

/** A published version as it is typed, to begin the next with. */
export function typedOf(content: Content): TypedOffer {
  const { title, summary, scenarios, industries, sizeClasses, regions, deliveryMonths, capacityPerMonth } =
    content;
  return {
    title,
    summary,
    scenarios,
    industries,
    sizeClasses,
    regions,
    deliveryMonths,
    capacityPerMonth,
    protocols: content.protocols.join(', '),
    integrations: content.integrations.join(', '),
    lines: content.lines.map(({ kind, description, amountFen }) => ({
      kind: kind as CostKind,
      description,
      amount: exactYuan(amountFen),
    })),
    priceTo: exactYuan(content.priceToFen),
    platforms: [
      ...(content.industrialPlatform ? (['INDUSTRIAL'] as const) : []),
      ...(content.publicCloud ? (['PUBLIC_CLOUD'] as const) : []),
    ],
  };
}
