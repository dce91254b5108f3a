import { createHash, createPublicKey } from 'node:crypto';

/** A public key of a machine (RFC 7517): text members only, no private part. */
export type PublicJwk = Readonly<Record<string, string>>;
/** The members of a key as somebody gave them. */
export type KeyMembers = Readonly<Partial<Record<'kty' | 'crv' | 'x' | 'y', string>>>;

export type SigningAlgorithm = 'ES256' | 'EdDSA';

/** A base64url text of 32 bytes. */
const COORDINATE = /^[A-Za-z0-9_-]{43}$/;

/** The signature algorithm of a key: P-256 signs ES256, Ed25519 signs EdDSA; null for any other key. */
export function algorithmOf(jwk: KeyMembers): SigningAlgorithm | null {
  if (jwk.kty === 'EC' && jwk.crv === 'P-256') return 'ES256';
  if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') return 'EdDSA';
  return null;
}

/** The members that make the key, and nothing else; null when it is no P-256 or Ed25519 public key. */
export function canonicalPublicJwk(given: KeyMembers): PublicJwk | null {
  const { kty, crv, x, y } = given;
  const algorithm = algorithmOf(given);
  if (!algorithm || !kty || !crv || !x || !COORDINATE.test(x)) return null;
  if (algorithm === 'EdDSA') return isPoint({ crv, kty, x }) ? { crv, kty, x } : null;
  if (!y || !COORDINATE.test(y)) return null;
  return isPoint({ crv, kty, x, y }) ? { crv, kty, x, y } : null;
}

/** The thumbprint of a canonical key (RFC 7638): its members in lexical order, SHA-256, base64url. */
export function thumbprintOf(canonical: PublicJwk): string {
  const members = Object.entries(canonical).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(members)))
    .digest('base64url');
}

/** OpenSSL refuses a point that is not on the curve. */
function isPoint(jwk: PublicJwk): boolean {
  try {
    createPublicKey({ key: { ...jwk }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
