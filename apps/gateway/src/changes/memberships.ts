import type { Membership } from '#libs/kernel';

interface Gateway {
  fetch(address: string, init: RequestInit): Response | Promise<Response>;
}

interface Answer {
  readonly data?: { readonly me: { readonly memberships: readonly Membership[] } | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const MEMBERSHIPS = '{ me { memberships { organisationId organisationKind role divisionCode } } }';

/**
 * What the person of a token is at this moment, as identity says.
 * @returns undefined for a token that holds no longer
 */
export async function membershipsOf(
  gateway: Gateway,
  accessToken: string,
): Promise<readonly Membership[] | undefined> {
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ query: MEMBERSHIPS }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (data?.me) return data.me.memberships;
  const [error] = errors ?? [];
  if (error && error.extensions?.code !== 'UNAUTHENTICATED') throw new Error(error.message);
  return undefined;
}
