import { newId, sum } from '#libs/kernel';
import { movePhase, phasesOf, reservationOf, stateOfPhases, type PhaseState } from './phases.rules.js';

const third = { title: '', amountFen: '33333333' };
const grants = (phases: { grantFen: string }[]) => phases.map(({ grantFen }) => grantFen);

const phases = (...states: PhaseState[]) =>
  states.map((state, i) => ({ number: i + 1, title: '', contractFen: '1', grantFen: '1', state }));

describe('the phases of a voucher', () => {
  test('three of ¥333,333.33 at 30 % sum to the whole, to the fen', () =>
    expect(grants(phasesOf([third, third, third], 99_999_999n, 29_999_999n))).toEqual([
      '9999999',
      '10000000',
      '10000000',
    ]));

  test('a contract without phases is one', () =>
    expect(phasesOf([], 100n, 30n)).toEqual([
      { number: 1, title: '', contractFen: '100', grantFen: '30', state: 'PLANNED' },
    ]));

  test.each([
    [[1n, 1n, 1n], 2n],
    [[99_999_999n, 1n], 29_999_999n],
    [[7n, 11n, 13n, 17n, 19n], 1n],
    [[3n, 3n, 3n], 0n],
  ])('of %j fen share a grant of %s without a rest', (amounts, grantFen) => {
    const planned = amounts.map((amount) => ({ title: '', amountFen: String(amount) }));
    const parts = grants(phasesOf(planned, sum(amounts), grantFen)).map(BigInt);
    expect(sum(parts)).toBe(grantFen);
    expect(parts.every((part) => part >= 0n)).toBe(true);
  });

  test('each have a reference of their own in the ledger', () => {
    const id = newId();
    expect(new Set([1, 2, 12].map((phase) => reservationOf(id, phase))).size).toBe(3);
  });
});

describe('the state of a voucher', () => {
  test.each([
    ['RESERVED', ['RESERVED', 'RESERVED']],
    ['REDEEMING', ['PAID', 'REDEEMING', 'RESERVED']],
    ['REDEEMED', ['REDEEMED', 'RESERVED']],
    ['RESERVED', ['PAID', 'RESERVED']],
    ['PAID', ['PAID', 'RELEASED']],
    ['RELEASED', ['RELEASED', 'RELEASED']],
  ] as const)('is %s when its phases are %j', (state, of) =>
    expect(stateOfPhases(phases(...of))).toBe(state),
  );

  test('moves a phase only as the table permits', () => {
    expect(movePhase(phases('RESERVED', 'RESERVED'), 2, 'REDEEMING', 'ENTERPRISE_SIGNATORY')).toMatchObject([
      { state: 'RESERVED' },
      { state: 'REDEEMING' },
    ]);
    expect(() => movePhase(phases('RESERVED'), 1, 'PAID', 'FINANCE_PAYER')).toThrow('MOVE_NOT_ALLOWED');
  });
});
