import {
  agreedInput,
  evaluatorState,
  isOwnMove,
  judgeStep,
  mustSayWhy,
  type PanelRow,
  planFault,
  planInput,
  scoresInput,
  type TypedCriterion,
} from './evaluation.rules.js';

const PRICE: TypedCriterion = { kind: 'PRICE', title: '价格', weight: 40 };
const JUDGED: TypedCriterion = { kind: 'JUDGED', title: '方案', weight: 60, minimum: 50 };
const AT = '2020-09-24T09:00:00Z';

describe('a plan', () => {
  test.each<[string, readonly TypedCriterion[], ReturnType<typeof planFault>]>([
    ['is whole', [PRICE, JUDGED], undefined],
    ['makes less than the whole', [PRICE], 'WEIGHTS'],
    ['has no price', [{ ...JUDGED, weight: 100 }], 'PRICE'],
    ['has two prices', [PRICE, { ...PRICE, weight: 60 }], 'PRICE'],
    [
      'has two deliveries',
      [PRICE, { kind: 'DELIVERY', weight: 30 }, { kind: 'DELIVERY', weight: 30 }],
      'DELIVERY',
    ],
    [
      'adds up thirds exactly',
      [
        { ...PRICE, weight: 33.33 },
        { ...JUDGED, weight: 66.67 },
      ],
      undefined,
    ],
  ])('%s', (_, criteria, fault) => expect(planFault(criteria)).toBe(fault));

  test('is sent in hundredths, with codes of our own', () => {
    const input = planInput({ criteria: [PRICE, JUDGED, JUDGED], discloseWinner: true, discussAbove: 12.5 });
    expect(input).toMatchObject({ discussAboveHundredths: 1250, discloseWinner: true });
    expect(input.criteria.map(({ code }) => code)).toEqual(['PRICE', 'JUDGED_1', 'JUDGED_2']);
    expect(input.criteria[1]).toMatchObject({ weightBasisPoints: 6000, minimumHundredths: 5000 });
  });
});

describe('an evaluator', () => {
  const own = {
    needId: 'n',
    title: '',
    description: '',
    enterpriseName: '',
    bidDeadline: AT,
    opened: true,
    over: false,
    chair: false,
    declaredAt: null,
    out: false,
    submittedAt: null,
    individualClosedAt: null,
    settledAt: null,
  };

  test.each<[string, Partial<typeof own>, ReturnType<typeof judgeStep>]>([
    ['waits for the deadline', { opened: false }, 'NOT_OPEN'],
    ['declares at it', {}, 'DECLARE'],
    ['scores', { declaredAt: AT as never }, 'SCORE'],
    ['waits for the others', { declaredAt: AT as never, submittedAt: AT as never }, 'WAIT'],
    ['came too late', { individualClosedAt: AT as never }, 'MISSED'],
    ['agrees', { declaredAt: AT as never, individualClosedAt: AT as never }, 'CONSENSUS'],
    ['is tied', { out: true }, 'OUT'],
  ])('%s', (_, given, step) => expect(judgeStep({ ...own, ...given })).toBe(step));

  test('has a move while it declares or scores, and the chair also to agree', () => {
    expect(isOwnMove('SCORE', own)).toBe(true);
    expect(isOwnMove('CONSENSUS', own)).toBe(false);
    expect(isOwnMove('CONSENSUS', { ...own, chair: true })).toBe(true);
    expect(isOwnMove('SCORE', { ...own, over: true })).toBe(false);
  });

  test('is shown as far as they are', () => {
    const seen = { personId: 'p', person: null, chair: false, appointedAt: AT };
    const asked = { ...seen, declaredAt: null, outBecause: null, submittedAt: null };
    expect(evaluatorState(asked)).toBe('ASKED');
    expect(evaluatorState({ ...asked, declaredAt: AT })).toBe('DECLARED');
    expect(evaluatorState({ ...asked, declaredAt: AT, submittedAt: AT })).toBe('SCORED');
    expect(evaluatorState({ ...asked, outBecause: 'MEMBERSHIP' })).toBe('OUT');
  });
});

describe('scores', () => {
  const given = [6000, 7000].map((scoreHundredths) => ({
    personId: String(scoreHundredths),
    person: null,
    scoreHundredths,
    comment: '',
  }));
  const row: PanelRow = {
    bidId: 'b',
    number: 1,
    criterion: 'JUDGED_1',
    given,
    meanHundredths: 6500,
    apartHundredths: 1000,
    mustDiscuss: false,
    agreedHundredths: null,
    reason: null,
  };

  test('are sent for each bid and criterion', () => {
    const typed = { '2': { JUDGED_1: { points: 81.5, comment: '好' } } };
    expect(scoresInput(typed)).toEqual([
      { bid: 2, criterion: 'JUDGED_1', scoreHundredths: 8150, comment: '好' },
    ]);
  });

  test.each([
    ['the mean', 65, false],
    ['at the edge', 60, false],
    ['below all', 59.99, true],
    ['above all', 70.01, true],
    ['left empty', null, false],
  ])('agreed on: %s', (_, points, why) => expect(mustSayWhy(row, points)).toBe(why));

  test('far apart are reasoned whatever is agreed on', () => {
    expect(mustSayWhy({ ...row, mustDiscuss: true }, 65)).toBe(true);
  });

  test('agreed on: what is left empty is the mean, and a reason goes along', () => {
    expect(agreedInput([row], [{ points: null, reason: ' ' }])).toEqual([
      { bidId: 'b', criterion: 'JUDGED_1', scoreHundredths: 6500 },
    ]);
    expect(agreedInput([row], [{ points: 62, reason: '讨论后一致' }])).toMatchObject([
      { scoreHundredths: 6200, reason: '讨论后一致' },
    ]);
  });
});
