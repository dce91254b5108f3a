import type { NeedChangesInput } from '../gql/graphql.js';
import { fenOfTenThousands, TEN_THOUSANDS, tenThousandsOf } from '../ui/value/money.rules.js';
import { changedIn, type Need, type Version } from './needs.rules.js';

/** What an addendum may change, as it is typed. */
export interface Amendment {
  readonly description: string;
  /** Names parted by commas. */
  readonly protocols: string;
  readonly integrations: string;
  readonly budgetFromFen: string;
  readonly budgetToFen: string;
  readonly deliverBy: string;
}

const COMMAS = /[,\uff0c\u3001;\uff1b]/;

export function amendmentOf({
  description,
  protocols,
  integrations,
  budgetFromFen,
  budgetToFen,
  deliverBy,
}: Need): Amendment {
  return {
    description,
    protocols: protocols.join(', '),
    integrations: integrations.join(', '),
    budgetFromFen: tenThousandsOf(budgetFromFen ?? '0'),
    budgetToFen: tenThousandsOf(budgetToFen ?? '0'),
    deliverBy,
  };
}

/** The need as it would read afterwards; what is not whole stays as it was. */
export function versionOf(before: Version, typed: Amendment): Version {
  return {
    ...before,
    description: typed.description.trim() || before.description,
    protocols: namesIn(typed.protocols),
    integrations: namesIn(typed.integrations),
    budgetFromFen: amountIn(typed.budgetFromFen, before.budgetFromFen),
    budgetToFen: amountIn(typed.budgetToFen, before.budgetToFen),
    deliverBy: typed.deliverBy || before.deliverBy,
  };
}

function namesIn(text: string): string[] {
  return text
    .split(COMMAS)
    .map((name) => name.trim())
    .filter(Boolean);
}

function amountIn(text: string, fen: string | null): string | null {
  return TEN_THOUSANDS.test(text.trim()) ? fenOfTenThousands(text.trim()) : fen;
}

/** What differs, as the API takes it. */
export function changesOf(before: Version, after: Version): NeedChangesInput {
  return Object.fromEntries(changedIn(before, after).map((field) => [field, after[field]]));
}
