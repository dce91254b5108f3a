import { randomBytes } from 'node:crypto';
import {
  CompactEncrypt,
  compactDecrypt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';

const CURVE = 'X25519';
/** Key agreement to the need's public key, content by AES-256-GCM (RFC 7518). */
const TO_NEED = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' };
/** The private key of a need, under the key of the platform. */
const UNDER_HOUSE_KEY = { alg: 'dir', enc: 'A256GCM' };

/** A key pair as it is stored: the public half open, the private half sealed under the key of the platform. */
export interface StoredKeyPair {
  readonly publicKey: string;
  readonly wrappedPrivateKey: string;
}

/**
 * A key pair for one need. Bids are sealed to its public half, so that sealing never touches what could open a bid.
 * @param houseKey 32 bytes
 */
export async function newKeyPair(houseKey: Uint8Array): Promise<StoredKeyPair> {
  const { publicKey, privateKey } = await generateKeyPair(TO_NEED.alg, { crv: CURVE, extractable: true });
  return {
    publicKey: JSON.stringify(await exportJWK(publicKey)),
    wrappedPrivateKey: await wrapped(JSON.stringify(await exportJWK(privateKey)), houseKey),
  };
}

/** A private key under the key of the platform, as it may be stored. */
export async function wrapped(privateJwk: string, houseKey: Uint8Array): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(privateJwk))
    .setProtectedHeader(UNDER_HOUSE_KEY)
    .encrypt(houseKey);
}

/** Seals a text to public keys, the innermost first: a compact JWE (RFC 7516) within another for each. */
export async function seal(text: string, ...publicKeys: readonly string[]): Promise<string> {
  let sealed = text;
  for (const publicKey of publicKeys)
    sealed = await new CompactEncrypt(new TextEncoder().encode(sealed))
      .setProtectedHeader(TO_NEED)
      .encrypt(await importJWK(JSON.parse(publicKey) as JWK, TO_NEED.alg));
  return sealed;
}

/** Whether a text has the form of what is sealed to a need's key. Whether it opens shows at the opening alone. */
export function looksSealed(text: string): boolean {
  if (text.split('.').length !== 5) return false;
  try {
    const { alg, enc, epk } = decodeProtectedHeader(text) as Record<string, unknown>;
    const curve = (epk as { crv?: unknown } | undefined)?.crv;
    return alg === TO_NEED.alg && enc === TO_NEED.enc && curve === CURVE;
  } catch {
    return false;
  }
}

/** Whether a text is the public half of an X25519 key and holds nothing more. */
export function isPublicKey(text: string): boolean {
  const jwk = jwkOf(text);
  return jwk !== undefined && jwk.d === undefined && isCurvePoint(jwk);
}

/** Whether a text is the private half that belongs to a public one. */
export async function belongTogether(privateJwk: string, publicJwk: string): Promise<boolean> {
  const jwk = jwkOf(privateJwk);
  if (jwk?.d === undefined || !isCurvePoint(jwk)) return false;
  try {
    // What was sealed to the one is opened by the other: the public part that the private one claims is not asked.
    const sealed = await seal('trial', publicJwk);
    return (await opened(sealed, await importJWK(jwk, TO_NEED.alg), TO_NEED)) === 'trial';
  } catch {
    return false;
  }
}

function jwkOf(text: string): JWK | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function isCurvePoint({ kty, crv, x }: JWK): boolean {
  return kty === 'OKP' && crv === CURVE && typeof x === 'string' && /^[\w-]{43}$/.test(x);
}

/**
 * What opens the seals of one need, the outermost first.
 * @param houseKeys under one of which each private key was wrapped
 */
export async function opener(
  houseKeys: readonly Uint8Array[],
  ...wrappedPrivateKeys: readonly string[]
): Promise<(sealed: string) => Promise<string>> {
  const keys = await Promise.all(
    wrappedPrivateKeys.map(async (each) =>
      importJWK(JSON.parse(await unwrapped(each, houseKeys)) as JWK, TO_NEED.alg),
    ),
  );
  return async (sealed) => {
    let text = sealed;
    for (const key of keys) text = await opened(text, key, TO_NEED);
    return text;
  };
}

async function unwrapped(privateKey: string, [key, ...before]: readonly Uint8Array[]): Promise<string> {
  try {
    return await opened(privateKey, key!, UNDER_HOUSE_KEY);
  } catch (error) {
    if (before.length === 0) throw error;
    return unwrapped(privateKey, before);
  }
}

async function opened(
  sealed: string,
  key: Parameters<typeof compactDecrypt>[1],
  { alg, enc }: { alg: string; enc: string },
): Promise<string> {
  const { plaintext } = await compactDecrypt(sealed, key, {
    keyManagementAlgorithms: [alg],
    contentEncryptionAlgorithms: [enc],
  });
  return new TextDecoder().decode(plaintext);
}

/** Mixed into a content before it is hashed, so that nobody finds a price by trying. */
export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}
