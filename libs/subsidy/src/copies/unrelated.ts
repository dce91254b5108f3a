import type { EntityManager } from '@mikro-orm/postgresql';
import { assertUnrelated } from '#libs/control';
import { DomainError } from '#libs/kernel';
import { EnterpriseCopy, ProviderCopy } from './copies.entity.js';

/**
 * A provider that controls the enterprise, is controlled by it or by the same third is not paid for it
 * (招标投标法实施条例 34). Asked anew at every step, because control changes.
 * @throws DomainError RELATED_PARTIES
 */
export async function assertUnrelatedParties(
  em: EntityManager,
  { enterpriseId, providerId }: { readonly enterpriseId: string; readonly providerId: string },
  on: { readonly act: string; readonly subjectId: string },
  now: Date,
): Promise<void> {
  const enterprise = await em.findOne(EnterpriseCopy, enterpriseId);
  const provider = await em.findOne(ProviderCopy, providerId);
  const [enterpriseCode, providerCode] = [
    enterprise?.unifiedSocialCreditCode,
    provider?.unifiedSocialCreditCode,
  ];
  if (enterpriseCode && providerCode) await assertUnrelated(em, { enterpriseCode, providerCode }, on, now);
}

/** The same as an answer. */
export async function areRelated(...asked: Parameters<typeof assertUnrelatedParties>): Promise<boolean> {
  try {
    await assertUnrelatedParties(...asked);
    return false;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'RELATED_PARTIES') return true;
    throw error;
  }
}
