import type { EntityManager } from '@mikro-orm/postgresql';
import { beginningLike, containingInAnyCase } from '#libs/platform';
import { ContractCopy, EnterpriseCopy, ProviderCopy } from './copies.entity.js';

/** The condition for files that are looked for by the number of their contract or the name of a side. */
export function filesNamed(em: EntityManager, text: string) {
  const part = containingInAnyCase(text);
  const idsOf = (entity: typeof EnterpriseCopy | typeof ProviderCopy) =>
    em
      .createQueryBuilder(entity as typeof EnterpriseCopy)
      .select('id')
      .where({ name: part });
  return {
    $or: [
      {
        contractId: {
          $in: em
            .createQueryBuilder(ContractCopy)
            .select('id')
            .where({ contractNumber: beginningLike(text.toUpperCase()) }),
        },
      },
      { enterpriseId: { $in: idsOf(EnterpriseCopy) } },
      { providerId: { $in: idsOf(ProviderCopy) } },
    ],
  };
}
