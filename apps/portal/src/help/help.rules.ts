import type { HelpQuery } from '../gql/graphql.js';

/** For each kind of people a page, in the order of the public home. */
export const AUDIENCES = ['manufacturer', 'provider', 'commission'] as const;
export type HelpAudience = (typeof AUDIENCES)[number];

/** Their part of the chain; what each is called and asks stands in the texts. */
export const STEPS = ['step1', 'step2', 'step3', 'step4', 'step5', 'step6'] as const;
export type Step = (typeof STEPS)[number];

/** The page on which each step is done. */
export const PAGES = {
  manufacturer: {
    step1: '/enterprise/register',
    step2: '/assessment',
    step3: '/needs/new',
    step4: '/contracts',
    step5: '/vouchers',
    step6: '/counted',
  },
  provider: {
    step1: '/pool/apply',
    step2: '/catalogue',
    step3: '/needs-for-me',
    step4: '/needs-for-me',
    step5: '/contracts',
    step6: '/usage',
  },
  commission: {
    step1: '/rounds',
    step2: '/certification',
    step3: '/review',
    step4: '/objections',
    step5: '/payments',
    step6: '/goals',
  },
} as const satisfies Readonly<Record<HelpAudience, Readonly<Record<Step, string>>>>;

/** The settings of policies and schemes by which somebody waits or must act, for each audience. */
const LIMITS: Readonly<Record<HelpAudience, readonly string[]>> = {
  manufacturer: ['awardWithinDays', 'signWithinDays', 'answerComplaintDays', 'correctionDays', 'payWithinDays', 'amberAfterDays', 'lapseAfterDays'], // prettier-ignore
  provider: ['quietDays', 'explainLowPriceHours', 'supplyMissingHours', 'acceptDirectPurchaseDays', 'escalateComplaintDays', 'handOverDays', 'payWithinDays', 'amberAfterDays', 'lapseAfterDays'], // prettier-ignore
  commission: ['correctionDays', 'payWithinDays', 'payeeCoolOffHours', 'coolingOffYears', 'invoiceFollowedMonths'], // prettier-ignore
};

/** A time limit in force. */
export interface Limit {
  readonly name: string;
  /** As the API says it; absent for a rule of the scheme, which the page words. */
  readonly words: string | undefined;
  readonly value: number;
  readonly source: string;
}

type Round = HelpQuery['rounds']['edges'][number]['node'];

/** The round that people ask about: the open one, else the latest that was published. */
export function currentRound({ rounds }: Pick<HelpQuery, 'rounds'>): Round | undefined {
  const published = rounds.edges.map(({ node }) => node).filter(({ state }) => state === 'PUBLISHED');
  return published.find(({ claimsOpen }) => claimsOpen) ?? published[0];
}

/** The time limits for an audience, as they are in force now: of the policies, and of the scheme of the current round. */
export function limitsFor(audience: HelpAudience, help: HelpQuery): Limit[] {
  const now = Date.parse(help.now);
  const policies = [...help.adoptionPolicies, ...help.matchingPolicies, ...help.subsidyPolicies];
  const settings = policies.flatMap(({ versions }) => inForce(versions, now)?.settings ?? []);
  const scheme = help.schemes.find(({ id }) => id === currentRound(help)?.schemeVersionId);
  const rules = (scheme?.rules ?? []).map((rule) => ({ ...rule, words: undefined }));
  return LIMITS[audience].flatMap((name) => {
    const found = [...settings, ...rules].find((each) => each.name === name);
    const value: unknown = found && JSON.parse(found.value);
    if (!found || typeof value !== 'number') return [];
    return [{ name, words: found.words, value, source: found.source }];
  });
}

type Version = HelpQuery['matchingPolicies'][number]['versions'][number];

/** The newest that was published and has begun; the one that ships was there from the beginning. */
function inForce(versions: readonly Version[], now: number): Version | undefined {
  return versions.find(
    ({ inForceFrom, publishedAt, withdrawnAt }) =>
      inForceFrom === null ||
      (publishedAt !== null && withdrawnAt === null && Date.parse(inForceFrom) <= now),
  );
}

/** A word of the platform, as the rooms use it. */
export interface Word {
  readonly chinese: string;
  readonly english: string;
  /** In English; empty where the word says it. */
  readonly meaning: string;
}

/** The words of the project's own list (libs/README.md): a table whose columns are the Chinese word, the name in code, the meaning. */
export function wordsOf(markdown: string): Word[] {
  return [...markdown.matchAll(/^\| (.+?) \| (.+?) \| (.*?) \|$/gm)].flatMap(([, chinese, code, meaning]) => {
    const english = spoken(code!);
    const isHead = /^:?-+:?$/.test(english.trim()) || english === 'in code';
    if (isHead || english === '') return [];
    return [{ chinese: chinese!.trim(), english, meaning: meaning!.replaceAll('`', '').trim() }];
  });
}

/** `unifiedSocialCreditCode` as people say it. */
function spoken(code: string): string {
  return code
    .replaceAll('`', '')
    .replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
    .replaceAll(/\b[A-Z]+(_[A-Z]+)*\b/g, (name) => name.toLowerCase().replaceAll('_', ' '))
    .trim();
}
