import type {
  MaturityLevelRule,
  MaturityQuestion,
  MaturityQuestionnaire,
  MaturityScene,
} from '#libs/reference';

export type MaturityLevel = MaturityLevelRule['level'];

export interface Answer {
  readonly questionId: string;
  /** Keys of the chosen options, e.g. `B`. */
  readonly optionKeys: readonly string[];
}

/** How far a scene has come: the highest statement that is met, 0 for none. */
export interface SceneLevel {
  readonly sceneId: string;
  readonly level: number;
}

/** What an enterprise hands in. */
export interface AnswerSheet {
  readonly answers: readonly Answer[];
  readonly sceneLevels: readonly SceneLevel[];
}

export type ProblemKind =
  | 'UNKNOWN_QUESTION'
  | 'UNKNOWN_OPTION'
  | 'ANSWERED_TWICE'
  | 'OPTION_TWICE'
  | 'MISSING_ANSWER'
  | 'ONE_OPTION_ONLY'
  | 'EXCLUSIVE_OPTION'
  | 'UNKNOWN_SCENE'
  | 'GRADED_TWICE'
  | 'MISSING_SCENE'
  | 'SCENE_LEVEL_RANGE';

export interface Problem {
  readonly kind: ProblemKind;
  /** The question, scene or option (`network.B`) it is about. */
  readonly about: string;
}

export interface DimensionScore {
  readonly dimensionId: string;
  readonly title: string;
  readonly scoreHundredths: number;
  readonly maximumHundredths: number;
}

/** What stands between the enterprise and a level. */
export interface Obstacle {
  readonly level: MaturityLevel;
  readonly kind: 'SCORE' | 'SCENES' | 'CONSTRAINED_SCENES';
  /** Hundredths of a point for SCORE, scenes otherwise. */
  readonly needed: number;
  readonly reached: number;
  /** The scenes that could make up for it; empty for SCORE. */
  readonly scenes: readonly string[];
}

/** Something worth doing next, the most effective first. */
export interface NextStep {
  readonly kind: 'SCENE' | 'QUESTION';
  /** A scene or a question. */
  readonly about: string;
  readonly title: string;
  /** The statement that would then be met, or the question to do better in. */
  readonly text: string;
  /** Points that it could bring at most; 0 for scenes, which are not scored. */
  readonly gainHundredths: number;
}

export interface AssessmentResult {
  readonly scoreHundredths: number;
  readonly level: MaturityLevel;
  /** What the score alone would give. */
  readonly levelByScore: MaturityLevel;
  readonly dimensions: readonly DimensionScore[];
  /** Why the next level is not reached; empty at the highest. */
  readonly obstacles: readonly Obstacle[];
  /** Scenes below what the next level asks of a scene. */
  readonly weakScenes: readonly string[];
  readonly nextSteps: readonly NextStep[];
}

const HIGHEST_SCENE_LEVEL = 4;
/** So many questions are suggested at most: a plan, not a catalogue. */
const QUESTIONS_SUGGESTED = 3;

/** Everything that is wrong with a sheet, in the order of the questionnaire; empty means that it can be scored. */
export function problemsOf(questionnaire: MaturityQuestionnaire, sheet: AnswerSheet): Problem[] {
  return [
    ...answerProblems(questionsOf(questionnaire), sheet),
    ...sceneProblems(questionnaire.scenes, sheet),
  ];
}

/** Score, level and what to do next. The sheet must be free of problems. */
export function assess(questionnaire: MaturityQuestionnaire, sheet: AnswerSheet): AssessmentResult {
  const dimensions = questionnaire.dimensions.map((dimension) => ({
    dimensionId: dimension.id,
    title: dimension.title,
    scoreHundredths: total(
      dimension.subDimensions.flatMap(({ questions }) => questions).map((each) => scoreOf(each, sheet)),
    ),
    maximumHundredths: dimension.maximumHundredths,
  }));
  const scoreHundredths = total(dimensions.map((dimension) => dimension.scoreHundredths));
  const rules = questionnaire.levels.toSorted((a, b) => a.level - b.level);
  const reached = rules.filter(
    (rule) => obstaclesTo(rule, questionnaire, sheet, scoreHundredths).length === 0,
  );
  // Each level includes those below it, so a gap on the way up ends the climb.
  const level = rules.filter((rule, at) => reached[at] === rule).at(-1)?.level ?? 0;
  const next = rules.find((rule) => rule.level > level);
  const weak = next ? scenesBelow(next.sceneLevel, questionnaire, sheet) : [];
  return {
    scoreHundredths,
    level,
    levelByScore: rules.filter((rule) => rule.minimumHundredths <= scoreHundredths).at(-1)?.level ?? 0,
    dimensions,
    obstacles: next ? obstaclesTo(next, questionnaire, sheet, scoreHundredths) : [],
    weakScenes: weak.map(({ id }) => id),
    nextSteps: [...sceneSteps(weak, sheet), ...questionSteps(questionnaire, sheet)],
  };
}

function answerProblems(questions: readonly MaturityQuestion[], { answers }: AnswerSheet): Problem[] {
  const known = new Set(questions.map(({ id }) => id));
  const unknown = answers.filter(({ questionId }) => !known.has(questionId));
  return [
    ...unknown.map(({ questionId }) => problem('UNKNOWN_QUESTION', questionId)),
    ...questions.flatMap((question) => {
      const given = answers.filter(({ questionId }) => questionId === question.id);
      if (given.length > 1) return [problem('ANSWERED_TWICE', question.id)];
      return choiceProblems(question, given[0]?.optionKeys ?? []);
    }),
  ];
}

