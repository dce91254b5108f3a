import { dayOf, type LocalDate } from '#libs/kernel';
import { startOfDay } from './calendar.rules.js';

/** The version of the counting rule that is in force; it is published with every number. */
export const COUNTING_RULE = 'v1';

export const GOALS = ['ON_CLOUD', 'UPGRADED'] as const;
export type Goal = (typeof GOALS)[number];
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

export const EVIDENCE_KINDS = [
  /** Days of use that a provider reported in signed batches. */
  'PROVIDER_BATCH',
  /** Contract, invoice and acceptance on paper, recorded by an official. */
  'CONTRACT_INVOICE_ACCEPTANCE',
  /** A voucher was paid out: shown with the evidence, yet money that was paid is no use. */
  'VOUCHER_PAID',
  'SELF_DECLARED',
  'IMPORTED',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Full days without use after which an adoption turns amber, and after which it no longer counts. */
export interface CountingWindows {
  readonly amberAfterDays: number;
  readonly lapseAfterDays: number;
}
/** The windows that hold for use on a day: a later version of them never changes what that day was worth. */
export type WindowsOn = (day: LocalDate) => CountingWindows;

/** What the rule needs to know of a legal person. */
export interface LegalPerson {
  readonly certified: boolean;
  /** GB/T 4754 with its section letter, e.g. `C3311`. */
  readonly industryCode: string;
}

/** One piece of evidence: who says so, about what, and until which day. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Who vouches for it. Two pieces of the same source are one signal. */
  readonly source: string;
  readonly contractId: string | null;
  /** The contract was accepted by the enterprise; paper and declarations without a contract here count as such. */
  readonly accepted: boolean;
  readonly industrialPlatform: boolean;
  readonly publicCloud: boolean;
  /** Last day of use; null for evidence that is not about use. */
  readonly lastUsedOn: LocalDate | null;
}

/** A grade and the moment up to which it stands; null where nothing ends it. */
export interface Stretch {
  readonly grade: Grade;
  readonly until: Date | null;
}

/** The grades that make the official figure; D is shown beside it. */
export function isOfficial(grade: Grade): boolean {
  return grade !== 'D';
}

/** The beginning of the first day that is not covered any more, Asia/Shanghai. */
export function amberAt(lastUsedOn: LocalDate, windowsOn: WindowsOn): Date {
  return startOfDay(lastUsedOn, windowsOn(lastUsedOn).amberAfterDays + 1);
}
export function lapsesAt(lastUsedOn: LocalDate, windowsOn: WindowsOn): Date {
  return startOfDay(lastUsedOn, windowsOn(lastUsedOn).lapseAfterDays + 1);
}

/** Goal UPGRADED is for industry: sections B, C and D of GB/T 4754. ON_CLOUD is for any. */
export function mayCountTowards(goal: Goal, person: LegalPerson): boolean {
  return goal === 'ON_CLOUD' || /^[BCD]/.test(person.industryCode);
}

/**
 * What a legal person counts as from now on if nothing more is heard: the grade now, and each weaker one to come.
 *
 * A stands while two sources have lately reported use, B while one has, C for paper about a contract of which no use was
 * ever reported. D is left for who has nothing but a declaration. The stretches join without a gap, so a count falls at
 * its time without anybody doing anything. Every piece that fits UPGRADED fits ON_CLOUD too: the goals are nested.
 *
 * @returns the stretches from `now`, strongest first; empty when the legal person does not count
 */
export function stretchesOf(
  goal: Goal,
  person: LegalPerson,
  evidence: readonly Evidence[],
  windowsOn: WindowsOn,
  now: Date,
): Stretch[] {
  if (!person.certified || !mayCountTowards(goal, person)) return [];
  const fitting = evidence.filter(
    (each) => each.industrialPlatform || (goal === 'ON_CLOUD' && each.publicCloud),
  );
  const uses = fitting.filter(isUse);
  // Who has shown use of a contract and then stopped is not counted by the paper of the same contract. Asked of all use,
  // whichever goal it fits, so that the outer goal never loses a paper that the inner one keeps.
  const used = new Set(evidence.filter(isUse).map((use) => use.contractId));
  const papers = fitting.filter(
    (each) =>
      each.kind === 'CONTRACT_INVOICE_ACCEPTANCE' && (each.contractId === null || !used.has(each.contractId)),
  );
  if (uses.length === 0 && papers.length === 0) {
    const declared = fitting.some((each) => each.kind === 'SELF_DECLARED' || each.kind === 'IMPORTED');
    return declared ? [{ grade: 'D', until: null }] : [];
  }
  const [last, secondLast] = lapsesBySource(uses, windowsOn, now);
  const stretches: Stretch[] = [];
  if (secondLast) stretches.push({ grade: 'A', until: secondLast });
  if (last && last.valueOf() !== secondLast?.valueOf()) stretches.push({ grade: 'B', until: last });
  if (papers.length > 0) stretches.push({ grade: 'C', until: null });
  return stretches;
}

function isUse(evidence: Evidence): boolean {
  return evidence.kind === 'PROVIDER_BATCH' && evidence.accepted && evidence.lastUsedOn !== null;
}

/** When each source that still stands lapses, the latest first. */
function lapsesBySource(uses: readonly Evidence[], windowsOn: WindowsOn, now: Date): Date[] {
  const bySource = Map.groupBy(uses, (use) => use.source);
  return [...bySource.values()]
    .map((same) => lapsesAt(latest(same.map((use) => use.lastUsedOn!)), windowsOn))
    .filter((lapse) => lapse > now)
    .toSorted((a, b) => b.valueOf() - a.valueOf());
}

/** The last of some days. */
export function latest(days: readonly LocalDate[]): LocalDate {
  return days.reduce((last, day) => (day > last ? day : last));
}

export type AdoptionStatus = 'NOT_COUNTED' | 'DECLARED' | 'ACTIVE' | 'AMBER' | 'LAPSED';

/**
 * The status of an adoption at a moment, from its timestamps alone.
 * @param grade of the stretch that covers the moment; null where none does
 * @param amberFrom when the last day of use that was reported for this goal turns amber; null where it rests on paper
 */
export function statusOf(
  grade: Grade | null,
  countedAt: Date | null,
  amberFrom: Date | null,
  now: Date,
): AdoptionStatus {
  if (grade === null) return countedAt ? 'LAPSED' : 'NOT_COUNTED';
  if (grade === 'D') return 'DECLARED';
  return grade !== 'C' && amberFrom && now >= amberFrom ? 'AMBER' : 'ACTIVE';
}

/** Whether a day of use may be reported: not before it has come, Asia/Shanghai. */
export function hasCome(day: LocalDate, now: Date): boolean {
  return day <= dayOf(now);
}
