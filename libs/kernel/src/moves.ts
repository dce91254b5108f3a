import { DomainError } from './errors.js';
import type { Role } from './roles.js';

/** State -> next state -> the roles that may make the move. What is not in the table cannot happen. */
export type Moves<S extends string> = Readonly<Record<S, Partial<Record<S, readonly Role[]>>>>;

/**
 * Refuses a move that the table does not hold for this role.
 * @throws DomainError MOVE_NOT_ALLOWED naming the state, the role, and what is allowed from here and by whom
 */
export function assertMove<S extends string>(moves: Moves<S>, from: S, to: S, by: Role): void {
  if (moves[from][to]?.includes(by)) return;
  const allowed = Object.entries<readonly Role[] | undefined>(moves[from]).map(([state, roles]) => ({
    code: 'MOVE_BY',
    params: { state, roles: roles ?? [] },
  }));
  throw new DomainError('MOVE_NOT_ALLOWED', {
    from,
    to,
    role: by,
    allowed: allowed.length > 0 ? allowed : [{ code: 'NO_MOVE', params: {} }],
  });
}

/** `{ DRAFT: 'DRAFT', ... }`: the states as an enum for columns and GraphQL. */
export function statesOf<S extends string>(moves: Moves<S>): { readonly [K in S]: K } {
  return Object.fromEntries(Object.keys(moves).map((state) => [state, state])) as { [K in S]: K };
}
