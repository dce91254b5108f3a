import { statesOf, type Moves } from '#libs/kernel';

/**
 * How a member of the pool stands: warning, order to rectify by a day, suspension, removal (警告 → 限期整改 → 暂停 →
 * 取消资格). A manager may take any step that the case asks for; back to GOOD leads the manager's finding that the cause is
 * gone, or an appeal that the commission's approver upholds. Who withdrew, or stays removed, applies to a later round.
 */
export const STANDING_MOVES = {
  GOOD: {
    WARNED: ['PROGRAMME_MANAGER'],
    RECTIFYING: ['PROGRAMME_MANAGER'],
    SUSPENDED: ['PROGRAMME_MANAGER'],
    REMOVED: ['PROGRAMME_MANAGER'],
    WITHDRAWN: ['PROVIDER_SIGNATORY'],
  },
  WARNED: {
    GOOD: ['PROGRAMME_MANAGER', 'COMMISSION_APPROVER'],
    RECTIFYING: ['PROGRAMME_MANAGER'],
    SUSPENDED: ['PROGRAMME_MANAGER'],
    REMOVED: ['PROGRAMME_MANAGER'],
    WITHDRAWN: ['PROVIDER_SIGNATORY'],
  },
  RECTIFYING: {
    GOOD: ['PROGRAMME_MANAGER', 'COMMISSION_APPROVER'],
    SUSPENDED: ['PROGRAMME_MANAGER'],
    REMOVED: ['PROGRAMME_MANAGER'],
    WITHDRAWN: ['PROVIDER_SIGNATORY'],
  },
  SUSPENDED: {
    GOOD: ['PROGRAMME_MANAGER', 'COMMISSION_APPROVER'],
    REMOVED: ['PROGRAMME_MANAGER'],
    WITHDRAWN: ['PROVIDER_SIGNATORY'],
  },
  REMOVED: { GOOD: ['COMMISSION_APPROVER'] },
  WITHDRAWN: {},
} as const satisfies Moves<'GOOD' | 'WARNED' | 'RECTIFYING' | 'SUSPENDED' | 'REMOVED' | 'WITHDRAWN'>;

export type Standing = keyof typeof STANDING_MOVES;
export const Standing = statesOf<Standing>(STANDING_MOVES);

/** In the pool for everybody to see and choose. */
export const IN_POOL: readonly Standing[] = ['GOOD', 'WARNED', 'RECTIFYING', 'SUSPENDED'];
/** Takes new work. */
export const TAKES_WORK: readonly Standing[] = ['GOOD', 'WARNED', 'RECTIFYING'];
