import type { EntityManager } from '@mikro-orm/postgresql';
import { assertUnrelated } from '#libs/control';
import { EnterpriseCopy, ProviderCopy } from './copies.entity.js';

/**
 * A provider that controls the enterprise, is controlled by it or by the same third does not deal with it
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
  if (!enterprise || !provider) return;
  const enterpriseCode = enterprise.unifiedSocialCreditCode;
  await assertUnrelated(em, { enterpriseCode, providerCode: provider.unifiedSocialCreditCode }, on, now);
}
