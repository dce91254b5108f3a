import { Problem } from '../graphql/problem.js';

/** 32 random bytes: a state, a nonce, or the verifier of RFC 7636. */
export function randomToken(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** The S256 challenge of RFC 7636. Browsers offer the hash on https and localhost only: elsewhere INSECURE_PAGE. */
export async function challengeOf(verifier: string): Promise<string> {
  if (!window.isSecureContext) throw new Problem('INSECURE_PAGE');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64Url(new Uint8Array(digest));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
