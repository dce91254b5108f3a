import { exactYuan, fenOf } from '../ui/value/money.rules.js';

/** How the value of a rule is written; the same as in the services, where each rule is checked. */
export type RuleKind =
  'RATE' | 'AMOUNT' | 'NUMBER' | 'DAY' | 'YES_NO' | 'WINDOW' | 'CODES' | 'WORDS' | 'JSON';

/** Every rule that a scheme can have, in the order in which an official reads them. */
export const RULE_KINDS = {
  subsidyShare: 'RATE',
  subsidyTiers: 'JSON',
  enterpriseLimit: 'AMOUNT',
  platformProviderLimit: 'AMOUNT',
  otherProviderLimit: 'AMOUNT',
  trancheWeights: 'JSON',
  eligibleCostKinds: 'WORDS',
  excludedCostKinds: 'WORDS',
  excludedCityCodes: 'CODES',
  contractSignedAfter: 'DAY',
  providerInPool: 'YES_NO',
  registeredInProvince: 'YES_NO',
  industrialEnterprise: 'YES_NO',
  minimumAgeYears: 'NUMBER',
  minimumPriorYearRevenue: 'AMOUNT',
  yearsWithoutFiscalViolation: 'NUMBER',
  noOtherFiscalSupport: 'YES_NO',
  noRepeatForSameContract: 'YES_NO',
  minimumPaidShare: 'RATE',
  noticeDays: 'NUMBER',
  claimWindow: 'WINDOW',
  redeemWindow: 'WINDOW',
  requiredDocuments: 'WORDS',
  reviewLevels: 'WORDS',
  correctionDays: 'NUMBER',
  payWithinDays: 'NUMBER',
  recoveryInterest: 'RATE',
  clusterPriority: 'YES_NO',
} as const satisfies Readonly<Record<string, RuleKind>>;
export type RuleName = keyof typeof RULE_KINDS;

export function isRule(name: string): name is RuleName {
  return Object.hasOwn(RULE_KINDS, name);
}

export function kindOf(name: string): RuleKind {
  return isRule(name) ? RULE_KINDS[name] : 'JSON';
}

/** The value (JSON) as a person writes it: 30 for a share of 3000, 500,000.00 for an amount of 50000000 fen. */
export function textOf(kind: RuleKind, json: string): string {
  const value: unknown = JSON.parse(json);
  switch (kind) {
    case 'RATE':
      return String(Number(value) / 100);
    case 'AMOUNT':
      return exactYuan(String(value));
    case 'YES_NO':
      return value ? 'YES' : 'NO';
    case 'CODES':
    case 'WORDS':
      return (value as readonly string[]).join(', ');
    case 'WINDOW': {
      const { from, to } = value as { from: string; to: string };
      return `${from} / ${to}`;
    }
    case 'JSON':
      return JSON.stringify(value, null, 1);
    default:
      return String(value);
  }
}

/** What was typed as the JSON of the API; undefined where it cannot be read, which the form says. */
export function jsonOf(kind: RuleKind, text: string): string | undefined {
  const typed = text.trim();
  switch (kind) {
    case 'RATE': {
      const points = Math.round(Number(typed) * 100);
      return /^\d{1,3}(\.\d{1,2})?$/.test(typed) && points <= 10_000 ? String(points) : undefined;
    }
    case 'AMOUNT': {
      const fen = fenOf(typed);
      return fen === undefined ? undefined : JSON.stringify(fen);
    }
    case 'NUMBER':
      return /^\d{1,6}$/.test(typed) ? String(Number(typed)) : undefined;
    case 'DAY':
      return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? JSON.stringify(typed) : undefined;
    case 'YES_NO':
      return typed === 'YES' ? 'true' : typed === 'NO' ? 'false' : undefined;
    case 'CODES':
    case 'WORDS':
      return JSON.stringify(typed.split(/[\s,\uff0c\u3001]+/).filter(Boolean));
    case 'WINDOW': {
      const [from, to] = typed.split(/\s*\/\s*/);
      return from && to ? JSON.stringify({ from, to }) : undefined;
    }
    default:
      return parsed(typed);
  }
}

function parsed(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The rules of a version in the order of the table; unknown ones last. */
export function inOrder<Rule extends { readonly name: string }>(rules: readonly Rule[]): readonly Rule[] {
  const places = Object.keys(RULE_KINDS);
  const placeOf = ({ name }: Rule): number => {
    const place = places.indexOf(name);
    return place < 0 ? places.length : place;
  };
  return rules.toSorted((a, b) => placeOf(a) - placeOf(b));
}
