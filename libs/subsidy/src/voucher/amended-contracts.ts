import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM } from '#libs/kernel';
import { replaceReservations } from '#libs/ledger';
import { record } from '#libs/platform';
import { ContractCopy, EnterpriseCopy } from '../copies/copies.entity.js';
import { grantFor } from '../rules/grant.rules.js';
import { isUndelivered, reservationOf } from '../rules/phases.rules.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import { Voucher } from './voucher.entity.js';

/**
 * Brings the vouchers of a contract into line with its amendment: what it costs less is paid less, what it costs more is
 * not paid more. What was held for the difference goes to others. Runs behind the update of the copy, whose row is then
 * locked, so that no claim by the old lines comes in beside it.
 */
export async function followAmendedContract(em: EntityManager, contractId: string, now: Date): Promise<void> {
  const contract = await em.findOneOrFail(ContractCopy, contractId);
  const vouchers = await em.find(
    Voucher,
    { contractId, state: { $nin: ['REFUSED', 'RELEASED', 'EXPIRED', 'PAID'] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const enterprise = await em.findOne(EnterpriseCopy, contract.enterpriseId);
  for (const voucher of vouchers) {
    const rules = await rulesOfVersion(em, voucher.schemeVersionId);
    const { id, state: from, phases, lines, amountFen } = voucher;
    voucher.amend(grantFor(contract.lines, rules, enterprise?.sizeClass ?? null), contract, SYSTEM);
    if (voucher.reservedAt) {
      await replaceReservations(
        em,
        phases.filter(isUndelivered).map(({ number }) => reservationOf(id, number)),
        voucher.phases
          .filter(({ state }) => state === 'RESERVED')
          .map(({ number, grantFen }) => ({
            reference: reservationOf(id, number),
            amount: BigInt(grantFen),
          })),
      );
    }
    record(em, {
      kind: 'VOUCHER',
      id,
      from,
      to: voucher.state,
      by: SYSTEM,
      at: now,
      ruleVersion: voucher.schemeVersionId,
      reason: `contract amended to version ${contract.contractVersion}`,
      before: { phases, lines, amountFen },
    });
  }
  await em.flush();
}
