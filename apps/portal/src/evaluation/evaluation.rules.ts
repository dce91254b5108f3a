import type {
  AgreedScoreInput,
  CriterionKind,
  EvaluationInput,
  EvaluationPanelQuery,
  EvaluationSheetQuery,
  NeedEvaluationQuery,
  OwnEvaluationSaidFragment,
  ScoreInput,
} from '../gql/graphql.js';

export type PanelRow = EvaluationPanelQuery['evaluationPanel'][number];
export type SheetOf = EvaluationSheetQuery['evaluationSheet'];
export type SeenEvaluator = NeedEvaluationQuery['evaluators'][number];

/** The full score, in hundredths of a point: people speak of 100 points. */
const POINT = 100;

function hundredthsOf(points: number): number {
  return Math.round(points * POINT);
}

export function pointsOf(hundredths: number): number {
  return hundredths / POINT;
}

/** A criterion as it is typed: the weight in percent, the least score in points. */
export interface TypedCriterion {
  readonly title?: string;
  readonly kind: CriterionKind;
  readonly weight?: number | null;
  readonly minimum?: number | null;
}

export interface TypedPlan {
  readonly criteria: readonly TypedCriterion[];
  readonly minimumTotal?: number | null;
  readonly discussAbove?: number | null;
  readonly discloseWinner: boolean;
  readonly standstillDays?: number | null;
}

/** What a plan begins with: the usual three, in the usual weights. */
export function usualPlan(titles: Readonly<Record<CriterionKind, string>>): TypedPlan {
  return {
    criteria: [
      { kind: 'PRICE', title: titles.PRICE, weight: 40 },
      { kind: 'JUDGED', title: titles.JUDGED, weight: 40 },
      { kind: 'DELIVERY', title: titles.DELIVERY, weight: 20 },
    ],
    discussAbove: 20,
    discloseWinner: true,
  };
}

/** The weights in all, in hundredths of a percent: 10,000 are the whole. */
export function weightOf(criteria: readonly (TypedCriterion | undefined)[]): number {
  return criteria.reduce((all, each) => all + hundredthsOf(each?.weight ?? 0), 0);
}

export type PlanFault = 'WEIGHTS' | 'PRICE' | 'DELIVERY';

/** What is wrong with a plan as a whole; the first is told. */
export function planFault(criteria: readonly (TypedCriterion | undefined)[]): PlanFault | undefined {
  const count = (kind: CriterionKind): number => criteria.filter((each) => each?.kind === kind).length;
  if (count('PRICE') !== 1) return 'PRICE';
  if (count('DELIVERY') > 1) return 'DELIVERY';
  return weightOf(criteria) === 10_000 ? undefined : 'WEIGHTS';
}

/** People name what they judge by; the codes, which nobody reads, are made here. */
export function planInput({ criteria, ...typed }: TypedPlan): EvaluationInput {
  let judged = 0;
  return {
    criteria: criteria.map(({ title = '', kind, weight, minimum }) => ({
      code: kind === 'JUDGED' ? `JUDGED_${(judged += 1)}` : kind,
      title,
      kind,
      weightBasisPoints: hundredthsOf(weight ?? 0),
      ...(minimum ? { minimumHundredths: hundredthsOf(minimum) } : {}),
    })),
    discussAboveHundredths: hundredthsOf(typed.discussAbove ?? 20),
    discloseWinner: typed.discloseWinner,
    ...(typed.minimumTotal ? { minimumTotalHundredths: hundredthsOf(typed.minimumTotal) } : {}),
    ...(typed.standstillDays ? { standstillDays: typed.standstillDays } : {}),
  };
}

/** How far an evaluator is. */
export type EvaluatorState = 'OUT' | 'SCORED' | 'DECLARED' | 'ASKED';

export function evaluatorState({ outBecause, submittedAt, declaredAt }: SeenEvaluator): EvaluatorState {
  if (outBecause !== null) return 'OUT';
  if (submittedAt) return 'SCORED';
  return declaredAt ? 'DECLARED' : 'ASKED';
}

/** What comes next for an evaluator; the last four lie behind the individual scores. */
export type JudgeStep =
  'NOT_OPEN' | 'OUT' | 'DECLARE' | 'SCORE' | 'WAIT' | 'MISSED' | 'CONSENSUS' | 'SETTLED';

export function judgeStep(own: OwnEvaluationSaidFragment): JudgeStep {
  if (own.out) return 'OUT';
  if (!own.opened) return 'NOT_OPEN';
  if (own.settledAt) return 'SETTLED';
  if (own.individualClosedAt) return own.declaredAt ? 'CONSENSUS' : 'MISSED';
  if (!own.declaredAt) return 'DECLARE';
  return own.submittedAt ? 'WAIT' : 'SCORE';
}

/** Whether the step is one that this person has to take. */
export function isOwnMove(step: JudgeStep, { chair, over }: { chair: boolean; over: boolean }): boolean {
  if (over) return false;
  return step === 'DECLARE' || step === 'SCORE' || (step === 'CONSENSUS' && chair);
}

/** A score as it is typed for a bid and a criterion. */
export interface TypedScore {
  readonly points?: number | null;
  readonly comment?: string;
}

/** By the number of the bid on the sheet, then by criterion. */
export type TypedScores = Readonly<Record<string, Readonly<Record<string, TypedScore>>>>;

export function scoresInput(typed: TypedScores): ScoreInput[] {
  return Object.entries(typed).flatMap(([bid, criteria]) =>
    Object.entries(criteria).map(([criterion, { points, comment = '' }]) => ({
      bid: Number(bid),
      criterion,
      scoreHundredths: hundredthsOf(points ?? 0),
      comment,
    })),
  );
}

/** Whether the chair has to say why: the scores lie too far apart, or the result outside of them. */
export function mustSayWhy({ mustDiscuss, given }: PanelRow, points: number | null | undefined): boolean {
  if (mustDiscuss) return true;
  if (points === null || points === undefined) return false;
  const scores = given.map(({ scoreHundredths }) => scoreHundredths);
  const agreed = hundredthsOf(points);
  return agreed < Math.min(...scores) || agreed > Math.max(...scores);
}

/** What was agreed on for a bid and a criterion, as it is typed. */
export interface TypedAgreement {
  readonly points?: number | null;
  readonly reason?: string;
}

/** Every row as it stands: a mean that nobody changed is agreed on as well. */
export function agreedInput(
  rows: readonly PanelRow[],
  typed: readonly (TypedAgreement | undefined)[],
): AgreedScoreInput[] {
  return rows.map(({ bidId, criterion, meanHundredths }, at) => {
    const { points, reason } = typed[at] ?? {};
    const typedScore = points ?? null;
    return {
      bidId,
      criterion,
      scoreHundredths: typedScore === null ? meanHundredths : hundredthsOf(typedScore),
      ...(reason?.trim() ? { reason } : {}),
    };
  });
}
