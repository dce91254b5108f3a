import { sum } from '#libs/kernel';
import { costKinds, division, industry, isIndustrial, maturityQuestionnaire } from '#libs/reference';
import { demonstration } from './index.js';

const data = demonstration(20_200_928);
const certifications = new Map(data.enterprises.map((one) => [one.enterpriseId, one.certifiedAt]));
/** Never, where it is not certified: then nothing can have followed. */
const certifiedAt = ({ enterpriseId }: { readonly enterpriseId: string }): Date =>
  certifications.get(enterpriseId) ?? new Date(8.64e15);
const distinct = (values: readonly unknown[]): number => new Set(values).size;

describe('catalogues', () => {
  test('hold about 1,100 solutions, at least three for each provider', () => {
    expect(data.solutions.length).toBeGreaterThan(1000);
    expect(data.solutions.length).toBeLessThan(1200);
    const byProvider = Map.groupBy(data.solutions, ({ providerId }) => providerId);
    expect(byProvider.size).toBe(220);
    expect(Math.min(...[...byProvider.values()].map(({ length }) => length))).toBeGreaterThanOrEqual(3);
  });

  test('name scenes, industries, cities and kinds of cost that exist', () => {
    const scenes = maturityQuestionnaire().scenes.map(({ id }) => id);
    const kinds = costKinds().map(({ code }) => code);
    const all = data.solutions;
    expect(new Set(all.map(({ scenarios }) => scenarios[0]))).toEqual(new Set(scenes));
    expect(all.flatMap((one) => one.industries).every((code) => industry(code)?.level === 'DIVISION')).toBe(
      true,
    );
    expect(all.flatMap((one) => one.regions).every((code) => division(code)?.level === 'CITY')).toBe(true);
    expect(all.flatMap((one) => one.lines).every(({ kind }) => kinds.includes(kind))).toBe(true);
  });

  test('state a price that is the sum of its lines', () => {
    const wrong = data.solutions.filter(
      ({ lines, priceFromFen, priceToFen }) =>
        sum(lines.map(({ amountFen }) => amountFen)) !== priceFromFen ||
        priceToFen <= priceFromFen ||
        lines.some(({ amountFen }) => amountFen <= 0n),
    );
    expect(wrong).toEqual([]);
  });

  test('are published after their provider was admitted', () => {
    const admitted = new Map(data.providers.map((one) => [one.providerId, one.admittedAt]));
    expect(
      data.solutions.filter((one) => one.publishedAt <= (admitted.get(one.providerId) ?? data.at)),
    ).toEqual([]);
  });

  test.each(['S06', 'S08'])('of the first three providers fit metal works that ask for %s', (scene) => {
    for (const { providerId } of data.providers.slice(0, 3))
      expect(data.solutions).toContainEqual(
        expect.objectContaining({
          providerId,
          scenarios: expect.arrayContaining([scene]) as string[],
          industries: expect.arrayContaining(['C33']) as string[],
          sizeClasses: [],
          regions: [],
          industrialPlatform: true,
        }),
      );
  });
});

describe('assessments', () => {
  const { dimensions, scenes } = maturityQuestionnaire();
  const questions = dimensions.flatMap((one) => one.subDimensions).flatMap((sub) => sub.questions);

  test('are there for about half of the enterprises, one each, after certification', () => {
    expect(data.assessments.length / 4000).toBeCloseTo(0.5, 1);
    expect(distinct(data.assessments.map(({ enterpriseId }) => enterpriseId))).toBe(data.assessments.length);
    expect(data.assessments.filter((one) => one.completedAt < certifiedAt(one))).toEqual([]);
  });

  test('answer every question with options it has, and grade every scene', () => {
    const asked = questions.map(({ id }) => id);
    const graded = scenes.map(({ id }) => id);
    expect(data.assessments.map(({ answers }) => answers.map(({ questionId }) => questionId))).toEqual(
      data.assessments.map(() => asked),
    );
    expect(data.assessments.map((one) => one.scenes.map(({ sceneId }) => sceneId))).toEqual(
      data.assessments.map(() => graded),
    );
  });

  test('choose once where one answer is asked for, and nothing beside 无', () => {
    const question = new Map(questions.map((one) => [one.id, one]));
    const wrong = data.assessments
      .flatMap(({ answers }) => answers)
      .filter(({ questionId, optionKeys }) => {
        const { kind, options } = question.get(questionId) ?? { kind: 'SINGLE', options: [] };
        const chosen = options.filter(({ key }) => optionKeys.includes(key));
        const alone = kind === 'SINGLE' || chosen.some(({ excludesOthers }) => excludesOthers);
        return chosen.length !== optionKeys.length || chosen.length === 0 || (alone && chosen.length > 1);
      });
    expect(wrong).toEqual([]);
  });

  test('spread over all levels', () => {
    const weight = new Map(
      questions.flatMap((one) =>
        one.options.map((option) => [option.id, one.maximumHundredths * option.percent]),
      ),
    );
    const points = data.assessments.map(({ answers }) =>
      answers
        .flatMap(({ questionId, optionKeys }) =>
          optionKeys.map((key) => weight.get(`${questionId}.${key}`) ?? 0),
        )
        .reduce((total, one) => total + one / 10_000, 0),
    );
    const share = (from: number, to: number): number =>
      points.filter((one) => one >= from && one < to).length / points.length;
    expect(share(0, 20)).toBeGreaterThan(0.05);
    expect(share(20, 40)).toBeGreaterThan(0.2);
    expect(share(40, 60)).toBeGreaterThan(0.2);
    expect(share(60, 80)).toBeGreaterThan(0.05);
    expect(share(80, 101)).toBeGreaterThan(0.005);
  });
});

describe('needs', () => {
  test('are 600, of certified industrial enterprises, one each', () => {
    expect(data.needs).toHaveLength(600);
    expect(distinct(data.needs.map(({ enterpriseId }) => enterpriseId))).toBe(600);
    expect(data.needs.filter((one) => one.publishedAt < certifiedAt(one))).toEqual([]);
    expect(data.needs.filter(({ industryCode }) => !isIndustrial(industryCode))).toEqual([]);
  });

  test('ask for every scene, within a budget, before a deadline', () => {
    expect(distinct(data.needs.map(({ scenario }) => scenario))).toBe(16);
    expect(data.needs.every((one) => one.budgetFromFen > 0n && one.budgetFromFen < one.budgetToFen)).toBe(
      true,
    );
    expect(data.needs.every(({ publishedAt, bidDeadline }) => publishedAt < bidDeadline)).toBe(true);
    expect(data.needs.filter(({ bidDeadline }) => bidDeadline > data.at).length).toBeGreaterThan(420);
  });

  test('of the first two enterprises are open, the third has none', () => {
    const [first, second, third] = data.enterprises.map(({ enterpriseId }) => enterpriseId);
    expect(data.needs.find((one) => one.enterpriseId === first)?.scenario).toBe('S06');
    expect(data.needs.find((one) => one.enterpriseId === second)?.scenario).toBe('S08');
    expect(data.needs.some((one) => one.enterpriseId === third)).toBe(false);
  });
});
