import type { QueryClient } from '@tanstack/react-query';
import { personQuery } from '../session/session.js';
import { enterpriseQuery } from './enterprise.route.js';

const PAUSE_MS = 500;
/** The role follows the registration by an event; where it takes longer, the next page says what is missing. */
const PATIENCE_MS = 20_000;

/** Resolves when the person holds a role in an enterprise that was just registered, and may read its file by it. */
export async function signatoryOf(queries: QueryClient, enterpriseId: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  do {
    const person = await queries.fetchQuery({ ...personQuery, staleTime: 0 });
    const holdsRole = person?.memberships.some(({ organisationId }) => organisationId === enterpriseId);
    // Who keeps the roles knows it first; who keeps the file hears of it a moment later.
    if (holdsRole && (await isReadable(queries, enterpriseId))) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (performance.now() < until);
}

function isReadable(queries: QueryClient, enterpriseId: string): Promise<boolean> {
  return queries.fetchQuery({ ...enterpriseQuery(enterpriseId), staleTime: 0 }).then(
    () => true,
    () => false,
  );
}
