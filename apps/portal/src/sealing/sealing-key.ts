/**
 * The second key of a need: bids are sealed to its public half as well, and its private half stays with the enterprise
 * until the deadline has passed. It has to be handed in then, so unlike a key that signs it can be read out again.
 */
export interface SealingKey {
  readonly needId: string;
  readonly publicJwk: string;
  readonly privateJwk: string;
}

const X25519 = { name: 'X25519' };

/** @throws DOMException NotSupportedError in a browser that does not know the curve yet */
export async function makeSealingKey(needId: string): Promise<SealingKey> {
  const pair = (await crypto.subtle.generateKey(X25519, true, ['deriveBits'])) as CryptoKeyPair;
  const { kty, crv, x, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return {
    needId,
    publicJwk: JSON.stringify({ kty, crv, x }),
    privateJwk: JSON.stringify({ kty, crv, x, d }),
  };
}

/** Gives the key as a file to keep: whoever loses it loses the bids. */
export function saveSealingKey({ needId, privateJwk }: SealingKey): void {
  const address = URL.createObjectURL(new Blob([privateJwk], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `sealing-key-${needId}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
