import { statesOf, type Moves } from '#libs/kernel';

/**
 * ACCEPTED: it has its number, and is decided in the order of the numbers. What has expired is read off the clock, see
 * `stateAt`; EXPIRED is stored when its money was given back.
 */
export type VoucherState =
  | 'WAITING_CERTIFICATION'
  | 'ACCEPTED'
  | 'WAITING'
  | 'RESERVED'
  | 'REDEEMING'
  | 'REDEEMED'
  | 'PAID'
  | 'REFUSED'
  | 'RELEASED'
  | 'EXPIRED';

const ENDS_EARLY = ['ENTERPRISE_SIGNATORY', 'PROGRAMME_MANAGER', 'SYSTEM'] as const;

/** The commission rejects a file; the bureau closes one that was not mended in time. */
const ENDS_FILE = ['COMMISSION_APPROVER', 'BUREAU_REVIEWER'] as const;

/** A voucher of several phases goes back to RESERVED while phases are left, and is PAID when the last one has ended. */
export const VOUCHER_MOVES = {
  WAITING_CERTIFICATION: {
    ACCEPTED: ['SYSTEM'],
    REFUSED: ['SYSTEM'],
    RELEASED: ENDS_EARLY,
    EXPIRED: ['SYSTEM'],
  },
  ACCEPTED: { RESERVED: ['SYSTEM'], WAITING: ['SYSTEM'], RELEASED: ENDS_EARLY, EXPIRED: ['SYSTEM'] },
  WAITING: { RESERVED: ['SYSTEM'], RELEASED: ENDS_EARLY, EXPIRED: ['SYSTEM'] },
  RESERVED: {
    REDEEMING: ['ENTERPRISE_SIGNATORY'],
    RELEASED: ENDS_EARLY,
    PAID: ENDS_EARLY,
    EXPIRED: ['SYSTEM'],
  },
  REDEEMING: {
    REDEEMED: ['COMMISSION_APPROVER'],
    RELEASED: ENDS_FILE,
    RESERVED: ENDS_FILE,
    PAID: ENDS_FILE,
  },
  REDEEMED: {
    PAID: ['FINANCE_PAYER', ...ENDS_FILE],
    RELEASED: ENDS_FILE,
    RESERVED: ['FINANCE_PAYER', ...ENDS_FILE],
    REDEEMING: ['ENTERPRISE_SIGNATORY', 'SYSTEM'],
  },
  PAID: {},
  REFUSED: {},
  RELEASED: {},
  EXPIRED: {},
} as const satisfies Moves<VoucherState>;

export const VoucherState = statesOf<VoucherState>(VOUCHER_MOVES);
/** The states in which the end of the window for redemption ends the voucher. */
const ENDED_BY_TIME: ReadonlySet<VoucherState> = new Set([
  'WAITING_CERTIFICATION',
  'ACCEPTED',
  'WAITING',
  'RESERVED',
]);

/** The state as the clock makes it: who has not asked for redemption when the window closes has a voucher no more. */
export function stateAt(state: VoucherState, redeemBy: Date, now: Date): VoucherState {
  return ENDED_BY_TIME.has(state) && now >= redeemBy ? 'EXPIRED' : state;
}
