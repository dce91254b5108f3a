import { maturityQuestionnaire } from '#libs/reference';
import { assess, problemsOf, type AnswerSheet } from './assessment.rules.js';

const questionnaire = maturityQuestionnaire();
const questions = questionnaire.dimensions.flatMap(({ subDimensions }) =>
  subDimensions.flatMap((subDimension) => subDimension.questions),
);
const scenes = questionnaire.scenes;
const constrained = scenes.filter((scene) => scene.constrained).map(({ id }) => id);
const others = scenes.filter((scene) => !scene.constrained).map(({ id }) => id);

/** Every question with nothing (A), every scene at 0, and then what the test is about. */
function aSheet(
  chosen: Readonly<Record<string, readonly string[]>> = {},
  levels: Readonly<Record<string, number>> = {},
): AnswerSheet {
  return {
    answers: questions.map(({ id }) => ({ questionId: id, optionKeys: chosen[id] ?? ['A'] })),
    sceneLevels: scenes.map(({ id }) => ({ sceneId: id, level: levels[id] ?? 0 })),
  };
}

/** So many constrained and so many other scenes at a level. */
function scenesAt(level: number, constrainedCount: number, otherCount: number): Record<string, number> {
  const ids = [...constrained.slice(0, constrainedCount), ...others.slice(0, otherCount)];
  return Object.fromEntries(ids.map((id) => [id, level]));
}

/** All of some questions answered as well as possible. */
function best(...ids: string[]): Record<string, string[]> {
  return Object.fromEntries(
    questions
      .filter(({ id }) => ids.includes(id))
      .map(({ id, kind, options }) => {
        const good = options.filter(({ excludesOthers, percent }) => !excludesOthers && percent > 0);
        return [id, kind === 'SINGLE' ? [good.at(-1)!.key] : good.map(({ key }) => key)];
      }),
  );
}

const everything = best(...questions.map(({ id }) => id));

describe('score', () => {
  test('nothing is 0, everything is 100 points, in whole hundredths', () => {
    expect(assess(questionnaire, aSheet()).scoreHundredths).toBe(0);
    expect(assess(questionnaire, aSheet(everything)).scoreHundredths).toBe(10_000);
  });

  test('shares of several options add up', () => {
    const result = assess(questionnaire, aSheet({ network: ['B', 'D', 'E'] }));
    expect(result.scoreHundredths).toBe(600);
    expect(result.dimensions.map(({ scoreHundredths }) => scoreHundredths)).toEqual([600, 0, 0]);
  });

  test('the dimensions carry 50, 30 and 20 points and sum to the score', () => {
    const { dimensions } = assess(questionnaire, aSheet(everything));
    expect(dimensions.map(({ scoreHundredths }) => scoreHundredths)).toEqual([5_000, 3_000, 2_000]);
    expect(dimensions.map(({ maximumHundredths }) => maximumHundredths)).toEqual([5_000, 3_000, 2_000]);
  });
});

