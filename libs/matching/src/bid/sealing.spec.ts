import { randomBytes } from 'node:crypto';
import { newKeyPair, newSalt, opener, seal } from './sealing.js';

const houseKey = new Uint8Array(randomBytes(32));

test('what was sealed to a need is opened with its private key and the key of the house', async () => {
  const { publicKey, wrappedPrivateKey } = await newKeyPair(houseKey);
  const sealed = await seal('演示报价', publicKey);
  expect(sealed).not.toContain('演示报价');
  expect(await (await opener(wrappedPrivateKey, houseKey))(sealed)).toBe('演示报价');
});

test('the same text is sealed differently each time', async () => {
  const { publicKey } = await newKeyPair(houseKey);
  expect(await seal('x', publicKey)).not.toBe(await seal('x', publicKey));
  expect(newSalt()).not.toBe(newSalt());
});

test('another house key, another need, or a changed text opens nothing', async () => {
  const [one, two] = [await newKeyPair(houseKey), await newKeyPair(houseKey)];
  const sealed = await seal('x', one.publicKey);
  await expect(opener(one.wrappedPrivateKey, new Uint8Array(32))).rejects.toThrow(
    'decryption operation failed',
  );
  await expect((await opener(two.wrappedPrivateKey, houseKey))(sealed)).rejects.toThrow(
    'decryption operation failed',
  );
  const parts = sealed.split('.');
  const changed = [...parts.slice(0, 3), Buffer.from('y').toString('base64url'), parts[4]].join('.');
  await expect((await opener(one.wrappedPrivateKey, houseKey))(changed)).rejects.toThrow(
    'decryption operation failed',
  );
});

test('the public half holds nothing private', async () => {
  const { publicKey } = await newKeyPair(houseKey);
  expect(Object.keys(JSON.parse(publicKey) as object).toSorted()).toEqual(['crv', 'kty', 'x']);
});
