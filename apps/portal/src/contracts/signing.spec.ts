import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { flattenedVerify, importJWK, type JWK } from 'jose';
import { hashOf } from '../ui/form/hash.js';
import { makeKey, signDetached } from './signing.js';

test('what the page signs, any JOSE library verifies; another document it does not', async () => {
  const { pair, publicJwk } = await makeKey();
  const jws = await signDetached('{"合同":1}', pair);
  const [head, between, value = ''] = jws.split('.');
  expect(between).toBe('');
  const key = await importJWK(JSON.parse(publicJwk) as JWK, 'ES256');
  const verify = (document: string) =>
    flattenedVerify(
      { protected: head, payload: Buffer.from(document).toString('base64url'), signature: value },
      key,
    );
  await expect(verify('{"合同":1}')).resolves.toBeDefined();
  await expect(verify('{"合同":2}')).rejects.toThrow('signature verification failed');
});

test('the public half alone leaves the browser', async () => {
  const { pair, publicJwk } = await makeKey();
  expect(Object.keys(JSON.parse(publicJwk) as object)).toEqual(['kty', 'crv', 'x', 'y']);
  await expect(crypto.subtle.exportKey('jwk', pair.privateKey)).rejects.toThrow('not extractable');
});

test('a document is hashed as the platform does', async () => {
  await expect(hashOf('云上')).resolves.toBe(createHash('sha256').update('云上').digest('hex'));
});
