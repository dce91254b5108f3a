import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, notFound, type Actor } from '#libs/kernel';
import { Commands, record, type Data, load } from '#libs/platform';
import { contractsSeenBy } from '../contract/seen-contracts.queries.js';
import { Contract, Milestone } from '../contract/contract.entity.js';
import { lockedContract, sideOf } from '../contract/contract.queries.js';
import { ContractDispute } from './dispute.entity.js';
import type { DisputeOutcome } from './dispute.moves.js';

/** Disputes between the sides of a contract, and the bureau's mediation. */
@Injectable()
export class DisputesService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /**
   * Opens a dispute. Where it is of a milestone, that milestone is not accepted while it is open; all else goes on.
   * @throws DomainError CONTRACT_NOT_IN_FORCE, MILESTONE_DISPUTED, MILESTONE_SETTLED (accepted already), NOT_FOUND
   */
  open(
    contractId: string,
    { milestoneId, facts }: { milestoneId?: string | undefined; facts: string },
    key: string,
    by: Actor,
  ): Promise<Data<ContractDispute>> {
    const command = { key, by, name: 'openDispute', body: { contractId, milestoneId, facts } };
    return this.commands.run(command, async (em, now) => {
      const contract = await lockedContract(em, contractId);
      const { as, side } = sideOf(contract, 'dispute.open', by);
      if (contract.state === 'DRAFTED' || contract.state === 'CANCELLED')
        throw new DomainError('CONTRACT_NOT_IN_FORCE', { state: contract.state });
      if (milestoneId !== undefined) {
        const milestone = await load(
          em,
          Milestone,
          { id: milestoneId, contractId, endedInVersion: null },
          'milestone',
        );
        if (milestone.state === 'ACCEPTED') throw new DomainError('MILESTONE_SETTLED');
        await assertUndisputed(em, milestoneId);
      }
      const dispute = em.create(ContractDispute, {
        id: newId(),
        contractId,
        milestoneId: milestoneId ?? null,
        side,
        facts,
        openedAt: now,
        state: 'OPEN',
      });
      record(em, { kind: 'DISPUTE', id: dispute.id, from: null, to: 'OPEN', by: as, at: now });
      return dispute;
    });
  }

  /** The other side's statement. @throws DomainError MOVE_NOT_ALLOWED, OWN_DISPUTE, NOT_FOUND */
  answer(id: string, statement: string, key: string, by: Actor): Promise<Data<ContractDispute>> {
    const command = { key, by, name: 'answerDispute', body: { id, statement } };
    return this.commands.run(command, async (em, now) => {
      const { dispute, contract } = await lockedDispute(em, id);
      const { as, side } = sideOf(contract, 'dispute.open', by, 'contract dispute');
      if (side === dispute.side) throw new DomainError('OWN_DISPUTE');
      const from = dispute.state;
      dispute.answer(statement, as.role, now);
      record(em, { kind: 'DISPUTE', id: id, from, to: dispute.state, by: as, at: now });
      return dispute;
    });
  }

  /** Takes one's dispute back. @throws DomainError MOVE_NOT_ALLOWED, NOT_FOUND (also for the other side) */
  withdraw(id: string, key: string, by: Actor): Promise<Data<ContractDispute>> {
    return this.commands.run({ key, by, name: 'withdrawDispute', body: { id } }, async (em, now) => {
      const { dispute, contract } = await lockedDispute(em, id);
      const { as, side } = sideOf(contract, 'dispute.open', by, 'contract dispute');
      if (side !== dispute.side) throw notFound('contract dispute');
      const from = dispute.state;
      dispute.withdraw(as.role, now);
      record(em, { kind: 'DISPUTE', id: id, from, to: dispute.state, by: as, at: now });
      return dispute;
    });
  }

  /** Closes a dispute with the bureau's finding. @throws DomainError MOVE_NOT_ALLOWED, NOT_FOUND */
  mediate(
    id: string,
    { outcome, reason }: { outcome: DisputeOutcome; reason: string },
    key: string,
    by: Actor,
  ): Promise<Data<ContractDispute>> {
    const command = { key, by, name: 'mediateDispute', body: { id, outcome, reason } };
    return this.commands.run(command, async (em, now) => {
      const { dispute, contract } = await lockedDispute(em, id);
      const { enterpriseId, providerId, divisionCode } = contract;
      const scope = { organisationId: [enterpriseId, providerId], divisionCode };
      const as = by.actingAs('dispute.mediate', scope, 'contract dispute');
      const from = dispute.state;
      dispute.mediate(outcome, reason, as.role, now);
      record(em, { kind: 'DISPUTE', id: id, from, to: dispute.state, reason, by: as, at: now });
      return dispute;
    });
  }

  /** The disputes of a contract, newest first. @throws DomainError NOT_FOUND */
  async of(contractId: string, by: Actor): Promise<ContractDispute[]> {
    const em = this.em.fork();
    if (!(await em.findOne(Contract, { $and: [{ id: contractId }, contractsSeenBy(by)] })))
      throw notFound('contract');
    return em.find(
      ContractDispute,
      { contractId },
      { orderBy: { openedAt: 'desc', id: 'desc' }, limit: 100 },
    );
  }
}

/** @throws DomainError MILESTONE_DISPUTED */
export async function assertUndisputed(em: EntityManager, milestoneId: string): Promise<void> {
  if (await em.findOne(ContractDispute, { milestoneId, closedAt: null }))
    throw new DomainError('MILESTONE_DISPUTED');
}

async function lockedDispute(
  em: EntityManager,
  id: string,
): Promise<{ dispute: ContractDispute; contract: Contract }> {
  const found = await em.findOne(ContractDispute, id, { fields: ['contractId'] });
  if (!found) throw notFound('contract dispute');
  const contract = await lockedContract(em, found.contractId);
  return { contract, dispute: await em.findOneOrFail(ContractDispute, id, { refresh: true }) };
}
