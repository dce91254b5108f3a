import { actingAs } from '../../session/acting.js';
import {
  changeInput,
  disputeActs,
  type EndAct,
  endActs,
  partSaid,
  type Termination,
  type Terms,
  typedOf,
  whyNotChange,
} from './changes.rules.js';

const TERMS: Terms = {
  lines: [
    {
      id: 'l1',
      kind: 'PLATFORM_SERVICE',
      description: '平台订阅',
      amountFen: '12000000',
      industrialPlatform: true,
      publicCloud: false,
      metering: { unit: '台·月', unitPriceFen: '100000', mostUnits: '120' },
    },
  ],
  milestones: [
    { id: 'm1', title: '上线', dueInMonths: 2, amountFen: '8000000', phaseId: 'p1' },
    { id: 'm2', title: '验收', dueInMonths: 4, amountFen: '4000000', phaseId: 'p2' },
  ],
  phases: [
    { id: 'p1', title: '一期' },
    { id: 'p2', title: '二期' },
  ],
  deliveryMonths: 4,
  goals: '减少停机',
  measures: '按月统计',
};

describe('a change', () => {
  const typed = { ...typedOf(TERMS), reason: '产线增加' };

  test('that changes nothing sends nothing', () => expect(changeInput(TERMS, typed)).toEqual({}));

  test('sends a list whole, keeps what is paid by use, and a new milestone joins the last phase', () => {
    const lines = typed.lines.map((line) => ({ ...line, description: '平台订阅两年' }));
    const milestones = [...typed.milestones, { title: '试运行', dueInMonths: 3, amount: '0' }];
    const input = changeInput(TERMS, { ...typed, lines, milestones, deliveryMonths: 5 });
    expect(input).toMatchObject({
      deliveryMonths: 5,
      lines: [{ id: 'l1', amountFen: '12000000', metering: { mostUnits: '120' }, industrialPlatform: true }],
      milestones: [
        { id: 'm1', phase: 1 },
        { id: 'm2', phase: 2 },
        { title: '试运行', phase: 2 },
      ],
    });
    expect(input.goals).toBeUndefined();
  });
});

test.each([
  ['TOTAL', '12000000', { as: 'MONEY', fen: '12000000' }],
  ['DELIVERY', '4', { as: 'MONTHS', months: 4 }],
  ['LINE', '["PLATFORM_SERVICE","平台订阅","12000000",true,false,null]', { as: 'ITEM', fen: '12000000' }],
  ['MILESTONE', '["上线",2,"8000000",0]', { as: 'ITEM', title: '上线', months: 2 }],
  ['PHASE', '["一期","8000000"]', { as: 'ITEM', title: '一期' }],
  ['GOALS', '减少停机', { as: 'TEXT', text: '减少停机' }],
])('the words of %s are read as what they are', (part, words, said) =>
  expect(partSaid(part, words)).toMatchObject(said),
);

function acting(role: string, organisationKind: string) {
  const membership = {
    role,
    organisationId: 'o',
    organisationKind,
    organisationName: '',
    divisionCode: null,
  };
  return actingAs({ id: 'x', displayName: '', memberships: [membership] } as never, null);
}
const SIGNATORY = acting('ENTERPRISE_SIGNATORY', 'ENTERPRISE');
const VIEWER = acting('ENTERPRISE_VIEWER', 'ENTERPRISE');
const REVIEWER = acting('BUREAU_REVIEWER', 'BUREAU');
const MANAGER = acting('PROGRAMME_MANAGER', 'COMMISSION');

test('a change is proposed by a signatory, and while the contract lives', () => {
  expect(whyNotChange({ state: 'SIGNED' }, SIGNATORY)).toBeNull();
  expect(whyNotChange({ state: 'SIGNED' }, VIEWER)).toBe('NOT_YOUR_ROLE');
  expect(whyNotChange({ state: 'TERMINATED' }, SIGNATORY)).toBe('OVER');
});

test('a dispute is answered by the other side, taken back by its own, closed by the bureau', () => {
  const open = { state: 'OPEN', side: 'ENTERPRISE' } as const;
  expect(disputeActs(open, 'ENTERPRISE', SIGNATORY)).toEqual(['WITHDRAW']);
  expect(disputeActs({ ...open, side: 'PROVIDER' }, 'ENTERPRISE', SIGNATORY)).toEqual(['ANSWER']);
  expect(disputeActs({ ...open, state: 'ANSWERED', side: 'PROVIDER' }, 'ENTERPRISE', SIGNATORY)).toEqual([]);
  expect(disputeActs(open, 'OFFICIAL', REVIEWER)).toEqual(['MEDIATE']);
  expect(disputeActs({ ...open, state: 'MEDIATED' }, 'OFFICIAL', REVIEWER)).toEqual([]);
});

describe('the early end', () => {
  const NOW = Date.parse('2020-09-28T02:00:00Z');
  const notice: Termination = {
    id: 't',
    way: 'CAUSE',
    side: 'ENTERPRISE',
    reason: '',
    givenAt: '2020-09-21T02:00:00Z',
    effectiveAt: '2020-10-06T02:00:00Z',
    statement: null,
    withdrawnAt: null,
    terminatedAt: null,
    acceptedFen: null,
    remainingFen: null,
  };
  const replacement = {
    providerStanding: 'GOOD',
    acceptedFen: '0',
    remainingFen: '0',
    paidFen: '0',
  } as const;
  const acts = (
    all: readonly Termination[],
    side: Parameters<typeof endActs>[2],
    by: typeof SIGNATORY,
    now = NOW,
  ): readonly EndAct[] =>
    endActs({ state: 'SIGNED' }, { contractTerminations: [...all], replacement }, side, by, now);

  test.each<[string, readonly EndAct[], readonly EndAct[]]>([
    ['without a notice', acts([], 'ENTERPRISE', SIGNATORY), ['AGREE', 'NOTICE']],
    ['while the own one runs', acts([notice], 'ENTERPRISE', SIGNATORY), ['WAIT', 'WITHDRAW', 'AGREE']],
    [
      'from its moment on',
      acts([notice], 'ENTERPRISE', SIGNATORY, Date.parse(notice.effectiveAt)),
      ['TERMINATE', 'WITHDRAW', 'AGREE'],
    ],
    ['under the other side’s', acts([notice], 'PROVIDER', SIGNATORY), ['ANSWER', 'AGREE']],
    ['one that was answered', acts([{ ...notice, statement: 'x' }], 'PROVIDER', SIGNATORY), ['AGREE']],
    [
      'one that was taken back',
      acts([{ ...notice, withdrawnAt: 'x' }], 'ENTERPRISE', SIGNATORY),
      ['AGREE', 'NOTICE'],
    ],
    ['for a viewer', acts([], 'ENTERPRISE', VIEWER), []],
    ['for the commission while the provider stands', acts([], 'OFFICIAL', MANAGER), []],
  ])('%s', (_, seen, expected) => expect(seen).toEqual(expected));
});
