import { generateKeyPairSync } from 'node:crypto';
import { canonicalPublicJwk, thumbprintOf, type PublicJwk } from './public-jwk.rules.js';

const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
  format: 'jwk',
}) as PublicJwk;
const ed25519 = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }) as PublicJwk;
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({
  format: 'jwk',
}) as PublicJwk;

describe('public keys of machines', () => {
  test('P-256 and Ed25519 keys are taken, with nothing but the members that make them', () => {
    const decorated: PublicJwk = { ...p256, kid: 'mine', use: 'sig' };
    expect(canonicalPublicJwk(decorated)).toEqual({
      crv: 'P-256',
      kty: 'EC',
      x: p256.x,
      y: p256.y,
    });
    expect(canonicalPublicJwk(ed25519)).toEqual({ crv: 'Ed25519', kty: 'OKP', x: ed25519.x });
  });

  test.each<[string, PublicJwk]>([
    ['another curve', p384],
    ['a shared secret', { kty: 'oct', k: 'c2VjcmV0' }],
    ['a point beside the curve', { ...p256, y: `A${p256.y!.slice(1, -1)}A` }],
    ['a coordinate of another length', { ...p256, x: p256.x!.slice(1) }],
    ['no key at all', {}],
  ])('%s is refused', (_, jwk) => expect(canonicalPublicJwk(jwk)).toBeNull());

  test('the thumbprint is that of RFC 8037 appendix A.3', () => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
    expect(thumbprintOf(canonicalPublicJwk(key)!)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });
});
