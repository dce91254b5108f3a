import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { assertDetached, readPublicKey } from './signing.js';

const DOCUMENT = '{"format":"yunshang.contract.v2","title":"演示"}';

function aKey(kind: 'ed25519' | 'P-256') {
  return kind === 'ed25519'
    ? generateKeyPairSync('ed25519')
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** Signs without the library that verifies. */
function signed(document: string, key: KeyObject, change: object = {}): string {
  const edwards = key.asymmetricKeyType === 'ed25519';
  const members = { alg: edwards ? 'EdDSA' : 'ES256', ...change };
  const header = Buffer.from(JSON.stringify(members)).toString('base64url');
  const plain = 'b64' in members && members.b64 === false;
  const payload = plain ? document : Buffer.from(document).toString('base64url');
  const value = sign(edwards ? null : 'sha256', Buffer.from(`${header}.${payload}`), {
    key,
    dsaEncoding: 'ieee-p1363',
  });
  return `${header}..${value.toString('base64url')}`;
}

const read = ({ publicKey }: { publicKey: KeyObject }) =>
  readPublicKey(JSON.stringify(publicKey.export({ format: 'jwk' })));

test.each(['ed25519', 'P-256'] as const)(
  'a detached signature by %s holds, encoded or plain',
  async (kind) => {
    const pair = aKey(kind);
    const key = await read(pair);
    await expect(assertDetached(DOCUMENT, signed(DOCUMENT, pair.privateKey), key)).resolves.toBeUndefined();
    const plain = signed(DOCUMENT, pair.privateKey, { b64: false, crit: ['b64'] });
    await expect(assertDetached(DOCUMENT, plain, key)).resolves.toBeUndefined();
  },
);

test('anything else does not', async () => {
  const [pair, other, curve] = [aKey('ed25519'), aKey('ed25519'), aKey('P-256')];
  const jws = signed(DOCUMENT, pair.privateKey);
  const key = await read(pair);
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}..`;
  for (const [document, given, by] of [
    [`${DOCUMENT} `, jws, key],
    [DOCUMENT, jws, await read(other)],
    [DOCUMENT, jws, await read(curve)],
    [DOCUMENT, none, key],
    [DOCUMENT, `${none}AAAA`, key],
    [DOCUMENT, jws.replace('..', '.e30.'), key],
    [DOCUMENT, signed(DOCUMENT, pair.privateKey, { b64: false }), key],
    [DOCUMENT, signed(DOCUMENT, pair.privateKey, { crit: ['exp'], exp: 1 }), key],
    [DOCUMENT, '', key],
  ] as const)
    await expect(assertDetached(document, given, by)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
});

test('a private key, a foreign kind and a point off the curve are not taken', async () => {
  const { privateKey, publicKey } = aKey('P-256');
  const jwk = publicKey.export({ format: 'jwk' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
  for (const given of [privateKey.export({ format: 'jwk' }), rsa, { ...jwk, x: jwk.y }, {}, 'x'])
    await expect(readPublicKey(JSON.stringify(given))).rejects.toMatchObject({ code: 'SIGNING_KEY_UNFIT' });
});
