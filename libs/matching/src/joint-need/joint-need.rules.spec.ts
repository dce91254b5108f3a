import { togetherOf } from './joint-need.rules.js';

test('a joint need shows the machines of all members by kind, and every budget', () => {
  const members = [
    {
      budgetToFen: '100',
      machines: [
        { kind: '冲床', count: 3, protocol: null },
        { kind: '注塑机', count: 2, protocol: 'OPC UA' },
      ],
    },
    { budgetToFen: '50', machines: [{ kind: '注塑机', count: 4, protocol: 'OPC UA' }] },
    { budgetToFen: '7' },
  ];
  expect(togetherOf(members)).toEqual({
    machines: [
      { kind: '注塑机', count: 6, protocol: 'OPC UA' },
      { kind: '冲床', count: 3, protocol: null },
    ],
    budgetsToFen: [100n, 50n, 7n],
  });
});
