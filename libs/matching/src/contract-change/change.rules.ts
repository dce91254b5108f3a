import { DomainError, newId, sum, type CostKind, type Fen } from '#libs/kernel';
import type {
  ContractTerms,
  LineTerms,
  Metering,
  MilestoneTerms,
  PhaseTerms,
} from '../contract/contract.rules.js';

export interface LineChange {
  /** A line that stays or changes; a new one when it is left out. */
  readonly id?: string | undefined;
  readonly kind: CostKind;
  readonly description: string;
  readonly amountFen: Fen;
  readonly industrialPlatform: boolean;
  readonly publicCloud: boolean;
  readonly metering?: Metering | undefined;
}

export interface MilestoneChange {
  readonly id?: string | undefined;
  readonly title: string;
  readonly dueInMonths: number;
  readonly amountFen: Fen;
  /** Which of the phases, from 1. */
  readonly phase: number;
}

/** What a side proposes. Lists are whole: what is left out of a list that is given is dropped. */
export interface Change {
  readonly lines?: readonly LineChange[] | undefined;
  readonly phases?: readonly { readonly title: string }[] | undefined;
  readonly milestones?: readonly MilestoneChange[] | undefined;
  readonly deliveryMonths?: number | undefined;
  readonly goals?: string | undefined;
  readonly measures?: string | undefined;
  readonly enterpriseDuties?: readonly string[] | undefined;
  readonly providerDuties?: readonly string[] | undefined;
}

/**
 * The terms after a change. What is delivered keeps every word and fen; the total is worked out anew.
 * @param delivered ids of the milestones that the provider reported or the enterprise accepted
 * @throws DomainError UNKNOWN_PART, LINE_AMOUNT, PHASE_OF_MILESTONE, MILESTONE_SUM_MISMATCH, DELIVERED_CHANGED,
 * NOTHING_CHANGED
 */
export function changed(
  terms: ContractTerms,
  change: Change,
  version: number,
  delivered: ReadonlySet<string>,
): ContractTerms {
  const lines = change.lines?.map((line) => lineFrom(line, terms)) ?? terms.lines;
  const milestones = change.milestones
    ? milestonesFrom(change.milestones, change.phases, terms)
    : { phases: terms.phases, milestones: terms.milestones };
  if (change.phases && !change.milestones) throw new DomainError('PHASE_OF_MILESTONE', { phase: 0 });
  const totalFen = sum(lines.map(({ amountFen }) => amountFen));
  const stepsFen = sum(milestones.milestones.map(({ amountFen }) => amountFen));
  if (stepsFen !== totalFen)
    throw new DomainError('MILESTONE_SUM_MISMATCH', {
      totalFen: String(totalFen),
      differenceFen: String(stepsFen - totalFen),
    });
  const next: ContractTerms = {
    ...terms,
    ...milestones,
    version,
    lines,
    totalFen,
    deliveryMonths: change.deliveryMonths ?? terms.deliveryMonths,
    goals: change.goals ?? terms.goals,
    measures: change.measures ?? terms.measures,
    enterpriseDuties: change.enterpriseDuties ?? terms.enterpriseDuties,
    providerDuties: change.providerDuties ?? terms.providerDuties,
  };
  assertDeliveredStays(terms, next, delivered);
  if (differences(terms, next).length === 0) throw new DomainError('NOTHING_CHANGED');
  return next;
}

/** @throws DomainError DELIVERED_CHANGED */
export function assertDeliveredStays(
  before: ContractTerms,
  after: ContractTerms,
  delivered: ReadonlySet<string>,
): void {
  for (const milestone of before.milestones.filter(({ id }) => delivered.has(id))) {
    const kept = after.milestones.find(({ id }) => id === milestone.id);
    if (!kept || milestoneWords(kept) !== milestoneWords(milestone))
      throw new DomainError('DELIVERED_CHANGED', { title: milestone.title });
  }
  for (const phase of before.phases) {
    const whole = before.milestones.every((each) => each.phaseId !== phase.id || delivered.has(each.id));
    if (whole && after.phases.find(({ id }) => id === phase.id)?.amountFen !== phase.amountFen)
      throw new DomainError('DELIVERED_CHANGED', { title: phase.title });
  }
}

/** What happened under the text in force and stays true under any other. */
export interface Settled {
  /** Recorded as paid and not refused by the provider. */
  readonly paidFen: Fen;
  /** Used of metered lines and not refused by the enterprise, by lineage. */
  readonly usedFen: ReadonlyMap<string, Fen>;
}

/** @throws DomainError BELOW_PAID, BELOW_USED */
export function assertSettledStays(
  before: ContractTerms,
  after: ContractTerms,
  { paidFen, usedFen }: Settled,
): void {
  if (after.totalFen < paidFen)
    throw new DomainError('BELOW_PAID', { totalFen: String(after.totalFen), paidFen: String(paidFen) });
  for (const [lineageId, used] of usedFen) {
    const line = after.lines.find((each) => each.lineageId === lineageId);
    if (line?.metering && line.amountFen >= used) continue;
    const { description = '' } = before.lines.find((each) => each.lineageId === lineageId) ?? {};
    throw new DomainError('BELOW_USED', { description, usedFen: String(used) });
  }
}

function milestoneWords(milestone: MilestoneTerms): string {
  return JSON.stringify([...textOf(milestone), milestone.phaseId]);
}

