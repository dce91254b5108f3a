import type { TypedDocumentString } from '../gql/graphql.js';
import { currentLanguage } from '../i18n/language.js';
import { isSignedIn, signedInAgain } from '../session/again.js';
import { isAttended } from '../session/presence.js';
import { Problem } from './problem.js';

/** An operation of a `.graphql` file: the constant that `gql/graphql.ts` holds for it. */
export type Operation<Answer, Variables> = TypedDocumentString<Answer, Variables>;

/** The id by which the gateway knows its text. */
export function idOf<Answer, Variables>(operation: Operation<Answer, Variables>): string {
  return operation.__meta__?.['hash'] as string;
}

interface Reply<Answer> {
  readonly data?: Answer | null;
  readonly errors?: readonly {
    message: string;
    extensions?: { code?: string; params?: Readonly<Record<string, unknown>> };
  }[];
}

const PATIENCE_MS = 15_000;

/** How a request travels. In a browser it is `fetch`; where pages are drawn without one, the gateway gives its own way. */
export type Road = (address: string, init: RequestInit) => Promise<Response>;
let road: Road = (address, init) => fetch(address, init);

/** From now on requests travel this way. */
export function travelBy(other: Road): void {
  road = other;
}

/** Asked of every request that is not a navigation: a page of another site cannot send it. */
export const OURS = { 'x-requested-with': 'yunshang-portal' };
/** Said of a request that no person made: it does not make the session last longer. */
const UNATTENDED = { 'x-unattended': 'yes' };

/**
 * Asks the gateway. Gives the data, or throws a `Problem`: an answer with any error counts as failed, so a page never
 * shows half of it as if it were whole. A session that ended meanwhile is begun again beside the page, and the same
 * request sent once more. An aborted request throws the abort reason of the signal.
 */
export async function request<Answer, Variables>(
  operation: Operation<Answer, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer> {
  try {
    return await ask(operation, variables, signal);
  } catch (thrown) {
    if (!hasEnded(thrown)) throw thrown;
    if (isSignedIn()) await signedInAgain();
    // What a page of the public asked with the cookie of an earlier visit: this takes the cookie back.
    else await reach('/session');
    return ask(operation, variables, signal);
  }
}

/** The gateway has ended the session, or the browser has let its cookie go: then it asks as a stranger. */
function hasEnded(thrown: unknown): boolean {
  if (!(thrown instanceof Problem)) return false;
  return thrown.code === 'SESSION_ENDED' || (thrown.code === 'UNAUTHENTICATED' && isSignedIn());
}

async function ask<Answer, Variables>(
  operation: Operation<Answer, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await reach('/graphql', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json;q=0.9',
      'Accept-Language': currentLanguage(),
      ...(!isAttended() && UNATTENDED),
    },
    body: JSON.stringify({ documentId: idOf(operation), variables }),
    signal,
  });
  const { data, errors } = await jsonOf<Reply<Answer>>(response);
  if (errors?.[0]) {
    const { message, extensions } = errors[0];
    throw new Problem(extensions?.code ?? 'SERVER_FAILED', message, extensions?.params);
  }
  if (!data) throw new Problem('UNREADABLE_ANSWER');
  return data;
}

/** `fetch` on our own origin with a bound on waiting; throws NETWORK or TIMEOUT where nobody answered. */
export async function reach(
  address: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const signal = init.signal ? AbortSignal.any([init.signal, patience]) : patience;
    return await road(address, { ...init, headers: { ...OURS, ...init.headers }, signal });
  } catch {
    if (init.signal?.aborted) throw init.signal.reason;
    throw new Problem(patience.aborted ? 'TIMEOUT' : 'NETWORK');
  }
}

/** The JSON object that was answered; throws SERVER_FAILED or UNREADABLE_ANSWER where it is none. */
export async function jsonOf<Answer>(response: Response): Promise<Answer> {
  try {
    const reply: unknown = await response.json();
    if (typeof reply === 'object' && reply !== null) return reply as Answer;
  } catch {
    // A proxy in between answers with a page of its own.
  }
  throw new Problem(response.status >= 500 ? 'SERVER_FAILED' : 'UNREADABLE_ANSWER');
}
