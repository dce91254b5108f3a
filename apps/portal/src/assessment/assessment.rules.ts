import type { AssessmentBegunQuery, AssessmentReportQuery, AssessmentSheetQuery } from '../gql/graphql.js';

export type Sheet = AssessmentSheetQuery['maturityQuestionnaire'];
export type Question = Sheet['dimensions'][number]['subDimensions'][number]['questions'][number];
export type Scene = Sheet['scenes'][number];
export type Report = AssessmentReportQuery['assessments']['edges'][number]['node'];
type Begun = NonNullable<AssessmentBegunQuery['assessmentDraft']>;

/** What is answered, as fields of a draft: `network` to option keys, `S06` to a level. */
export type Answers = Readonly<Record<string, readonly string[] | number>>;

export function questionsOf(sheet: Sheet): Question[] {
  return sheet.dimensions.flatMap(({ subDimensions }) => subDimensions.flatMap(({ questions }) => questions));
}

export function answersFrom(draft: Begun | null): Answers {
  if (!draft) return {};
  return {
    ...Object.fromEntries(draft.answers.map(({ questionId, optionKeys }) => [questionId, optionKeys])),
    ...Object.fromEntries(draft.sceneLevels.map(({ sceneId, level }) => [sceneId, level])),
  };
}

/** The same as the API takes it. */
export function sheetFrom(answers: Answers): {
  answers: { questionId: string; optionKeys: string[] }[];
  sceneLevels: { sceneId: string; level: number }[];
} {
  const entries = Object.entries(answers);
  return {
    answers: entries.flatMap(([questionId, keys]) =>
      typeof keys === 'object' && keys.length > 0 ? [{ questionId, optionKeys: [...keys] }] : [],
    ),
    sceneLevels: entries.flatMap(([sceneId, level]) =>
      typeof level === 'number' ? [{ sceneId, level }] : [],
    ),
  };
}

/** What a click on an option makes of the choice: some exclude all others. */
export function chosen(question: Question, now: readonly string[], key: string): string[] {
  if (question.kind === 'SINGLE') return [key];
  if (now.includes(key)) return now.filter((one) => one !== key);
  const excludes = (one: string) =>
    question.options.some((option) => option.key === one && option.excludesOthers);
  if (excludes(key)) return [key];
  return [...now.filter((one) => !excludes(one)), key];
}

/** How far a sheet is, and where to go on. */
export function progressOf(
  sheet: Sheet,
  answers: Answers,
): { done: number; all: number; next: string | null } {
  const fields = [...questionsOf(sheet).map(({ id }) => id), ...sheet.scenes.map(({ id }) => id)];
  const isDone = (field: string) => {
    const value = answers[field];
    return typeof value === 'number' || (value !== undefined && value.length > 0);
  };
  return {
    done: fields.filter(isDone).length,
    all: fields.length,
    next: fields.find((field) => !isDone(field)) ?? null,
  };
}

/** A score as people read it: 4250 -> 42.5 */
export function points(hundredths: number): string {
  return (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
}

/** What a bar of a dimension shows, in whole percent. */
export function shareOf({
  scoreHundredths,
  maximumHundredths,
}: {
  scoreHundredths: number;
  maximumHundredths: number;
}): number {
  return maximumHundredths === 0 ? 0 : Math.floor((scoreHundredths * 100) / maximumHundredths);
}

/** What changed since the assessment before; null for the first. */
export function changeSince(reports: readonly Report[]): number | null {
  const [now, before] = reports;
  return now && before ? now.scoreHundredths - before.scoreHundredths : null;
}
