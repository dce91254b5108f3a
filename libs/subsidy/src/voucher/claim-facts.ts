import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf } from '#libs/kernel';
import { enterpriseFactsOf } from '../copies/enterprise-facts.js';
import type { EnterpriseCopy, ContractCopy } from '../copies/copies.entity.js';
import { isInPool } from '../copies/provider-pool.js';
import { Voucher } from './voucher.entity.js';
import type { ClaimFacts } from '../rules/claim-decision.rules.js';

/** Everything that a claim is decided on, as it stands at a moment. */
export async function claimFacts(
  em: EntityManager,
  contract: ContractCopy,
  enterprise: EnterpriseCopy | null,
  roundId: string,
  now: Date,
): Promise<ClaimFacts> {
  const elsewhere = await em.count(Voucher, {
    contractId: contract.id,
    roundId: { $ne: roundId },
    $or: [
      { state: { $in: ['REDEEMING', 'REDEEMED', 'PAID'] } },
      {
        state: { $in: ['WAITING_CERTIFICATION', 'ACCEPTED', 'WAITING', 'RESERVED'] },
        redeemBy: { $gt: now },
      },
    ],
  });
  return {
    on: dayOf(now),
    enterprise: enterprise && enterpriseFactsOf(enterprise),
    contract: {
      signedOn: contract.signedOn,
      totalFen: String(contract.totalFen),
      lines: contract.lines,
      phases: contract.phases,
      ended: contract.endedAt != null,
    },
    providerInPool: await isInPool(em, contract.providerId),
    hadVoucher: elsewhere > 0,
  };
}
