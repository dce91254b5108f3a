import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContractAmendedV1 } from '#libs/contracts';
import {
  DomainError,
  newId,
  notFound,
  sha256Hex,
  sum,
  type Actor,
  type Canonical,
  type Fen,
  type ActingMembership,
} from '#libs/kernel';
import { Commands, Outbox, record, load } from '#libs/platform';
import { PROCUREMENT } from '../policy/procurement.policy.js';
import { Policies, policyAt } from '#libs/policy';
import { contractsSeenBy } from '../contract/seen-contracts.queries.js';
import {
  assertDeliveredStays,
  assertSettledStays,
  changed,
  differences,
  type Change,
  type Difference,
  type Settled,
} from './change.rules.js';
import { ContractPayment, MeterReading } from '../contract-account/account.entity.js';
import { ContractVersion } from '../contract/contract-version.entity.js';
import { Contract, Milestone } from '../contract/contract.entity.js';
import { amendedEvent } from '../contract/contract.events.js';
import {
  currentOf,
  fileOf,
  lockedContract,
  nextVersion,
  pendingOf,
  sideOf,
  type ContractFile,
} from '../contract/contract.queries.js';
import { documentOf, termsOf, type ContractTerms } from '../contract/contract.rules.js';
import { applyTerms } from '../contract/drafting.js';
import { DirectPurchase } from '../award/award.entity.js';
import { Need } from '../need/need.entity.js';
import { CONTRACT_CHANGE } from '../policy/contract-change.policy.js';
import { mostOf } from './growth.rules.js';

