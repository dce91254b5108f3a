import { calculateJwkThumbprint, flattenedVerify, importJWK, type JWK } from 'jose';
import { DomainError } from '#libs/kernel';

export interface PublicKey {
  /** JSON of the public members, and only those. */
  readonly jwk: string;
  readonly thumbprint: string;
  readonly algorithm: 'EdDSA' | 'ES256';
}

/** A compact JWS whose payload is left out (RFC 7515, appendix F; with `b64: false` RFC 7797). */
const DETACHED = /^([\w-]{1,2000})\.\.([\w-]{1,2000})$/;

/**
 * Reads the public half of a key for signatures: Ed25519 or P-256.
 * @throws DomainError SIGNING_KEY_UNFIT, also for a key that came with its private half
 */
export async function readPublicKey(text: string): Promise<PublicKey> {
  try {
    const given = JSON.parse(text) as JWK;
    if (given.d !== undefined) throw new Error('a private key');
    const jwk = membersOf(given);
    const algorithm = jwk.kty === 'EC' ? 'ES256' : 'EdDSA';
    // Refuses points that are not on the curve.
    await importJWK({ ...jwk }, algorithm);
    return { jwk: JSON.stringify(jwk), thumbprint: await calculateJwkThumbprint(jwk), algorithm };
  } catch {
    throw new DomainError('SIGNING_KEY_UNFIT');
  }
}

function membersOf({ kty, crv, x, y }: JWK): JWK {
  if (kty === 'OKP' && crv === 'Ed25519' && typeof x === 'string') return { crv, kty, x };
  if (kty === 'EC' && crv === 'P-256' && typeof x === 'string' && typeof y === 'string')
    return { crv, kty, x, y };
  throw new Error('no key for signatures');
}

/**
 * Checks a detached signature of a document.
 * @throws DomainError SIGNATURE_INVALID, the same for every reason
 */
export async function assertDetached(
  document: string,
  jws: string,
  { jwk, algorithm }: Pick<PublicKey, 'jwk' | 'algorithm'>,
): Promise<void> {
  const [, header, signature] = DETACHED.exec(jws) ?? [];
  if (!header || !signature) throw new DomainError('SIGNATURE_INVALID');
  const algorithms = algorithm === 'EdDSA' ? ['EdDSA', 'Ed25519'] : ['ES256'];
  try {
    const { b64 } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { b64?: unknown };
    const payload = b64 === false ? document : Buffer.from(document).toString('base64url');
    await flattenedVerify({ protected: header, payload, signature }, JSON.parse(jwk) as JWK, { algorithms });
  } catch {
    // Nothing here waits for anybody: whatever fails is in the header, the value or the key.
    throw new DomainError('SIGNATURE_INVALID');
  }
}
