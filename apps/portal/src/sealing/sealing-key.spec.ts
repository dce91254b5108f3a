import { belongTogether, isPublicKey, seal } from '../../../../libs/matching/src/bid/sealing.js';
import { makeSealingKey } from './sealing-key.js';

test('a key made in the browser is one that the platform seals to, and its private half opens that', async () => {
  const { publicJwk, privateJwk } = await makeSealingKey('n');
  expect(isPublicKey(publicJwk)).toBe(true);
  expect(isPublicKey(privateJwk)).toBe(false);
  await expect(seal('text', publicJwk)).resolves.toMatch(/^[\w-]+(?:\.[\w-]*){4}$/);
  await expect(belongTogether(privateJwk, publicJwk)).resolves.toBe(true);
  await expect(belongTogether(privateJwk, (await makeSealingKey('n')).publicJwk)).resolves.toBe(false);
});
