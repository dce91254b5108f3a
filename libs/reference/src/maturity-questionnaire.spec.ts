import { maturityQuestionnaire } from './index.js';

const { dimensions, scenes, levels } = maturityQuestionnaire();
const subDimensions = dimensions.flatMap((dimension) => dimension.subDimensions);
const questions = subDimensions.flatMap((sub) => sub.questions);
const sum = (parts: readonly { readonly maximumHundredths: number }[]): number =>
  parts.reduce((total, { maximumHundredths }) => total + maximumHundredths, 0);

describe('the maturity questionnaire of 2024', () => {
  test('has three scored dimensions, 15 questions and 16 scenes, ten of them constrained', () => {
    expect(dimensions.map(({ title }) => title)).toEqual(['数字化基础', '数字化管理', '数字化成效']);
    expect(questions).toHaveLength(15);
    expect(scenes.map(({ id }) => id)).toEqual(
      Array.from({ length: 16 }, (_, at) => `S${String(at + 1).padStart(2, '0')}`),
    );
    expect(scenes.filter(({ constrained }) => constrained)).toHaveLength(10);
    for (const scene of scenes) expect(scene.levels.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
  });

  test('the maxima add up to 100 points, and each part to its whole', () => {
    expect(sum(questions)).toBe(10_000);
    expect(dimensions.map(({ maximumHundredths }) => maximumHundredths)).toEqual([5000, 3000, 2000]);
    for (const dimension of dimensions)
      expect(sum(dimension.subDimensions)).toBe(dimension.maximumHundredths);
    for (const sub of subDimensions) expect(sum(sub.questions)).toBe(sub.maximumHundredths);
  });

  test('half points stay exact', () =>
    expect(questions.find(({ id }) => id === 'talent')?.maximumHundredths).toBe(750));

  test('the best answer to every question earns its maximum', () => {
    for (const { kind, options } of questions) {
      const percents = options.map(({ percent }) => percent);
      const best =
        kind === 'SINGLE' ? Math.max(...percents) : percents.reduce((total, one) => total + one, 0);
      expect(best).toBe(100);
    }
  });

  test('identifiers are unique, and 无 excludes the others where several may be chosen', () => {
    const options = questions.flatMap((question) => question.options);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
    expect(options.filter(({ excludesOthers }) => excludesOthers).map(({ id }) => id)).toEqual([
      'network.A',
      'collect1.A',
      'netsec.A',
      'datasec.A',
      'mechanism.A',
      'talent.A',
    ]);
  });

  test('a level asks for a score and for scenes', () =>
    expect(
      levels.map((one) => [one.level, one.minimumHundredths, one.minimumScenes, one.sceneLevel]),
    ).toEqual([
      [0, 0, 0, 0],
      [1, 2000, 6, 1],
      [2, 4000, 6, 2],
      [3, 6000, 8, 3],
      [4, 8000, 10, 4],
    ]));
});
