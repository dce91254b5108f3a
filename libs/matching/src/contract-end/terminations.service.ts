import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContractTerminatedV1, type TerminationReason } from '#libs/contracts';
import {
  DAY_MS,
  canonicalJson,
  DomainError,
  newId,
  notFound,
  sha256Hex,
  type Actor,
  type ActingMembership,
} from '#libs/kernel';
import { Commands, Outbox, record, type Data } from '#libs/platform';
import { Policies } from '#libs/policy';
import { ProviderCopy } from '../copies/copies.entity.js';
import { contractsSeenBy } from '../contract/seen-contracts.queries.js';
import { ContractVersion } from '../contract/contract-version.entity.js';
import { Contract, ContractLine, Milestone } from '../contract/contract.entity.js';
import {
  fileOf,
  lockedContract,
  pendingOf,
  sideOf,
  type ContractFile,
  nextVersion,
} from '../contract/contract.queries.js';
import { settlementOf } from '../contract/contract.rules.js';
import { CONTRACT_END } from '../policy/contract-end.policy.js';
import { ContractTermination } from './termination.entity.js';

/** Contracts that end with something undelivered: by agreement, for cause, or because their provider left the pool. */
@Injectable()
export class TerminationsService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly policies: Policies,
  ) {}

  /**
   * Proposes to end the contract by agreement: a document with the settlement, which both sign as they sign a contract.
   * @throws DomainError CONTRACT_NOT_IN_FORCE, NOT_FOUND
   */
  propose(id: string, reason: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'proposeTermination', body: { id, reason } };
    return this.commands.run(command, async (em, now) => {
      const contract = await lockedContract(em, id);
      const { as, side } = sideOf(contract, 'contract.propose', by);
      assertInForce(contract);
      const version = await nextVersion(em, id);
      const document = await agreementOf(em, contract, version, reason);
      const waiting = await pendingOf(em, id);
      if (waiting) {
        waiting.withdrawnAt = now;
        const replaced = { kind: 'CONTRACT', id, from: contract.state, to: 'CHANGE_WITHDRAWN', reason };
        record(em, { ...replaced, by: as, at: now });
      }
      await em.flush();
      em.create(ContractVersion, {
        id: newId(),
        contractId: id,
        version,
        kind: 'TERMINATION',
        document,
        documentHash: sha256Hex(document),
        reason,
        proposedBy: by.personId,
        proposedSide: side,
        proposedAt: now,
      });
      const to = 'TERMINATION_PROPOSED';
      record(em, { kind: 'CONTRACT', id: id, from: 'SIGNED', to, reason, by: as, at: now });
      await em.flush();
      return fileOf(em, contract);
    });
  }

  /** Ends a contract by the agreement that both have signed; a notice that stood is void. @throws DomainError SETTLEMENT_CHANGED */
  async agree(
    em: EntityManager,
    contract: Contract,
    agreement: ContractVersion,
    by: Actor,
    as: ActingMembership,
    now: Date,
  ): Promise<void> {
    const reason = agreement.reason ?? '';
    const agreed = { kind: 'CONTRACT', id: contract.id, from: 'SIGNED', to: 'TERMINATION_AGREED', reason };
    record(em, { ...agreed, by: as, at: now });
    // Since it was proposed, more may have been accepted: then the settlement is another.
    if ((await agreementOf(em, contract, agreement.version, reason)) !== agreement.document)
      throw new DomainError('SETTLEMENT_CHANGED');
    const notice = await noticeOf(em, contract.id);
    if (notice) {
      notice.withdrawnAt = now;
      record(em, {
        kind: 'CONTRACT',
        id: contract.id,
        from: 'SIGNED',
        to: 'NOTICE_WITHDRAWN',
        by: as,
        at: now,
      });
      await em.flush();
    }
    const termination = aTermination(em, contract, 'AGREEMENT', {
      reason,
      by,
      side: null,
      at: now,
      effectiveAt: now,
    });
    await this.end(em, contract, termination, by, as, now);
  }

  /**
   * Gives notice to end the contract for cause. It takes effect by `take`, not before the days of notice have passed.
   * @throws DomainError CONTRACT_NOT_IN_FORCE, NOTICE_STANDS, NOT_FOUND
   */
  notice(id: string, reason: string, key: string, by: Actor): Promise<Data<ContractTermination>> {
    const command = { key, by, name: 'giveTerminationNotice', body: { id, reason } };
    return this.commands.run(command, async (em, now) => {
      const contract = await lockedContract(em, id);
      const { as, side } = sideOf(contract, 'contract.propose', by);
      assertInForce(contract);
      if (await noticeOf(em, id)) throw new DomainError('NOTICE_STANDS');
      const { noticeDays } = await this.policies.at(em, CONTRACT_END, now);
      const effectiveAt = new Date(now.getTime() + noticeDays * DAY_MS);
      const to = 'NOTICE_GIVEN';
      record(em, { kind: 'CONTRACT', id: id, from: 'SIGNED', to, reason, by: as, at: now });
      return aTermination(em, contract, 'CAUSE', { reason, by, side, at: now, effectiveAt });
    });
  }

  /** The other side's answer to a notice. @throws DomainError NO_NOTICE, NOT_FOUND */
  answer(id: string, statement: string, key: string, by: Actor): Promise<Data<ContractTermination>> {
    const command = { key, by, name: 'answerTerminationNotice', body: { id, statement } };
    return this.commands.run(command, async (em, now) => {
      const contract = await lockedContract(em, id);
      const { as, side } = sideOf(contract, 'contract.propose', by);
      const notice = await noticeOf(em, id);
      if (notice?.way !== 'CAUSE' || notice.side === side || notice.statement)
        throw new DomainError('NO_NOTICE');
      em.assign(notice, { statement, statedAt: now });
      const to = 'NOTICE_ANSWERED';
      record(em, { kind: 'CONTRACT', id: id, from: contract.state, to, by: as, at: now });
      return notice;
    });
  }

  /** Takes one's notice back. @throws DomainError NO_NOTICE, NOT_FOUND */
  withdraw(id: string, reason: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'withdrawTerminationNotice', body: { id, reason } };
    return this.commands.run(command, async (em, now) => {
      const contract = await lockedContract(em, id);
      const { as, side } = sideOf(contract, 'contract.propose', by);
      const notice = await noticeOf(em, id);
      if (notice?.side !== side || notice.terminatedAt) throw new DomainError('NO_NOTICE');
      notice.withdrawnAt = now;
      const to = 'NOTICE_WITHDRAWN';
      record(em, { kind: 'CONTRACT', id: id, from: contract.state, to, reason, by: as, at: now });
      await em.flush();
      return fileOf(em, contract);
    });
  }

  /**
   * Ends the contract: by the side that gave notice, after its days; or by the commission, at once, when the provider has
   * left the pool.
   * @throws DomainError CONTRACT_NOT_IN_FORCE, NO_NOTICE, NOTICE_RUNS, PROVIDER_STANDS, NOT_FOUND
   */
  take(id: string, reason: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'terminateContract', body: { id, reason } };
    return this.commands.run(command, async (em, now) => {
      const contract = await lockedContract(em, id);
      const { enterpriseId, providerId, divisionCode } = contract;
      const scope = { organisationId: [enterpriseId, providerId], divisionCode };
      const as = by.actingAs('contract.terminate', scope, 'contract');
      assertInForce(contract);
      const notice = await noticeOf(em, id);
      if (as.role !== 'PROGRAMME_MANAGER') {
        const side = as.organisationId === enterpriseId ? 'ENTERPRISE' : 'PROVIDER';
        if (notice?.side !== side) throw new DomainError('NO_NOTICE');
        await this.end(em, contract, notice, by, as, now);
      } else {
        const provider = await em.findOne(ProviderCopy, providerId);
        if (provider?.standing !== 'LEFT') throw new DomainError('PROVIDER_STANDS');
        if (notice) {
          notice.withdrawnAt = now;
          record(em, {
            kind: 'CONTRACT',
            id: id,
            from: 'SIGNED',
            to: 'NOTICE_WITHDRAWN',
            reason,
            by: as,
            at: now,
          });
        }
        await em.flush();
        const told = { reason, by, side: null, at: now, effectiveAt: now };
        await this.end(em, contract, aTermination(em, contract, 'PROVIDER_REMOVED', told), by, as, now);
      }
      await em.flush();
      return fileOf(em, contract);
    });
  }

  /** Notices of a contract and what they came to, newest first. @throws DomainError NOT_FOUND */
  async of(id: string, by: Actor): Promise<ContractTermination[]> {
    const em = this.em.fork();
    if (!(await em.findOne(Contract, { $and: [{ id }, contractsSeenBy(by)] }))) throw notFound('contract');
    return em.find(ContractTermination, { contractId: id }, { orderBy: { givenAt: 'desc' }, limit: 100 });
  }

  private async end(
    em: EntityManager,
    contract: Contract,
    termination: ContractTermination,
    by: Actor,
    as: ActingMembership,
    now: Date,
  ): Promise<void> {
    const { acceptedFen, remainingFen } = await settle(em, contract.id);
    termination.takeEffect({ acceptedFen, remainingFen }, now);
    const pending = await pendingOf(em, contract.id);
    if (pending && !pending.inForceAt) pending.withdrawnAt = now;
    contract.terminate(as.role, now);
    const { reason } = termination;
    const moved = {
      kind: 'CONTRACT',
      id: contract.id,
      from: 'SIGNED',
      to: 'TERMINATED',
      reason,
    } as const;
    record(em, { ...moved, by: as, at: now });
    const fact: ContractTerminatedV1 = {
      contractId: contract.id,
      enterpriseId: contract.enterpriseId,
      providerId: contract.providerId,
      terminatedAt: now.toISOString(),
      reasonCode: termination.way,
      acceptedFen: String(acceptedFen),
      remainingFen: String(remainingFen),
    };
    this.outbox.add(em, ContractTerminatedV1, contract.id, fact, now);
  }
}

