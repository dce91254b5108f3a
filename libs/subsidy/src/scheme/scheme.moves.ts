import { statesOf, type Moves } from '#libs/kernel';

export type SchemeState = 'DRAFT' | 'PROPOSED' | 'PUBLISHED' | 'WITHDRAWN';

export const SCHEME_MOVES = {
  DRAFT: { PROPOSED: ['PROGRAMME_MANAGER'], WITHDRAWN: ['PROGRAMME_MANAGER'] },
  PROPOSED: {
    PUBLISHED: ['COMMISSION_APPROVER'],
    DRAFT: ['COMMISSION_APPROVER'],
    WITHDRAWN: ['PROGRAMME_MANAGER'],
  },
  PUBLISHED: {},
  WITHDRAWN: {},
} as const satisfies Moves<SchemeState>;

export const SchemeState = statesOf<SchemeState>(SCHEME_MOVES);
