import type { EntityManager } from '@mikro-orm/postgresql';
import { ProviderCopy } from './copies.entity.js';

/** Whether a provider is in the pool now: admitted, and neither suspended nor gone. */
export async function isInPool(em: EntityManager, providerId: string): Promise<boolean> {
  const provider = await em.findOne(ProviderCopy, providerId, { refresh: true });
  return provider?.standing === 'GOOD';
}
