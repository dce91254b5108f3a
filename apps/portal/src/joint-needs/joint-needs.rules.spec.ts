import { contentOf, type Draft, type JointAct, jointActs, ownInput } from './joint-needs.rules.js';

const JOINING = {
  id: 'j',
  clusterName: '',
  state: 'JOINING',
  joinUntil: '',
  title: '',
  scenario: 'S07',
  bidDeadline: '',
  members: 2,
  joined: false,
  led: false,
  budgetToFen: null,
} as const;

test.each<[string, Partial<Parameters<typeof jointActs>[0]>, readonly JointAct[]]>([
  ['an outsider joins while one can', {}, ['JOIN']],
  ['a member leaves while one can', { joined: true }, ['LEAVE']],
  ['the leader waits', { joined: true, led: true }, ['WAIT']],
  ['and publishes when all are in', { joined: true, led: true, state: 'COMPLETE' }, ['PUBLISH']],
  ['a member waits for the leader then', { joined: true, state: 'COMPLETE' }, []],
  ['what is published is over', { led: true, state: 'PUBLISHED' }, []],
])('%s', (_, given, acts) => expect(jointActs({ ...JOINING, ...given })).toEqual(acts));

test('what a member has for itself is sent in fen and as lists', () => {
  const typed = { budgetFrom: '6', budgetTo: '9.5', protocols: 'OPC UA，Modbus TCP', machines: [] };
  expect(ownInput(typed)).toEqual({
    budgetFromFen: '6000000',
    budgetToFen: '9500000',
    protocols: ['OPC UA', 'Modbus TCP'],
    integrations: [],
    machines: [],
  });
});

test('a draft opens a joint need once nothing is missing that all share', () => {
  const content = { title: '能耗', description: '监测', scenario: 'S16', deliverBy: '2021-03-01' };
  const whole = { ...content, bidDeadline: 'x', budgetFromFen: '1', budgetToFen: '2' };
  expect(contentOf({ id: 'd', state: 'DRAFT', content } as unknown as Draft)).toBeUndefined();
  expect(contentOf({ id: 'd', state: 'DRAFT', content: whole } as unknown as Draft)).toMatchObject({
    title: '能耗',
    protocols: [],
  });
});