function textOf({ title, dueInMonths, amountFen }: MilestoneTerms) {
  return [title, dueInMonths, String(amountFen)];
}

function lineFrom(change: LineChange, terms: ContractTerms): LineTerms {
  const earlier = change.id === undefined ? undefined : terms.lines.find(({ id }) => id === change.id);
  if (change.id !== undefined && !earlier) throw new DomainError('UNKNOWN_PART', { id: change.id });
  const metering = change.metering ?? null;
  const priced = metering === null || metering.unitPriceFen * metering.mostUnits === change.amountFen;
  if (change.amountFen <= 0n || !priced) throw new DomainError('LINE_AMOUNT');
  const { kind, description, amountFen, industrialPlatform, publicCloud } = change;
  const line = { kind, description, amountFen, industrialPlatform, publicCloud, metering };
  if (earlier && wordsOf(line) === wordsOf(earlier)) return earlier;
  const id = newId();
  return { id, lineageId: earlier?.lineageId ?? id, ...line };
}

function wordsOf(line: Omit<LineTerms, 'id' | 'lineageId'>): string {
  const { kind, description, amountFen, industrialPlatform, publicCloud, metering } = line;
  const meter = metering && [metering.unit, String(metering.unitPriceFen), String(metering.mostUnits)];
  return JSON.stringify([kind, description, String(amountFen), industrialPlatform, publicCloud, meter]);
}

function milestonesFrom(
  changes: readonly MilestoneChange[],
  titles: Change['phases'],
  terms: ContractTerms,
): { phases: PhaseTerms[]; milestones: MilestoneTerms[] } {
  const phases = (titles ?? terms.phases).map(({ title }, at) => ({
    id: terms.phases[at]?.id ?? newId(),
    title,
  }));
  const milestones = changes.map(({ id, title, dueInMonths, amountFen, phase }) => {
    const earlier = id === undefined ? undefined : terms.milestones.find((each) => each.id === id);
    if (id !== undefined && !earlier) throw new DomainError('UNKNOWN_PART', { id });
    const of = phases[phase - 1];
    if (!of || amountFen < 0n) throw new DomainError('PHASE_OF_MILESTONE', { phase });
    const made = newId();
    return {
      id: earlier?.id ?? made,
      lineageId: earlier?.lineageId ?? made,
      title,
      dueInMonths,
      amountFen,
      phaseId: of.id,
    };
  });
  const priced = phases.map((phase) => ({
    ...phase,
    amountFen: sum(milestones.filter(({ phaseId }) => phaseId === phase.id).map((each) => each.amountFen)),
  }));
  const empty = priced.findIndex(({ amountFen }) => amountFen <= 0n);
  if (empty >= 0) throw new DomainError('PHASE_OF_MILESTONE', { phase: empty + 1 });
  return { phases: priced, milestones };
}

export const PARTS = [
  'TOTAL',
  'LINE',
  'MILESTONE',
  'PHASE',
  'DELIVERY',
  'GOALS',
  'MEASURES',
  'DUTIES',
] as const;

/** A part of a contract that is not as it was. Null: was not there, or is not any more. */
export interface Difference {
  readonly part: (typeof PARTS)[number];
  readonly was: string | null;
  readonly is: string | null;
}

/** Everything in which two texts of a contract differ, in the order of reading. */
export function differences(before: ContractTerms, after: ContractTerms): Difference[] {
  const one = (part: Difference['part'], was: string, is: string): Difference[] =>
    was === is ? [] : [{ part, was, is }];
  return [
    ...one('TOTAL', String(before.totalFen), String(after.totalFen)),
    ...ofList('LINE', before.lines, after.lines, wordsOf),
    ...ofList('MILESTONE', before.milestones, after.milestones, (each) =>
      JSON.stringify([...textOf(each), before.phases.findIndex(({ id }) => id === each.phaseId)]),
    ),
    ...ofList('PHASE', asList(before.phases), asList(after.phases), phaseWords),
    ...one('DELIVERY', String(before.deliveryMonths), String(after.deliveryMonths)),
    ...one('GOALS', before.goals, after.goals),
    ...one('MEASURES', before.measures, after.measures),
    ...one(
      'DUTIES',
      [...before.enterpriseDuties, '—', ...before.providerDuties].join('\n'),
      [...after.enterpriseDuties, '—', ...after.providerDuties].join('\n'),
    ),
  ];
}

function phaseWords({ title, amountFen }: PhaseTerms): string {
  return JSON.stringify([title, String(amountFen)]);
}

function asList(phases: readonly PhaseTerms[]): (PhaseTerms & { lineageId: string })[] {
  return phases.map((phase) => ({ ...phase, lineageId: phase.id }));
}

function ofList<T extends { readonly lineageId: string }>(
  part: 'LINE' | 'MILESTONE' | 'PHASE',
  before: readonly T[],
  after: readonly T[],
  words: (each: T) => string,
): Difference[] {
  const later = new Map(after.map((each) => [each.lineageId, each]));
  const earlier = new Set(before.map(({ lineageId }) => lineageId));
  return [
    ...before.flatMap((was) => {
      const is = later.get(was.lineageId);
      return is && words(is) === words(was) ? [] : [{ part, was: words(was), is: is ? words(is) : null }];
    }),
    ...after
      .filter(({ lineageId }) => !earlier.has(lineageId))
      .map((is) => ({ part, was: null, is: words(is) })),
  ];
}
