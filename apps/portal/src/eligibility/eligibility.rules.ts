import type {
  CheckEligibilityInput,
  EligibilityQuery,
  EligibilityRoundsQuery,
  EnterpriseForEligibilityQuery,
} from '../gql/graphql.js';
import { fenOfTenThousands, tenThousandsOf } from '../ui/value/money.rules.js';

export type RuleResult = EligibilityQuery['checkEligibility']['results'][number];
export type Round = EligibilityRoundsQuery['rounds']['edges'][number]['node'];

/** The answers to the six questions, as they stand in the address: it can be sent to a colleague. */
export interface Answers {
  readonly round?: string;
  readonly city?: string;
  /** A section of GB/T 4754, or another beginning of a code. */
  readonly industry?: string;
  readonly since?: string;
  /** Revenue of the year before in units of 10,000 yuan, as people write it. */
  readonly revenue?: string;
  readonly contract?: string;
  readonly kinds?: readonly string[];
  readonly violation?: YesOrNo;
  readonly support?: YesOrNo;
  readonly voucher?: YesOrNo;
}
export type YesOrNo = 'yes' | 'no';

/** The sections that the goals are about, and any other. */
export const SECTIONS = ['C', 'B', 'D', 'I'] as const;
export const KINDS = [
  'PUBLIC_CLOUD_RESOURCES',
  'PLATFORM_SERVICE',
  'APPLICATION_SERVICE',
  'NETWORK',
  'IMPLEMENTATION',
  'EQUIPMENT_ACCESS',
  'NETWORK_MODIFICATION',
  'AUTOMATION_EQUIPMENT',
  'NON_CLOUD_SOFTWARE',
] as const;
export const QUESTIONS = ['where', 'what', 'since', 'size', 'contract', 'before'] as const;
export type Question = (typeof QUESTIONS)[number];

/** What an address says; whatever is no answer is left out. */
export function answersFrom(search: Readonly<Record<string, unknown>>): Answers {
  const ticked = [search['kinds']].flat();
  const kinds = KINDS.filter((kind) => ticked.includes(kind));
  return {
    ...matching(search, 'round', /^[\da-f-]{36}$/),
    ...matching(search, 'city', /^\d{6}$/),
    ...matching(search, 'industry', /^[A-T]\d{0,4}$/),
    ...matching(search, 'since', DAY),
    ...matching(search, 'revenue', /^\d{1,9}(\.\d{1,4})?$/),
    ...matching(search, 'contract', DAY),
    ...(kinds.length > 0 && { kinds }),
    ...matching(search, 'violation', YES_OR_NO),
    ...matching(search, 'support', YES_OR_NO),
    ...matching(search, 'voucher', YES_OR_NO),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const YES_OR_NO = /^(yes|no)$/;

function matching(
  search: Readonly<Record<string, unknown>>,
  name: keyof Answers,
  form: RegExp,
): Partial<Answers> {
  const value = search[name];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && form.test(text) ? { [name]: text } : {};
}

/** What the API is asked; a question without an answer is left open, and its rules say so. */
export function inputOf(answers: Answers, roundId: string): CheckEligibilityInput {
  const { city, industry, since, revenue, contract, kinds, violation, support, voucher } = answers;
  return {
    roundId,
    ...(city && { divisionCode: city }),
    ...(industry && { industryCode: industry }),
    ...(since && { establishedOn: since }),
    ...(revenue && { priorYearRevenueFen: fenOfTenThousands(revenue) }),
    ...(contract && { contractSignedOn: contract }),
    ...(kinds && kinds.length > 0 && { costKinds: [...kinds] }),
    ...(violation && { fiscalViolation: violation === 'yes' }),
    ...(support && { otherFiscalSupport: support === 'yes' }),
    ...(voucher && { hadVoucher: voucher === 'yes' }),
  };
}

type Facts = Pick<
  EnterpriseForEligibilityQuery['enterprise'],
  'divisionCode' | 'industryCode' | 'establishedOn' | 'priorYearRevenueFen'
>;

/** The answers that the file of an enterprise gives: the rules ask for its city. */
export function factsOf({ divisionCode, industryCode, establishedOn, priorYearRevenueFen }: Facts): Answers {
  return {
    city: `${divisionCode.slice(0, 4)}00`,
    industry: industryCode,
    since: establishedOn,
    revenue: tenThousandsOf(priorYearRevenueFen),
  };
}

/** Which of the six are answered. */
export function answered({
  city,
  industry,
  since,
  revenue,
  contract,
  kinds,
  ...before
}: Answers): Question[] {
  const given: Readonly<Record<Question, boolean>> = {
    where: Boolean(city),
    what: Boolean(industry),
    since: Boolean(since),
    size: Boolean(revenue),
    contract: Boolean(contract && kinds && kinds.length > 0),
    before: Boolean(before.violation && before.support && before.voucher),
  };
  return QUESTIONS.filter((question) => given[question]);
}

/** The round to ask about: the one that was chosen, else the open one, else the next, else the latest. */
export function roundToAsk(rounds: readonly Round[], now: number, chosen?: string): Round | undefined {
  const published = rounds.filter(({ state }) => state === 'PUBLISHED');
  return (
    published.find(({ id }) => id === chosen) ??
    published.find(({ claimsOpen }) => claimsOpen) ??
    published.filter(({ claimFrom }) => Date.parse(claimFrom) > now).at(-1) ??
    published[0]
  );
}

/** What an answer adds up to, for the heading. */
export function outcomeOf(results: readonly RuleResult[]): { kind: 'FAIL' | 'OPEN' | 'PASS'; count: number } {
  const failed = results.filter(({ verdict }) => verdict === 'FAIL').length;
  if (failed > 0) return { kind: 'FAIL', count: failed };
  const open = results.filter(({ verdict }) => verdict === 'NEEDS_REVIEW').length;
  return open > 0 ? { kind: 'OPEN', count: open } : { kind: 'PASS', count: results.length };
}

/** The hardest first: what is not met, then what is not known, then what is met. */
export function inOrder(results: readonly RuleResult[]): RuleResult[] {
  const order = ['FAIL', 'NEEDS_REVIEW', 'PASS'];
  return results.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
}

/** Which question a rule rests on, so that the page can lead back to it. */
export const QUESTION_OF: Readonly<Record<RuleResult['rule'], Question>> = {
  REGISTERED_IN_PROVINCE: 'where',
  CITY_TAKES_PART: 'where',
  INDUSTRIAL_ENTERPRISE: 'what',
  MINIMUM_AGE: 'since',
  MINIMUM_REVENUE: 'size',
  NO_FISCAL_VIOLATION: 'before',
  CONTRACT_IN_FORCE: 'contract',
  CONTRACT_SIGNED_AFTER: 'contract',
  PROVIDER_IN_POOL: 'contract',
  NO_REPEAT_FOR_CONTRACT: 'before',
  NO_OTHER_FISCAL_SUPPORT: 'before',
  SOME_ELIGIBLE_LINE: 'contract',
};
