import { statesOf, type Moves } from '#libs/kernel';

/** Admission to the provincial resource pool (供给资源池). Who was refused may apply again, as a new application. */
export const PROVIDER_MOVES = {
  APPLIED: { ADMITTED: ['PROGRAMME_MANAGER'], REFUSED: ['PROGRAMME_MANAGER'] },
  ADMITTED: {},
  REFUSED: {},
} as const satisfies Moves<'APPLIED' | 'ADMITTED' | 'REFUSED'>;

export type ProviderState = keyof typeof PROVIDER_MOVES;
export const ProviderState = statesOf<ProviderState>(PROVIDER_MOVES);