/** Changes of contracts: of a draft by a new text, of one in force by an amendment that both sign. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly policies: Policies,
  ) {}

  /**
   * Proposes another text. It takes the place of the one that waits, and signatures under that one are void. A draft
   * changes at once, a contract in force when both have signed.
   * @throws DomainError what `changed` refuses, BELOW_PAID, BELOW_USED, BEYOND_AWARD, CONTRACT_NOT_IN_FORCE, NOT_FOUND
   */
  propose(id: string, change: Change, reason: string, key: string, by: Actor): Promise<ContractFile> {
    const body = { id, change: change as Canonical, reason };
    return this.commands.run({ key, by, name: 'proposeContractChange', body }, async (em, now) => {
      const contract = await lockedContract(em, id);
      const { as, side } = sideOf(contract, 'contract.propose', by);
      const drafted = contract.state === 'DRAFTED';
      if (!drafted && contract.state !== 'SIGNED')
        throw new DomainError('CONTRACT_NOT_IN_FORCE', { state: contract.state });
      if (drafted && contract.replacesContractId) throw new DomainError('REMAINDER_IS_FIXED');
      const version = await nextVersion(em, id);
      const before = termsOf((await currentOf(em, contract)).document);
      const next = changed(before, change, version, await deliveredOf(em, id));
      assertSettledStays(before, next, await settledOf(em, id));
      if (next.totalFen > before.totalFen) await this.assertAwarded(em, contract, next.totalFen);
      const amends = drafted
        ? null
        : { version: contract.version, documentHash: contract.documentHash, reason };
      const document = documentOf({ ...next, amends });
      const waiting = await pendingOf(em, id);
      if (waiting) {
        waiting.withdrawnAt = now;
        const replaced = { kind: 'CONTRACT', id, from: contract.state, to: 'CHANGE_WITHDRAWN', reason };
        record(em, { ...replaced, by: as, at: now });
      }
      // The index lets one text wait: the old one goes before the new one comes.
      await em.flush();
      const proposed = em.create(ContractVersion, {
        id: newId(),
        contractId: id,
        version,
        kind: drafted ? 'DRAFT' : 'AMENDMENT',
        document,
        documentHash: sha256Hex(document),
        reason,
        proposedBy: by.personId,
        proposedSide: side,
        proposedAt: now,
      });
      if (drafted) {
        contract.follow(proposed, next.totalFen);
        await applyTerms(em, next, false, { by: as, at: now });
      }
      const to = drafted ? 'DRAFTED' : 'AMENDMENT_PROPOSED';
      record(em, { kind: 'CONTRACT', id: id, from: contract.state, to, reason, by: as, at: now });
      await em.flush();
      return fileOf(em, contract);
    });
  }

  /**
   * Takes back the amendment or the agreement that waits, or refuses the other side's.
   * @throws DomainError NOTHING_TO_SIGN, NOT_FOUND
   */
  withdraw(id: string, reason: string, key: string, by: Actor): Promise<ContractFile> {
    const body = { id, reason };
    return this.commands.run({ key, by, name: 'withdrawContractChange', body }, async (em, now) => {
      const contract = await lockedContract(em, id);
      const { as } = sideOf(contract, 'contract.propose', by);
      const waiting = await pendingOf(em, id);
      if (!waiting || waiting.kind === 'DRAFT')
        throw new DomainError('NOTHING_TO_SIGN', { state: contract.state });
      waiting.withdrawnAt = now;
      const to = 'CHANGE_WITHDRAWN';
      record(em, { kind: 'CONTRACT', id: id, from: contract.state, to, reason, by: as, at: now });
      await em.flush();
      return fileOf(em, contract);
    });
  }

  /** Puts an amendment in force that both have signed. @throws DomainError DELIVERED_CHANGED, BELOW_PAID, BELOW_USED, BEYOND_AWARD */
  async amend(
    em: EntityManager,
    contract: Contract,
    version: ContractVersion,
    by: Actor,
    as: ActingMembership,
    now: Date,
  ): Promise<void> {
    const reason = version.reason ?? '';
    const moved = { kind: 'CONTRACT', id: contract.id, from: 'SIGNED', to: 'SIGNED', reason } as const;
    record(em, { ...moved, by: as, at: now });
    const terms = termsOf(version.document);
    // Since it was proposed, more may have been delivered, paid and used.
    const before = termsOf((await currentOf(em, contract)).document);
    assertDeliveredStays(before, terms, await deliveredOf(em, contract.id));
    assertSettledStays(before, terms, await settledOf(em, contract.id));
    if (terms.totalFen > before.totalFen) await this.assertAwarded(em, contract, terms.totalFen);
    contract.follow(version, terms.totalFen);
    await applyTerms(em, terms, true, { by: as, at: now });
    await em.flush();
    const fact = amendedEvent(await fileOf(em, contract), reason, now);
    this.outbox.add(em, ContractAmendedV1, contract.id, fact, now);
  }

  /**
   * A contract is bound by the competition that led to it: what is larger than that allows has to be called for anew. Asked
   * when a text is proposed, and again when it comes in force, since it may have waited for long.
   * @throws DomainError BEYOND_AWARD
   */
  async assertAwarded(em: EntityManager, contract: Contract, totalFen: Fen): Promise<void> {
    const need = await em.findOneOrFail(Need, contract.needId);
    const rules = await policyAt(em, PROCUREMENT, need.publishedAt);
    const direct = await em.count(DirectPurchase, { needId: need.id });
    const { growthBasisPoints } = await this.policies.at(em, CONTRACT_CHANGE, contract.awardedAt);
    const { totalFen: awardedFen } = await textOf(em, contract.id, 1);
    const { mostFen, limit } = mostOf({
      awardedFen,
      calledForFen: need.budgetToFen,
      leastBids: rules.leastBids,
      standstillDays: rules.standstillDays,
      directLimitFen: direct > 0 ? rules.directPurchaseUpToFen : null,
      takesOver: Boolean(contract.replacesContractId),
      growthBasisPoints,
    });
    if (totalFen > mostFen)
      throw new DomainError('BEYOND_AWARD', {
        totalFen: String(totalFen),
        mostFen: String(mostFen),
        awardedFen: String(awardedFen),
        because: { code: `BEYOND_${limit}`, params: { share: growthBasisPoints / 100 } },
      });
  }

  /**
   * In what a text differs from another: by default the text to be signed or in force from the first, which is the bid's.
   * @throws DomainError NOT_FOUND
   */
  async difference(
    { id, from, to }: { id: string; from?: number | undefined; to?: number | undefined },
    by: Actor,
  ): Promise<Difference[]> {
    const em = this.em.fork();
    const contract = await load(em, Contract, { $and: [{ id }, contractsSeenBy(by)] }, 'contract');
    const later = to ?? (await pendingOf(em, id))?.version ?? contract.version;
    return differences(await textOf(em, id, from ?? 1), await textOf(em, id, later));
  }
}

async function textOf(em: EntityManager, contractId: string, version: number): Promise<ContractTerms> {
  const kind = { $in: ['DRAFT', 'AMENDMENT'] as const };
  const found = await em.findOne(ContractVersion, { contractId, version, kind: { $in: [...kind.$in] } });
  if (!found) throw notFound('contract version');
  return termsOf(found.document);
}

/** What the provider reported or the enterprise accepted is not renegotiated. */
async function deliveredOf(em: EntityManager, contractId: string): Promise<Set<string>> {
  const found = await em.find(Milestone, { contractId, state: { $ne: 'PLANNED' } }, { fields: ['id'] });
  return new Set(found.map(({ id }) => id));
}

async function settledOf(em: EntityManager, contractId: string): Promise<Settled> {
  const standing = { contractId, refusedAt: null };
  const payments = await em.find(ContractPayment, standing, { fields: ['amountFen'] });
  const readings = Map.groupBy(await em.find(MeterReading, standing), ({ lineageId }) => lineageId);
  return {
    paidFen: totalOf(payments),
    usedFen: new Map([...readings].map(([lineageId, each]) => [lineageId, totalOf(each)])),
  };
}

function totalOf(parts: readonly { readonly amountFen: Fen }[]): Fen {
  return sum(parts.map(({ amountFen }) => amountFen));
}
