import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import {
  belongTogether,
  isPublicKey,
  looksSealed,
  newKeyPair,
  newSalt,
  opener,
  seal,
  wrapped,
} from './sealing.js';

const houseKey = new Uint8Array(randomBytes(32));

test('what was sealed to a need is opened with its private key and the key of the platform', async () => {
  const { publicKey, wrappedPrivateKey } = await newKeyPair(houseKey);
  const sealed = await seal('演示报价', publicKey);
  expect(sealed).not.toContain('演示报价');
  expect(await (await opener([houseKey], wrappedPrivateKey))(sealed)).toBe('演示报价');
});

test('the same text is sealed differently each time', async () => {
  const { publicKey } = await newKeyPair(houseKey);
  expect(await seal('x', publicKey)).not.toBe(await seal('x', publicKey));
  expect(newSalt()).not.toBe(newSalt());
});

test('another house key, another need, or a changed text opens nothing', async () => {
  const [one, two] = [await newKeyPair(houseKey), await newKeyPair(houseKey)];
  const sealed = await seal('x', one.publicKey);
  await expect(opener([new Uint8Array(32)], one.wrappedPrivateKey)).rejects.toThrow(
    'decryption operation failed',
  );
  await expect((await opener([houseKey], two.wrappedPrivateKey))(sealed)).rejects.toThrow(
    'decryption operation failed',
  );
  const parts = sealed.split('.');
  const changed = [...parts.slice(0, 3), Buffer.from('y').toString('base64url'), parts[4]].join('.');
  await expect((await opener([houseKey], one.wrappedPrivateKey))(changed)).rejects.toThrow(
    'decryption operation failed',
  );
});

test('the public half holds nothing private', async () => {
  const { publicKey } = await newKeyPair(houseKey);
  expect(Object.keys(JSON.parse(publicKey) as object).toSorted()).toEqual(['crv', 'kty', 'x']);
});

/** A key pair that was made outside the platform. */
async function outside() {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true });
  return {
    publicKey: JSON.stringify(await exportJWK(pair.publicKey)),
    privateKey: JSON.stringify(await exportJWK(pair.privateKey)),
  };
}

test('what lies under two keys is opened with both and with neither alone', async () => {
  const [house, trustee] = [await newKeyPair(houseKey), await outside()];
  const sealed = await seal('演示报价', trustee.publicKey, house.publicKey);
  const handedIn = await wrapped(trustee.privateKey, houseKey);
  expect(await (await opener([houseKey], house.wrappedPrivateKey, handedIn))(sealed)).toBe('演示报价');
  expect(await (await opener([houseKey], house.wrappedPrivateKey))(sealed)).not.toContain('演示报价');
  await expect((await opener([houseKey], handedIn))(sealed)).rejects.toThrow('decryption operation failed');
});

test('a key is told from another, and its public half from its private one', async () => {
  const [one, two] = [await outside(), await outside()];
  expect(isPublicKey(one.publicKey)).toBe(true);
  for (const no of [one.privateKey, '{}', 'null', '', '{"kty":"OKP","crv":"Ed25519","x":"AA"}'])
    expect(isPublicKey(no)).toBe(false);
  expect(await belongTogether(one.privateKey, one.publicKey)).toBe(true);
  for (const no of [two.privateKey, one.publicKey, '{}', 'null', 'x'])
    expect(await belongTogether(no, one.publicKey)).toBe(false);
});

test('only what is sealed in this way looks sealed', async () => {
  const { publicKey, wrappedPrivateKey } = await newKeyPair(houseKey);
  expect(looksSealed(await seal('x', publicKey))).toBe(true);
  for (const no of ['', '演示报价', 'a.b.c.d.e', wrappedPrivateKey]) expect(looksSealed(no)).toBe(false);
});

test('what was wrapped under the key of the platform until lately is opened beside the new one', async () => {
  const before = await newKeyPair(houseKey);
  const key = new Uint8Array(randomBytes(32));
  const after = await newKeyPair(key);
  for (const { publicKey, wrappedPrivateKey } of [before, after])
    expect(await (await opener([key, houseKey], wrappedPrivateKey))(await seal('x', publicKey))).toBe('x');
  await expect(opener([key], before.wrappedPrivateKey)).rejects.toThrow('decryption operation failed');
});
