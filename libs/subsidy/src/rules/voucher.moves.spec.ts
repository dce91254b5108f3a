import { OBJECTION_MOVES, REDEMPTION_MOVES } from './redemption.moves.js';
import { PAYOUT_MOVES } from './payout.moves.js';
import { ROUND_MOVES } from '../round/round.moves.js';
import { Round } from '../round/round.entity.js';
import { stateAt, VOUCHER_MOVES } from './voucher.moves.js';

test.each(Object.entries({ ROUND_MOVES, VOUCHER_MOVES, REDEMPTION_MOVES, OBJECTION_MOVES, PAYOUT_MOVES }))(
  'the moves that are permitted: %s',
  (_, moves) => expect(moves).toMatchSnapshot(),
);

describe('time', () => {
  const redeemBy = new Date('2021-02-08T17:00:00+08:00');
  const before = new Date(redeemBy.getTime() - 1);

  test('a voucher that nobody asked to redeem is expired from the millisecond the window closes', () => {
    expect(stateAt('RESERVED', redeemBy, before)).toBe('RESERVED');
    expect(stateAt('RESERVED', redeemBy, redeemBy)).toBe('EXPIRED');
    expect(stateAt('REDEEMING', redeemBy, redeemBy)).toBe('REDEEMING');
  });

  test('a window holds its first millisecond and not its last', () => {
    const claimFrom = new Date('2020-05-25T10:00:00+08:00');
    const claimTo = new Date('2020-09-30T17:00:00+08:00');
    const round = Object.assign(Object.create(Round.prototype) as Round, { claimFrom, claimTo });
    const claimAt = (at: Date, milliseconds: number) => () =>
      round.assertClaimable(new Date(at.getTime() + milliseconds));
    expect(claimAt(claimFrom, -1)).toThrow('CLAIM_WINDOW');
    expect(claimAt(claimFrom, 0)).not.toThrow();
    expect(claimAt(claimTo, -1)).not.toThrow();
    expect(claimAt(claimTo, 0)).toThrow('CLAIM_WINDOW');
  });
});