/** Takes what is undelivered out of the contract's hands, and says what it and the rest are worth. */
export async function settle(
  em: EntityManager,
  contractId: string,
): Promise<ReturnType<typeof settlementOf>> {
  const parts = { contractId, endedInVersion: null };
  const milestones = await em.find(Milestone, parts);
  for (const milestone of milestones) if (milestone.state !== 'ACCEPTED') milestone.live = false;
  for (const line of await em.find(ContractLine, parts)) line.live = false;
  return settlementOf(milestones);
}

/** To be asked after whose contract it is: who may not know learns nothing of its state. */
function assertInForce(contract: Contract): void {
  if (contract.state !== 'SIGNED') throw new DomainError('CONTRACT_NOT_IN_FORCE', { state: contract.state });
}

function noticeOf(em: EntityManager, contractId: string): Promise<ContractTermination | null> {
  return em.findOne(ContractTermination, { contractId, withdrawnAt: null });
}

function aTermination(
  em: EntityManager,
  contract: Contract,
  way: TerminationReason,
  told: { reason: string; by: Actor; side: ContractTermination['side']; at: Date; effectiveAt: Date },
): ContractTermination {
  return em.create(ContractTermination, {
    id: newId(),
    contractId: contract.id,
    way,
    side: told.side ?? null,
    reason: told.reason,
    givenBy: told.by.personId,
    givenAt: told.at,
    effectiveAt: told.effectiveAt,
  });
}

/** What both sign to end a contract: every milestone with its state, and what is owed for it. */
async function agreementOf(
  em: EntityManager,
  contract: Contract,
  version: number,
  reason: string,
): Promise<string> {
  const milestones = await em.find(
    Milestone,
    { contractId: contract.id, endedInVersion: null },
    { orderBy: { position: 'asc', id: 'asc' } },
  );
  const document = {
    format: 'yunshang.termination.v1',
    contractId: contract.id,
    version,
    ends: { version: contract.version, documentHash: contract.documentHash },
    reason,
    milestones: milestones.map(({ id, title, amountFen, state }) => {
      return { id, title, amountFen, accepted: state === 'ACCEPTED' };
    }),
    ...settlementOf(milestones),
  };
  return canonicalJson(document);
}
