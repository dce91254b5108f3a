import { cityOf } from '#libs/kernel';
import type { HiddenField, Machines, Site } from './need-content.js';

interface Hideable {
  readonly hiddenFields: readonly string[];
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly budgetFromFen: bigint;
  readonly budgetToFen: bigint;
  readonly sites: readonly Site[];
  readonly machines: readonly Machines[];
  readonly integrations: readonly string[];
}

type Withheld = Exclude<keyof Hideable, 'hiddenFields'> | 'unifiedSocialCreditCode';

export type Masked<T extends Hideable> = Omit<T, Withheld> & {
  readonly enterpriseId: string | null;
  readonly enterpriseName: string | null;
  readonly divisionCode: string;
  readonly budgetFromFen: bigint | null;
  readonly budgetToFen: bigint | null;
  readonly sites: Site[];
  readonly machines: Machines[];
  readonly integrations: string[];
};

/**
 * A need as providers see it: what its enterprise hides is absent, or as coarse as the city. What remains would be found
 * in any need of the same kind, so a list of needs gives nothing away either.
 */
export function maskedFor<T extends Hideable & { readonly unifiedSocialCreditCode?: string }>(
  need: T,
): Masked<T> {
  const {
    unifiedSocialCreditCode: _,
    enterpriseId,
    enterpriseName,
    divisionCode,
    budgetFromFen,
    budgetToFen,
    sites,
    machines,
    integrations,
    ...rest
  } = need;
  const hides = (field: HiddenField) => need.hiddenFields.includes(field);
  return {
    ...rest,
    enterpriseId: hides('ENTERPRISE') ? null : enterpriseId,
    enterpriseName: hides('ENTERPRISE') ? null : enterpriseName,
    divisionCode: hides('DISTRICT') ? cityOf(divisionCode) : divisionCode,
    budgetFromFen: hides('BUDGET') ? null : budgetFromFen,
    budgetToFen: hides('BUDGET') ? null : budgetToFen,
    sites: hides('SITES') ? [] : sites.map((site) => coarse(site, hides('DISTRICT'))),
    machines: hides('MACHINES') ? [] : [...machines],
    integrations: hides('INTEGRATIONS') ? [] : [...integrations],
  };
}

function coarse(site: Site, hidesDistrict: boolean): Site {
  return hidesDistrict ? { ...site, divisionCode: cityOf(site.divisionCode) } : site;
}

/**
 * The words of a hidden name that stand in a text all the same: the whole name, or its part before the form of company.
 * Empty when the text keeps the secret.
 */
export function namesIn(text: string, enterpriseName: string): string[] {
  const stem = enterpriseName.replace(/(有限责任公司|股份有限公司|有限公司|集团|厂)$/u, '');
  return [...new Set([enterpriseName, stem])].filter(
    (name) => plain(name).length >= 4 && plain(text).includes(plain(name)),
  );
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}
