import { createPrivateKey, createPublicKey, hkdfSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import { canonicalJson, sha256Hex } from '#libs/kernel';
import type { Bid } from './bid.entity.js';

/** PKCS #8 of an Ed25519 key up to its 32 bytes of seed (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface Receipt {
  readonly bidId: string;
  readonly sealedAt: Date;
  readonly contentHash: string;
  /** SHA-256 of the sealed text: shows later that what was opened is what was handed in. */
  readonly sealedTextHash: string;
  readonly replacedAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** Compact JWS (RFC 7515) of the platform over all that is certain of the bid. */
  readonly signature: string;
}

/** Signs receipts with a key that is derived from the key of the platform; the same bid always gets the same receipt. */
export class Receipts {
  private readonly key: KeyObject;
  /** Another for each key, so that a receipt tells by which it was signed. */
  private readonly keyId: string;

  constructor(houseKey: Uint8Array) {
    const seed = Buffer.from(hkdfSync('sha256', houseKey, '', 'yunshang.bid-receipt.v1', 32));
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    this.keyId = `bid-receipt-${sha256Hex(this.publicPoint().x!).slice(0, 8)}`;
  }

  /** JWK (RFC 7517, RFC 8037) with which anybody checks a receipt. */
  get publicKey(): string {
    const { kty, crv, x } = this.publicPoint();
    return JSON.stringify({ kty, crv, x, kid: this.keyId, use: 'sig', alg: 'EdDSA' });
  }

  async of(
    bid: Pick<Bid, 'id' | 'needId' | 'providerId' | 'contentHash' | 'sealedText' | 'sealedAt'> &
      Partial<Pick<Bid, 'replacedAt' | 'withdrawnAt'>>,
  ): Promise<Receipt> {
    const sealedTextHash = sha256Hex(bid.sealedText);
    const certain = canonicalJson({
      format: 'yunshang.bid-receipt.v1',
      bidId: bid.id,
      needId: bid.needId,
      providerId: bid.providerId,
      contentHash: bid.contentHash,
      sealedTextHash,
      sealedAt: bid.sealedAt,
    });
    return {
      bidId: bid.id,
      sealedAt: bid.sealedAt,
      contentHash: bid.contentHash,
      sealedTextHash,
      replacedAt: bid.replacedAt ?? null,
      withdrawnAt: bid.withdrawnAt ?? null,
      signature: await new CompactSign(new TextEncoder().encode(certain))
        .setProtectedHeader({ alg: 'EdDSA', kid: this.keyId })
        .sign(this.key),
    };
  }

  private publicPoint(): JsonWebKey {
    return createPublicKey(this.key).export({ format: 'jwk' });
  }
}
