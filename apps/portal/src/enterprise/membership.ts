import type { QueryClient } from '@tanstack/react-query';
import { personQuery } from '../session/session.js';

const PAUSE_MS = 500;
/** The role follows the registration by an event; where it takes longer, the next page says what is missing. */
const PATIENCE_MS = 20_000;

/** Resolves when the person holds a role in an enterprise that was just registered. */
export async function signatoryOf(queries: QueryClient, enterpriseId: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  do {
    const person = await queries.fetchQuery({ ...personQuery, staleTime: 0 });
    if (person?.memberships.some(({ organisationId }) => organisationId === enterpriseId)) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (performance.now() < until);
}
