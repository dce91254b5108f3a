import { useQuery } from '@tanstack/react-query';
import { actingAs, type Acting } from './acting.js';
import { chosenOrganisation } from './chosen-organisation.js';
import { personQuery, type Person } from './session.js';

/** Who is signed in, for the frame: null also while nobody knows yet. Pages take it from their route's context. */
export function usePerson(): Person | null {
  return useQuery(personQuery).data ?? null;
}

/** For which organisation they work, for the frame. */
export function useActing(): Acting | null {
  const person = usePerson();
  return person && actingAs(person, chosenOrganisation());
}