function choiceProblems(question: MaturityQuestion, keys: readonly string[]): Problem[] {
  if (keys.length === 0) return [problem('MISSING_ANSWER', question.id)];
  const strange = keys.filter((key) => !question.options.some((option) => option.key === key));
  const alone = question.options.find((option) => option.excludesOthers && keys.includes(option.key));
  return [
    ...strange.map((key) => problem('UNKNOWN_OPTION', `${question.id}.${key}`)),
    ...(new Set(keys).size < keys.length ? [problem('OPTION_TWICE', question.id)] : []),
    ...(question.kind === 'SINGLE' && keys.length > 1 ? [problem('ONE_OPTION_ONLY', question.id)] : []),
    ...(alone && keys.length > 1 ? [problem('EXCLUSIVE_OPTION', alone.id)] : []),
  ];
}

function sceneProblems(scenes: readonly MaturityScene[], { sceneLevels }: AnswerSheet): Problem[] {
  const known = new Set(scenes.map(({ id }) => id));
  return [
    ...sceneLevels
      .filter(({ sceneId }) => !known.has(sceneId))
      .map(({ sceneId }) => problem('UNKNOWN_SCENE', sceneId)),
    ...scenes.flatMap(({ id }) => {
      const [given, ...more] = sceneLevels.filter(({ sceneId }) => sceneId === id);
      if (!given) return [problem('MISSING_SCENE', id)];
      if (more.length > 0) return [problem('GRADED_TWICE', id)];
      const inRange = Number.isInteger(given.level) && given.level >= 0 && given.level <= HIGHEST_SCENE_LEVEL;
      return inRange ? [] : [problem('SCENE_LEVEL_RANGE', id)];
    }),
  ];
}

/** The chosen shares of a question's maximum, rounded down to the hundredth (in the 2024 edition nothing is lost). */
function scoreOf(question: MaturityQuestion, { answers }: AnswerSheet): number {
  const keys = answers.find(({ questionId }) => questionId === question.id)?.optionKeys ?? [];
  const percent = total(
    question.options.filter(({ key }) => keys.includes(key)).map((option) => option.percent),
  );
  return Math.floor((question.maximumHundredths * percent) / 100);
}

/** A level asks for a score, for a number of scenes, and for a number of constrained (★) ones among them. */
function obstaclesTo(
  rule: MaturityLevelRule,
  questionnaire: MaturityQuestionnaire,
  sheet: AnswerSheet,
  scoreHundredths: number,
): Obstacle[] {
  const below = scenesBelow(rule.sceneLevel, questionnaire, sheet);
  const constrained = questionnaire.scenes.filter((scene) => scene.constrained);
  const constrainedBelow = below.filter((scene) => scene.constrained);
  const conditions: Omit<Obstacle, 'level'>[] = [
    { kind: 'SCORE', needed: rule.minimumHundredths, reached: scoreHundredths, scenes: [] },
    {
      kind: 'SCENES',
      needed: rule.minimumScenes,
      reached: questionnaire.scenes.length - below.length,
      scenes: below.map(({ id }) => id),
    },
    {
      kind: 'CONSTRAINED_SCENES',
      needed: rule.minimumConstrainedScenes,
      reached: constrained.length - constrainedBelow.length,
      scenes: constrainedBelow.map(({ id }) => id),
    },
  ];
  return conditions
    .filter(({ needed, reached }) => reached < needed)
    .map((condition) => ({ level: rule.level, ...condition }));
}

function scenesBelow(
  sceneLevel: number,
  { scenes }: MaturityQuestionnaire,
  sheet: AnswerSheet,
): MaturityScene[] {
  return scenes.filter(({ id }) => levelOf(id, sheet) < sceneLevel);
}

/** Constrained scenes first, because a level counts them twice; then those that are furthest on. */
function sceneSteps(weak: readonly MaturityScene[], sheet: AnswerSheet): NextStep[] {
  return weak
    .toSorted(
      (a, b) => Number(b.constrained) - Number(a.constrained) || levelOf(b.id, sheet) - levelOf(a.id, sheet),
    )
    .map((scene) => ({
      kind: 'SCENE',
      about: scene.id,
      title: scene.name,
      text: scene.levels.find(({ level }) => level === levelOf(scene.id, sheet) + 1)?.criterion ?? '',
      gainHundredths: 0,
    }));
}

/** The questions with most to gain; equal ones in the order of the questionnaire. */
function questionSteps(questionnaire: MaturityQuestionnaire, sheet: AnswerSheet): NextStep[] {
  return questionsOf(questionnaire)
    .map((question) => ({ question, gain: question.maximumHundredths - scoreOf(question, sheet) }))
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, QUESTIONS_SUGGESTED)
    .map(({ question, gain }) => ({
      kind: 'QUESTION',
      about: question.id,
      title: question.indicator,
      text: question.title,
      gainHundredths: gain,
    }));
}

function questionsOf({ dimensions }: MaturityQuestionnaire): MaturityQuestion[] {
  return dimensions.flatMap(({ subDimensions }) => subDimensions.flatMap(({ questions }) => questions));
}

function levelOf(sceneId: string, { sceneLevels }: AnswerSheet): number {
  return sceneLevels.find((scene) => scene.sceneId === sceneId)?.level ?? 0;
}

function problem(kind: ProblemKind, about: string): Problem {
  return { kind, about };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
