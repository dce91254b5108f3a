import { randomBytes } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

const CURVE = 'X25519';
/** Key agreement to the need's public key, content by AES-256-GCM (RFC 7518). */
const TO_NEED = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' };
/** The private key of a need, under the key of the house. */
const UNDER_HOUSE_KEY = { alg: 'dir', enc: 'A256GCM' };

/** A key pair as it is stored: the public half open, the private half sealed under the key of the house. */
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
  const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(privateKey)));
  return {
    publicKey: JSON.stringify(await exportJWK(publicKey)),
    wrappedPrivateKey: await new CompactEncrypt(secret).setProtectedHeader(UNDER_HOUSE_KEY).encrypt(houseKey),
  };
}

/** Seals a text to a public key: a compact JWE (RFC 7516). */
export async function seal(text: string, publicKey: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader(TO_NEED)
    .encrypt(await importJWK(JSON.parse(publicKey) as JWK, TO_NEED.alg));
}

/** What opens the seals of one need. */
export async function opener(
  wrappedPrivateKey: string,
  houseKey: Uint8Array,
): Promise<(sealed: string) => Promise<string>> {
  const secret = await opened(wrappedPrivateKey, houseKey, UNDER_HOUSE_KEY);
  const privateKey = await importJWK(JSON.parse(secret) as JWK, TO_NEED.alg);
  return (sealed) => opened(sealed, privateKey, TO_NEED);
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
