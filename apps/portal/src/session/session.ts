import { useSyncExternalStore } from 'react';
import { operation, request } from '../graphql/client.js';
import { asProblem, Problem } from '../graphql/problem.js';
import { currentLanguage } from '../i18n/language.js';
import { completeSignIn, openSignIn, openSignOut, renewTokens, type Tokens } from './openid.js';

export interface Membership {
  readonly role: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: string;
  /** For officials: the division whose files they handle; null for all. */
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
}

export interface Person {
  readonly displayName: string;
  readonly memberships: readonly Membership[];
}

export type Session =
  | { readonly state: 'SIGNED_OUT' }
  | { readonly state: 'EXPIRED' }
  | { readonly state: 'SIGNED_IN'; readonly person: Person; readonly tokens: Tokens };

const ME = operation<{ me: Person | null }>(
  'query Me { me { displayName memberships { role organisationId organisationName organisationKind divisionCode divisionName } } }',
);

/** A token is renewed this long before it ends, so that no request is caught with an old one. */
const RENEW_BEFORE_MS = 60_000;
const RETRY_RENEWAL_MS = 15_000;

// In the memory of the page and nowhere else: a script that reads the browser's storage finds no token.
let session: Session = { state: 'SIGNED_OUT' };
let renewal: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Who is signed in; the component is drawn again when that changes. */
export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session);
}

/** Goes to the issuer and comes back to `returnTo`, a path of this site. */
export function signIn(returnTo = '/account'): Promise<void> {
  return openSignIn(returnTo, currentLanguage());
}

/** The second half of the sign-in, on the callback page. Gives the path to go on to; throws a `Problem`. */
export async function welcome(answer: URLSearchParams): Promise<string> {
  const { tokens, returnTo } = await completeSignIn(answer);
  const { me } = await request(ME, { accessToken: tokens.accessToken });
  if (!me) throw new Problem('SIGN_IN_UNAVAILABLE');
  hold(me, tokens);
  return returnTo;
}

/** Forgets the tokens at once, then tells the issuer. Throws a `Problem` when the issuer cannot be told. */
export async function signOut(): Promise<void> {
  if (session.state !== 'SIGNED_IN') return;
  const { idToken } = session.tokens;
  become({ state: 'SIGNED_OUT' });
  await openSignOut(idToken);
}

function hold(person: Person, tokens: Tokens): void {
  become({ state: 'SIGNED_IN', person, tokens });
  const left = tokens.expiresAt - Date.now();
  if (!tokens.refreshToken) {
    renewal = setTimeout(() => become({ state: 'EXPIRED' }), left);
    return;
  }
  // Half its life where that is short, or the page would do nothing but renew.
  const wait = Math.max(left - RENEW_BEFORE_MS, left / 2);
  renewal = setTimeout(() => void renew(person, tokens), wait);
}

async function renew(person: Person, tokens: Tokens): Promise<void> {
  const isCurrent = (): boolean => session.state === 'SIGNED_IN' && session.tokens === tokens;
  try {
    const next = await renewTokens(tokens.refreshToken ?? '', tokens.idToken);
    if (isCurrent()) hold(person, next);
  } catch (thrown) {
    if (!isCurrent()) return;
    // Only the issuer ends a sign-in: a lost connection, or a laptop that slept, does not.
    if (asProblem(thrown).code === 'SIGN_IN_REFUSED') become({ state: 'EXPIRED' });
    else renewal = setTimeout(() => void renew(person, tokens), RETRY_RENEWAL_MS);
  }
}

function become(next: Session): void {
  clearTimeout(renewal);
  session = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
