import { flattenedVerify, type FlattenedJWSInput } from 'jose';
import { canonicalJson, DomainError, type LocalDate } from '#libs/kernel';
import type { UsageEntry } from './usage.rules.js';

/** What is signed: the batch without its signature. */
export interface Batch {
  readonly batchId: string;
  readonly periodDay: LocalDate;
  readonly entries: readonly UsageEntry[];
}

/** A compact JWS whose payload is left out (RFC 7515, appendix F). */
const DETACHED = /^([\w-]{1,2000})\.\.([\w-]{1,2000})$/;

/** The text that a batch's signature is over. Only the named members, so that the order of fields never matters. */
export function signedText({ batchId, periodDay, entries }: Batch): string {
  return canonicalJson({
    batchId,
    periodDay,
    entries: entries.map(({ contractId, enterpriseId, activeUsers, events }) => ({
      contractId,
      enterpriseId,
      activeUsers,
      events,
    })),
  });
}

/**
 * Checks a detached signature of a batch against a public key: ES256 for P-256, EdDSA for Ed25519, nothing else.
 * @throws DomainError BATCH_SIGNATURE, the same for every reason
 */
export async function assertSignature(
  batch: Batch,
  signature: string,
  publicJwk: Readonly<Record<string, string>> | undefined,
): Promise<void> {
  const [, header, value] = DETACHED.exec(signature) ?? [];
  if (!publicJwk || !header || !value) throw new DomainError('BATCH_SIGNATURE');
  const jws: FlattenedJWSInput = {
    protected: header,
    payload: Buffer.from(signedText(batch)).toString('base64url'),
    signature: value,
  };
  const algorithms = publicJwk.kty === 'EC' ? ['ES256'] : ['EdDSA', 'Ed25519'];
  try {
    await flattenedVerify(jws, { ...publicJwk }, { algorithms });
  } catch {
    // Nothing here waits for anybody: whatever fails is in the header, the value or the key.
    throw new DomainError('BATCH_SIGNATURE');
  }
}
