/**
 * A key pair of the person, made and kept in this browser: its private half cannot be read out, not even by this page
 * (WebCrypto, `extractable: false`). Kept by organisation in IndexedDB.
 */
export interface OwnKey {
  readonly organisationId: string;
  readonly pair: CryptoKeyPair;
  readonly publicJwk: string;
  /** The id under which the platform registered it. */
  readonly registeredId: string;
}

const DATABASE = 'signing-keys';
const STORE = 'keys';
const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** Makes a key pair; nothing is kept before the platform has registered the public half. */
export async function makeKey(): Promise<{ pair: CryptoKeyPair; publicJwk: string }> {
  const pair = await crypto.subtle.generateKey(ES256, false, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { pair, publicJwk: JSON.stringify({ kty, crv, x, y }) };
}

/** Signs the bytes of a document: a compact JWS whose payload is left out (RFC 7515, appendix F). */
export async function signDetached(document: string, pair: CryptoKeyPair): Promise<string> {
  const head = base64url(utf8(JSON.stringify({ alg: 'ES256' })));
  const input = utf8(`${head}.${base64url(utf8(document))}`);
  const value = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, input);
  return `${head}..${base64url(new Uint8Array(value))}`;
}

export async function keepKey(key: OwnKey): Promise<void> {
  const store = await openStore('readwrite');
  await done(store.put(key, key.organisationId));
}

/** The key of this browser for an organisation; undefined where there is none. */
export async function ownKey(organisationId: string): Promise<OwnKey | undefined> {
  const store = await openStore('readonly');
  return done(store.get(organisationId) as IDBRequest<OwnKey | undefined>);
}

async function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const database = await done(opening);
  return database.transaction(STORE, mode).objectStore(STORE);
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
