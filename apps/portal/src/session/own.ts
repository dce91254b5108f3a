import { notFound } from '@tanstack/react-router';
import type { Privilege } from '../../../../libs/kernel/src/privileges.js';
import { type Acting, type Audience, holds } from './acting.js';

/** What somebody has to do first who belongs to no organisation: the page then says so, and how. */
export interface First {
  readonly first: Exclude<Audience, 'OFFICIAL'>;
}

/**
 * For the loader of a page of one side: the organisation for which the person works.
 * @throws what the router draws: for who belongs nowhere yet, what to do first; for the other sides, and for a role that
 * does not hold the privilege, that there is no such page
 */
export function own(acting: Acting | null, first: First['first'], privilege?: Privilege): Acting {
  if (!acting) throw notFound({ data: { first } satisfies First });
  if (acting.audience !== first || (privilege && !holds(acting, privilege))) throw notFound();
  return acting;
}
