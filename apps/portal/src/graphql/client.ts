import { currentLanguage } from '../i18n/language.js';
import { Problem } from './problem.js';

/** A GraphQL document with the types of its answer and of its variables, written by hand beside the page that asks. */
export interface Operation<Answer, Variables = undefined> {
  readonly text: string;
  /** Never set: it only carries the types. */
  readonly types?: (variables: Variables) => Answer;
}

export function operation<Answer, Variables = undefined>(text: string): Operation<Answer, Variables> {
  return { text };
}

export interface RequestOptions<Variables = undefined> {
  readonly variables?: Variables;
  readonly accessToken?: string;
  readonly signal?: AbortSignal;
}

interface Reply<Answer> {
  readonly data?: Answer | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
}

const PATIENCE_MS = 15_000;

/**
 * Asks the gateway. Gives the data, or throws a `Problem`: an answer with any error counts as failed, so a page never
 * shows half of it as if it were whole. An aborted request throws the abort reason of the signal.
 */
export async function request<Answer, Variables>(
  { text }: Operation<Answer, Variables>,
  { variables, accessToken, signal }: RequestOptions<Variables> = {},
): Promise<Answer> {
  const response = await reach('/graphql', {
    method: 'POST',
    // The API knows tokens only. Without cookies, a foreign page cannot act with somebody's session.
    credentials: 'omit',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json;q=0.9',
      'Accept-Language': currentLanguage(),
      ...(accessToken && { Authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify({ query: text, variables }),
    signal,
  });
  const { data, errors } = await read<Answer>(response);
  if (errors?.[0]) throw new Problem(errors[0].extensions?.code ?? 'SERVER_FAILED', errors[0].message);
  if (!data) throw new Problem('UNREADABLE_ANSWER');
  return data;
}

/** `fetch` with a bound on waiting; throws NETWORK or TIMEOUT where nobody answered. */
export async function reach(address: string, init: RequestInit = {}): Promise<Response> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const signal = init.signal ? AbortSignal.any([init.signal, patience]) : patience;
    return await fetch(address, { ...init, signal });
  } catch {
    if (init.signal?.aborted) throw init.signal.reason;
    throw new Problem(patience.aborted ? 'TIMEOUT' : 'NETWORK');
  }
}

async function read<Answer>(response: Response): Promise<Reply<Answer>> {
  try {
    const reply: unknown = await response.json();
    if (typeof reply === 'object' && reply !== null) return reply;
  } catch {
    // A proxy in between answers with a page of its own.
  }
  throw new Problem(response.status >= 500 ? 'SERVER_FAILED' : 'UNREADABLE_ANSWER');
}
