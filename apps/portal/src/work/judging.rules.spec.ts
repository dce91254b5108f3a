import { askedMoves, complaintMoves, evaluationMoves } from './judging.rules.js';

const AT = '2020-09-28T02:00:00Z';
const evaluation = {
  needId: 'n',
  title: '排产',
  opened: true,
  over: false,
  chair: true,
  declaredAt: AT,
  submittedAt: null,
  individualClosedAt: null,
  settledAt: null,
};

test.each<[string, Partial<Parameters<typeof evaluationMoves>[0][number]>, string | undefined]>([
  ['scores are awaited', {}, 'JUDGE'],
  ['before the opening nothing is', { opened: false }, undefined],
  ['nor after the own scores', { submittedAt: AT }, undefined],
  ['the chair writes down the agreement', { submittedAt: AT, individualClosedAt: AT }, 'AGREE'],
  ['others do not', { chair: false, individualClosedAt: AT }, undefined],
  ['what is settled is over', { individualClosedAt: AT, settledAt: AT }, undefined],
  ['who is out has nothing to do', { over: true }, undefined],
])('%s', (_, given, deed) => expect(evaluationMoves([{ ...evaluation, ...given }])[0]?.deed).toBe(deed));

test('a complaint is the move of one side, whose own people see themselves', () => {
  const complaint = {
    id: 'c',
    needTitle: '排产',
    provider: { id: 'p' },
    turn: { mover: 'ENTERPRISE' as const, until: AT },
  };
  expect(complaintMoves([complaint], 'ENTERPRISE', 'YOU')[0]).toMatchObject({ mover: 'YOU', by: AT });
  expect(complaintMoves([complaint], 'PROVIDER', 'YOU')[0]).toMatchObject({ mover: 'ENTERPRISE' });
  const over = { ...complaint, turn: { mover: 'NOBODY' as const, until: null } };
  expect(complaintMoves([over], 'PROVIDER', 'YOU')).toEqual([]);
});

test('a question to a bidder is answered by the bidder and decided by the enterprise', () => {
  const asked = {
    id: 'a',
    needId: 'n',
    needTitle: '排产',
    turn: { mover: 'PROVIDER' as const, until: AT },
  };
  expect(askedMoves([asked], 'PROVIDER', 'COLLEAGUE')[0]).toMatchObject({ mover: 'COLLEAGUE', by: AT });
  const answered = { ...asked, turn: { mover: 'ENTERPRISE' as const, until: null } };
  expect(askedMoves([answered], 'ENTERPRISE', 'YOU')[0]?.deed).toBe('DECIDE_CLARIFICATION');
  expect(askedMoves([answered], 'PROVIDER', 'YOU')).toEqual([]);
});
