import { statesOf, type Moves } from '#libs/kernel';

export type DraftState = 'DRAFT' | 'IN_CHECK' | 'RETURNED' | 'PUBLISHED' | 'DISCARDED';

const PREPARERS = ['ENTERPRISE_PREPARER', 'ENTERPRISE_SIGNATORY'] as const;

/** Colleagues write it, the signatory reads it and publishes. A change while it is in check takes it back to a draft. */
export const DRAFT_MOVES = {
  DRAFT: { IN_CHECK: PREPARERS, PUBLISHED: ['ENTERPRISE_SIGNATORY'], DISCARDED: PREPARERS },
  IN_CHECK: {
    DRAFT: PREPARERS,
    RETURNED: ['ENTERPRISE_SIGNATORY'],
    PUBLISHED: ['ENTERPRISE_SIGNATORY'],
    DISCARDED: PREPARERS,
  },
  RETURNED: { DRAFT: PREPARERS, DISCARDED: PREPARERS },
  PUBLISHED: {},
  DISCARDED: {},
} as const satisfies Moves<DraftState>;

export const DraftState = statesOf<DraftState>(DRAFT_MOVES);
