import { statesOf, type Moves } from '#libs/kernel';

/** EXPIRED is not stored: it is read off the clock, see `stateAt`. */
export type VoucherState =
  | 'WAITING_CERTIFICATION'
  | 'WAITING'
  | 'RESERVED'
  | 'REDEEMING'
  | 'REDEEMED'
  | 'PAID'
  | 'REFUSED'
  | 'RELEASED';

const GIVES_UP = ['ENTERPRISE_SIGNATORY', 'PROGRAMME_MANAGER'] as const;

export const VOUCHER_MOVES = {
  WAITING_CERTIFICATION: {
    RESERVED: ['SYSTEM'],
    WAITING: ['SYSTEM'],
    REFUSED: ['SYSTEM'],
    RELEASED: GIVES_UP,
  },
  WAITING: { RESERVED: ['SYSTEM'], RELEASED: GIVES_UP },
  RESERVED: { REDEEMING: ['ENTERPRISE_SIGNATORY'], RELEASED: GIVES_UP },
  REDEEMING: { REDEEMED: ['COMMISSION_APPROVER'], RELEASED: ['COMMISSION_APPROVER'] },
  REDEEMED: { PAID: ['FINANCE_PAYER'], RELEASED: ['COMMISSION_APPROVER'] },
  PAID: {},
  REFUSED: {},
  RELEASED: {},
} as const satisfies Moves<VoucherState>;

export const SeenVoucherState = { ...statesOf<VoucherState>(VOUCHER_MOVES), EXPIRED: 'EXPIRED' } as const;
export type SeenVoucherState = VoucherState | 'EXPIRED';

/** The states in which the end of the window for redemption ends the voucher. */
const ENDED_BY_TIME: ReadonlySet<VoucherState> = new Set(['WAITING_CERTIFICATION', 'WAITING', 'RESERVED']);

/** The state as the clock makes it: who has not asked for redemption when the window closes has a voucher no more. */
export function stateAt(state: VoucherState, redeemBy: Date, now: Date): SeenVoucherState {
  return ENDED_BY_TIME.has(state) && now >= redeemBy ? 'EXPIRED' : state;
}