describe('level: score and scenes, both', () => {
  const foundation = questionnaire.dimensions[0]!.subDimensions.map(({ questions: own }) =>
    own.map(({ id }) => id),
  );
  const [equipment = [], ...rest] = foundation;
  const twenty = best(...equipment);
  const forty = best(
    ...equipment,
    ...rest.flat().filter((id) => id !== rest.flat().at(-1) && id !== rest.flat().at(-2)),
  );

  test('the sheets of these tests have the scores they say', () => {
    expect(assess(questionnaire, aSheet(twenty)).scoreHundredths).toBe(2_000);
    expect(assess(questionnaire, aSheet(forty)).scoreHundredths).toBe(4_000);
  });

  test.each([
    ['just below 20 points', { ...twenty, equip_online: ['D'] }, scenesAt(1, 3, 3), 0],
    ['exactly 20 points, 6 scenes, 3 of them constrained', twenty, scenesAt(1, 3, 3), 1],
    ['20 points but 5 scenes', twenty, scenesAt(1, 3, 2), 0],
    ['20 points, 6 scenes but 2 constrained', twenty, scenesAt(1, 2, 4), 0],
    ['exactly 40 points with scenes at level 1', forty, scenesAt(1, 3, 3), 1],
    ['exactly 40 points, 6 scenes at level 2', forty, scenesAt(2, 3, 3), 2],
    ['100 points without scenes', everything, {}, 0],
    ['100 points, 8 scenes with 4 constrained at level 3', everything, scenesAt(3, 4, 4), 2],
    ['100 points, 8 scenes with 5 constrained at level 3', everything, scenesAt(3, 5, 3), 3],
    ['100 points, 9 scenes at level 4', everything, scenesAt(4, 6, 3), 3],
    ['100 points, 10 scenes with 5 constrained at level 4', everything, scenesAt(4, 5, 5), 3],
    ['100 points, 10 scenes with 6 constrained at level 4', everything, scenesAt(4, 6, 4), 4],
    ['all scenes at level 4 but 0 points', {}, scenesAt(4, 10, 6), 0],
  ])('%s', (_, chosen, levels, expected) =>
    expect(assess(questionnaire, aSheet(chosen, levels)).level).toBe(expected),
  );

  test('says what holds the level down, and with which scenes it could rise', () => {
    const result = assess(questionnaire, aSheet(everything, scenesAt(3, 4, 4)));
    expect(result.levelByScore).toBe(4);
    expect(result.obstacles).toEqual([
      { level: 3, kind: 'CONSTRAINED_SCENES', needed: 5, reached: 4, scenes: constrained.slice(4) },
    ]);
    expect(result.weakScenes).toEqual(scenes.map(({ id }) => id).filter((id) => !(id in scenesAt(3, 4, 4))));
  });

  test('suggests constrained scenes first, those furthest on before the others, then the dearest questions', () => {
    const steps = assess(questionnaire, aSheet(twenty, { S02: 0, S06: 0, ...scenesAt(1, 1, 0) })).nextSteps;
    expect(steps.slice(0, 9).every(({ about }) => constrained.includes(about))).toBe(true);
    const gains = steps.filter(({ kind }) => kind === 'QUESTION').map(({ gainHundredths }) => gainHundredths);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    expect(gains).toHaveLength(3);
    expect(steps.every(({ text }) => text.length > 0)).toBe(true);
  });

  test('at the highest level nothing stands in the way', () => {
    const result = assess(questionnaire, aSheet(everything, scenesAt(4, 10, 6)));
    expect(result).toMatchObject({ level: 4, obstacles: [], weakScenes: [], nextSteps: [] });
  });
});

describe('problems', () => {
  const without = (id: string): AnswerSheet => ({
    ...aSheet(),
    answers: aSheet().answers.filter(({ questionId }) => questionId !== id),
  });
  const withAnswer = (questionId: string, ...optionKeys: string[]): AnswerSheet =>
    aSheet({ [questionId]: optionKeys });
  const withScene = (sceneId: string, level: number): AnswerSheet => ({
    ...aSheet(),
    sceneLevels: [...aSheet().sceneLevels, { sceneId, level }],
  });

  test('a full sheet has none', () => expect(problemsOf(questionnaire, aSheet(everything))).toEqual([]));

  test.each<[string, AnswerSheet, string]>([
    ['a question left out', without('network'), 'MISSING_ANSWER network'],
    ['no option chosen', withAnswer('network'), 'MISSING_ANSWER network'],
    ['an option that does not exist', withAnswer('network', 'Z'), 'UNKNOWN_OPTION network.Z'],
    ['an option twice', withAnswer('network', 'B', 'B'), 'OPTION_TWICE network'],
    ['A with others', withAnswer('network', 'A', 'B'), 'EXCLUSIVE_OPTION network.A'],
    ['two answers where one is asked', withAnswer('equip_online', 'B', 'C'), 'ONE_OPTION_ONLY equip_online'],
    ['a scene that does not exist', withScene('S17', 1), 'UNKNOWN_SCENE S17'],
    ['a scene twice', withScene('S01', 1), 'GRADED_TWICE S01'],
    ['a scene beyond 4', aSheet({}, { S05: 5 }), 'SCENE_LEVEL_RANGE S05'],
    ['a scene below 0', aSheet({}, { S05: -1 }), 'SCENE_LEVEL_RANGE S05'],
  ])('%s', (_, sheet, expected) =>
    expect(problemsOf(questionnaire, sheet).map(({ kind, about }) => `${kind} ${about}`)).toEqual([expected]),
  );

  test('all of them are told at once', () => {
    const empty = { answers: [{ questionId: 'weather', optionKeys: ['A'] }], sceneLevels: [] };
    expect(problemsOf(questionnaire, empty)).toHaveLength(1 + questions.length + scenes.length);
  });
});
