/**
 * A key pair for a machine, made in this browser. Its private half is handed to the person once, as a file for the
 * machine, and kept nowhere: the platform gets the public half only.
 */
export interface NewKey {
  readonly publicJwk: { readonly kty: string; readonly crv: string; readonly x: string; readonly y: string };
  readonly privateJwk: string;
}

export async function makeMachineKey(): Promise<NewKey> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    true,
    ['sign', 'verify'],
  );
  const { kty = '', crv = '', x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  const { d } = await crypto.subtle.exportKey('jwk', privateKey);
  return { publicJwk: { kty, crv, x, y }, privateJwk: JSON.stringify({ kty, crv, x, y, d }, undefined, 2) };
}
