import { describe, expect, test } from '@jest/globals';
import { type Batch, contractsInUse, type ContractInUse, feedState, publicJwkOf } from './usage.rules.js';

const batch = (rejected: number) => ({ rejected }) as Batch;
const machine = (revokedAt: string | null) => ({
  clientId: 'm',
  name: 'm',
  thumbprint: 't',
  registeredAt: '2020-09-01T00:00:00Z',
  revokedAt,
});

describe('what the page says first', () => {
  test.each([
    ['nothing received and no key', undefined, [], 'NO_KEY'],
    ['nothing received and only revoked keys', undefined, [machine('2020-09-02T00:00:00Z')], 'NO_KEY'],
    ['nothing received, but a key', undefined, [machine(null)], 'NO_REPORT'],
    ['nothing received, and the reader may not see keys', undefined, undefined, 'NO_REPORT'],
    ['the newest was taken in whole', batch(0), [], 'CLEAN'],
    ['the newest has lines that were refused', batch(2), [machine(null)], 'REFUSALS'],
  ])('%s', (_, newest, machines, is) => expect(feedState(newest, machines).is).toBe(is));
});

test('only signed and accepted contracts are in use', () => {
  const contracts = ['DRAFTED', 'SIGNED', 'ACCEPTED', 'TERMINATED'].map(
    (state) => ({ state }) as ContractInUse,
  );
  expect(contractsInUse(contracts).map(({ state }) => state)).toEqual(['SIGNED', 'ACCEPTED']);
});

describe('a pasted key', () => {
  test.each([
    [
      'its public members',
      '{"kty":"EC","crv":"P-256","x":"a","y":"b","kid":"1"}',
      { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' },
    ],
    [
      'of Ed25519 there is no y',
      '{"kty":"OKP","crv":"Ed25519","x":"a"}',
      { kty: 'OKP', crv: 'Ed25519', x: 'a' },
    ],
    ['a private one is told apart', '{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}', 'PRIVATE'],
    ['anything else is none', '{"kty":"RSA","n":"a"}', undefined],
    ['what is no JSON is none', '-----BEGIN PUBLIC KEY-----', undefined],
  ])('%s', (_, pasted, expected) => expect(publicJwkOf(pasted)).toEqual(expected));
});
