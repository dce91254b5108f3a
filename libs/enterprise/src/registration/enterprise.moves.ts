import { statesOf, type Moves } from '#libs/kernel';

/**
 * The certification of an enterprise: the bureau of its region looks at what was registered; what it refused, the
 * enterprise corrects and hands in again. Source: steps 4 and 5 of the voucher lifecycle (操作指南 of 2018-11-23).
 */
export const ENTERPRISE_MOVES = {
  REGISTERED: { CERTIFIED: ['BUREAU_REVIEWER'], REFUSED: ['BUREAU_REVIEWER'] },
  REFUSED: { REGISTERED: ['ENTERPRISE_PREPARER', 'ENTERPRISE_SIGNATORY'] },
  CERTIFIED: {},
} as const satisfies Moves<'REGISTERED' | 'REFUSED' | 'CERTIFIED'>;

export type EnterpriseState = keyof typeof ENTERPRISE_MOVES;
export const EnterpriseState = statesOf<EnterpriseState>(ENTERPRISE_MOVES);
