import { queryOptions } from '@tanstack/react-query';
import { type MeQuery, MeDocument } from '../gql/graphql.js';
import { jsonOf, reach, request } from '../graphql/client.js';
import { rememberSignedIn } from './again.js';

/** Who is signed in, with the roles that hold now. */
export type Person = NonNullable<MeQuery['me']>;
export type Membership = Person['memberships'][number];

/**
 * Who is signed in, or null. The page itself never depends on the session, because a link from a mail does not carry its
 * cookie: it is asked for afterwards, from our own page.
 */
export const personQuery = queryOptions({
  queryKey: ['person'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<Person | null> => {
    const { signedIn } = await jsonOf<{ signedIn: boolean }>(await reach('/session', { signal }));
    rememberSignedIn(signedIn);
    if (!signedIn) return null;
    return (await request(MeDocument, {}, signal)).me;
  },
});

/** Where a link leads that signs the person in and brings them back to a path of this site. */
export function signInAddress(returnTo: string): string {
  return `/session/sign-in?${new URLSearchParams({ returnTo })}`;
}

/** The same in a second window, which closes by itself and tells the first one. */
export const SIGN_IN_BESIDE = '/session/sign-in?returnTo=/&window=1';

/** Ends the session here and at the issuer, which shows its own page. Throws a `Problem`. */
export async function signOut(): Promise<void> {
  const reply = await jsonOf<{ location: string }>(await reach('/session/sign-out', { method: 'POST' }));
  location.assign(reply.location);
}
