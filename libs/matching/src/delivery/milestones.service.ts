import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContractAcceptedV1, MilestoneAcceptedV1, MilestoneReportedV1 } from '#libs/contracts';
import { DomainError, notFound, type Actor } from '#libs/kernel';
import { Commands, Outbox, record } from '#libs/platform';
import { Contract, Milestone } from '../contract/contract.entity.js';
import { acceptedEvent } from '../contract/contract.events.js';
import { fileOf, lockedContract, pendingOf, type ContractFile } from '../contract/contract.queries.js';
import { assertUndisputed } from '../dispute/disputes.service.js';

/** The delivery of a contract, from the first milestone to the acceptance of the last. */
@Injectable()
export class MilestonesService {
  constructor(
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /** The provider says that a milestone is delivered. @throws DomainError CONTRACT_NOT_IN_FORCE, MOVE_NOT_ALLOWED, NOT_FOUND */
  report(milestoneId: string, report: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'reportMilestone', body: { milestoneId, report } };
    return this.commands.run(command, async (em, now) => {
      const { contract, milestone } = await lockedWith(em, milestoneId);
      const as = by.actingAs('milestone.report', { organisationId: contract.providerId }, 'milestone');
      assertInForce(contract);
      const from = milestone.state;
      milestone.reported(report, as.role, now);
      record(em, { kind: 'MILESTONE', id: milestoneId, from, to: milestone.state, by: as, at: now });
      const fact: MilestoneReportedV1 = {
        ...factsOf(milestoneId, contract),
        reportedAt: now.toISOString(),
        nextMover: 'ENTERPRISE',
        moveBy: null,
      };
      this.outbox.add(em, MilestoneReportedV1, contract.id, fact, now);
      await em.flush();
      return fileOf(em, contract);
    });
  }

  /**
   * The enterprise accepts a milestone; with the last one the contract is accepted.
   * @throws DomainError CONTRACT_NOT_IN_FORCE, MOVE_NOT_ALLOWED (not reported yet), MILESTONE_DISPUTED, NOT_FOUND
   */
  accept(milestoneId: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'acceptMilestone', body: { milestoneId } };
    return this.commands.run(command, async (em, now) => {
      const { contract, milestone } = await lockedWith(em, milestoneId);
      const as = by.actingAs('milestone.accept', { organisationId: contract.enterpriseId }, 'milestone');
      assertInForce(contract);
      await assertUndisputed(em, milestoneId);
      const from = milestone.state;
      milestone.accept(as.role, now);
      record(em, { kind: 'MILESTONE', id: milestoneId, from, to: milestone.state, by: as, at: now });
      const all = await em.find(Milestone, { contractId: contract.id, endedInVersion: null });
      const fact: MilestoneAcceptedV1 = {
        ...factsOf(milestoneId, contract),
        acceptedAt: now.toISOString(),
        nextMover: all.some(({ state }) => state === 'PLANNED') ? 'PROVIDER' : null,
      };
      this.outbox.add(em, MilestoneAcceptedV1, contract.id, fact, now);
      if (all.every(({ state }) => state === 'ACCEPTED')) {
        contract.accept(as.role, now);
        // What is accepted is not rewritten: a text that still waits waits no longer.
        const waiting = await pendingOf(em, contract.id);
        if (waiting) waiting.withdrawnAt = now;
        record(em, { kind: 'CONTRACT', id: contract.id, from: 'SIGNED', to: 'ACCEPTED', by: as, at: now });
      }
      await em.flush();
      const file = await fileOf(em, contract);
      if (file.state === 'ACCEPTED')
        this.outbox.add(em, ContractAcceptedV1, contract.id, acceptedEvent(file, now), now);
      return file;
    });
  }
}

function factsOf(milestoneId: string, { id, enterpriseId, providerId }: Contract) {
  return { milestoneId, contractId: id, enterpriseId, providerId };
}

async function lockedWith(
  em: EntityManager,
  milestoneId: string,
): Promise<{ contract: Contract; milestone: Milestone }> {
  const found = await em.findOne(Milestone, milestoneId, { fields: ['contractId'] });
  if (!found) throw notFound('milestone');
  const contract = await lockedContract(em, found.contractId);
  // Read again behind the lock: another may have moved it while this one waited.
  const milestone = await em.findOneOrFail(Milestone, milestoneId, { refresh: true });
  return { contract, milestone };
}

function assertInForce(contract: Contract): void {
  if (contract.state !== 'SIGNED' && contract.state !== 'ACCEPTED')
    throw new DomainError('CONTRACT_NOT_IN_FORCE', { state: contract.state });
}
