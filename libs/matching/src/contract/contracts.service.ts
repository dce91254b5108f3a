import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContractAcceptedV1, ContractSignedV1 } from '#libs/contracts';
import { dayOf, DomainError, newId, notFound, type Actor, type Membership } from '#libs/kernel';
import { Commands, connection, Outbox, type Connection, type PageArgs } from '#libs/platform';
import { Contract, Milestone, Signature } from './contract.entity.js';
import { acceptedEvent, signedEvent } from './contract.events.js';
import type { Side } from './contract.moves.js';
import { fileOf, filesOf, type ContractFile } from './contract.queries.js';
import { record } from '../history.entity.js';
import { contractsSeenBy } from '../matching.queries.js';

/** Contracts from the draft to the acceptance of the last milestone. */
@Injectable()
export class ContractsService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Signs for one's side; the second signature puts the contract in force and gives it its number.
   * @param documentHash of the document that was read: what is signed is never something else
   * @throws DomainError DOCUMENT_CHANGED, ALREADY_SIGNED, SIGNED_FOR_OTHER_SIDE, NOT_FOUND
   */
  sign(id: string, documentHash: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'signContract', body: { id, documentHash } };
    return this.commands.run(command, async (em, now) => {
      const contract = await locked(em, id);
      const { enterpriseId, providerId } = contract;
      const as = by.actingAs('contract.sign', { organisationId: [enterpriseId, providerId] }, 'Contract');
      const side: Side = as.organisationId === enterpriseId ? 'ENTERPRISE' : 'PROVIDER';
      if (documentHash !== contract.documentHash)
        throw new DomainError('DOCUMENT_CHANGED', { documentHash: contract.documentHash });
      const earlier = await em.find(Signature, { contractId: id });
      if (earlier.some((signature) => signature.side === side))
        throw new DomainError('ALREADY_SIGNED', { side });
      if (earlier.some((signature) => signature.personId === by.personId))
        throw new DomainError('SIGNED_FOR_OTHER_SIDE');
      em.create(Signature, {
        id: newId(),
        contractId: id,
        side,
        personId: by.personId,
        documentHash,
        signedAt: now,
      });
      if (earlier.length === 1) await this.putInForce(em, contract, by, as, now);
      await em.flush();
      const file = await fileOf(em, contract);
      if (file.state === 'SIGNED') this.outbox.add(em, ContractSignedV1, id, signedEvent(file, now), now);
      return file;
    });
  }

  /** The provider says that a milestone is delivered. @throws DomainError CONTRACT_NOT_IN_FORCE, MOVE_NOT_ALLOWED, NOT_FOUND */
  report(milestoneId: string, report: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'reportMilestone', body: { milestoneId, report } };
    return this.commands.run(command, async (em, now) => {
      const { contract, milestone } = await lockedWith(em, milestoneId);
      const as = by.actingAs('milestone.report', { organisationId: contract.providerId }, 'Milestone');
      assertInForce(contract);
      const from = milestone.state;
      milestone.reported(report, as.role, now);
      record(em, { kind: 'MILESTONE', subjectId: milestoneId, from, to: milestone.state }, by, as, now);
      await em.flush();
      return fileOf(em, contract);
    });
  }

  /**
   * The enterprise accepts a milestone; with the last one the contract is accepted.
   * @throws DomainError CONTRACT_NOT_IN_FORCE, MOVE_NOT_ALLOWED (not reported yet), NOT_FOUND
   */
  accept(milestoneId: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'acceptMilestone', body: { milestoneId } };
    return this.commands.run(command, async (em, now) => {
      const { contract, milestone } = await lockedWith(em, milestoneId);
      const as = by.actingAs('milestone.accept', { organisationId: contract.enterpriseId }, 'Milestone');
      assertInForce(contract);
      const from = milestone.state;
      milestone.accept(as.role, now);
      record(em, { kind: 'MILESTONE', subjectId: milestoneId, from, to: milestone.state }, by, as, now);
      const all = await em.find(Milestone, { contractId: contract.id });
      if (all.every(({ state }) => state === 'ACCEPTED')) {
        contract.accept(as.role, now);
        record(em, { kind: 'CONTRACT', subjectId: contract.id, from: 'SIGNED', to: 'ACCEPTED' }, by, as, now);
      }
      await em.flush();
      const file = await fileOf(em, contract);
      if (file.state === 'ACCEPTED')
        this.outbox.add(em, ContractAcceptedV1, contract.id, acceptedEvent(file, now), now);
      return file;
    });
  }

  /** @throws DomainError NOT_FOUND when it is absent or hidden */
  async visibleTo(by: Actor, id: string): Promise<ContractFile> {
    const file = await this.referenceFor(by, id);
    if (!file) throw notFound('Contract');
    return file;
  }

  /** For references of other rooms: null when it is absent or hidden, so that a list around it survives. */
  async referenceFor(by: Actor, id: string): Promise<ContractFile | null> {
    const em = this.em.fork();
    const contract = await em.findOne(Contract, { $and: [{ id }, contractsSeenBy(by)] });
    return contract && fileOf(em, contract);
  }

  /** The contracts that a person may see, newest first. */
  async list(
    needId: string | undefined,
    { first, after }: PageArgs,
    by: Actor,
  ): Promise<Connection<ContractFile>> {
    const em = this.em.fork();
    const page = await em.findByCursor(Contract, {
      where: { $and: [contractsSeenBy(by), ...(needId ? [{ needId }] : [])] },
      orderBy: { awardedAt: 'desc', id: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const { edges, pageInfo } = connection<Contract>(page);
    const files = await filesOf(
      em,
      edges.map(({ node }) => node),
    );
    return { pageInfo, edges: edges.map(({ cursor }, at) => ({ cursor, node: files[at]! })) };
  }

  private async putInForce(em: EntityManager, contract: Contract, by: Actor, as: Membership, now: Date) {
    const signedOn = dayOf(now);
    const [row] = await em.execute<{ next: string }[]>("select nextval('contract_number') as next");
    // One row of numbers over all years: the year only says when. A number may be missing where a signature failed.
    contract.sign(`YS-${signedOn.slice(0, 4)}-${row!.next.padStart(6, '0')}`, signedOn, as.role, now);
    record(em, { kind: 'CONTRACT', subjectId: contract.id, from: 'DRAFTED', to: 'SIGNED' }, by, as, now);
  }
}

/** All who change a contract or its milestones queue at the contract. */
async function locked(em: EntityManager, id: string): Promise<Contract> {
  const contract = await em.findOne(Contract, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!contract) throw notFound('Contract');
  return contract;
}

async function lockedWith(
  em: EntityManager,
  milestoneId: string,
): Promise<{ contract: Contract; milestone: Milestone }> {
  const found = await em.findOne(Milestone, milestoneId, { fields: ['contractId'] });
  if (!found) throw notFound('Milestone');
  const contract = await locked(em, found.contractId);
  // Read again behind the lock: another may have moved it while this one waited.
  const milestone = await em.findOneOrFail(Milestone, milestoneId, { refresh: true });
  return { contract, milestone };
}

function assertInForce(contract: Contract): void {
  if (contract.state !== 'SIGNED' && contract.state !== 'ACCEPTED')
    throw new DomainError('CONTRACT_NOT_IN_FORCE', { state: contract.state });
}
