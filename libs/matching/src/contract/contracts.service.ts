import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContractAcceptedV1 } from '#libs/contracts';
import { DomainError, notFound, type Actor, type Language } from '#libs/kernel';
import { Commands, connection, Outbox, type Connection, type Data, type PageArgs } from '#libs/platform';
import { contractText } from './contract-text.js';
import { ContractVersion } from './contract-version.entity.js';
import { Contract, Milestone } from './contract.entity.js';
import { acceptedEvent } from './contract.events.js';
import { fileOf, filesOf, lockedContract, type ContractFile } from './contract.queries.js';
import { termsOf } from './contract.rules.js';
import { assertUndisputed } from '../contract-end/disputes.service.js';
import { Signature } from './signature.entity.js';
import { record } from '../history.entity.js';
import { contractsSeenBy, dataOf } from '../matching.queries.js';

const MOST_VERSIONS = 100;

/** A text of a contract with the signatures under it. */
export type SignedVersion = Data<ContractVersion> & { readonly signatures: readonly Data<Signature>[] };

/** Contracts from the draft to the acceptance of the last milestone. */
@Injectable()
export class ContractsService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

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
   * @throws DomainError CONTRACT_NOT_IN_FORCE, MOVE_NOT_ALLOWED (not reported yet), MILESTONE_DISPUTED, NOT_FOUND
   */
  accept(milestoneId: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'acceptMilestone', body: { milestoneId } };
    return this.commands.run(command, async (em, now) => {
      const { contract, milestone } = await lockedWith(em, milestoneId);
      const as = by.actingAs('milestone.accept', { organisationId: contract.enterpriseId }, 'Milestone');
      assertInForce(contract);
      await assertUndisputed(em, milestoneId);
      const from = milestone.state;
      milestone.accept(as.role, now);
      record(em, { kind: 'MILESTONE', subjectId: milestoneId, from, to: milestone.state }, by, as, now);
      const all = await em.find(Milestone, { contractId: contract.id, endedInVersion: null });
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

  /**
   * Every text that was proposed, newest first, with its signatures and what verifies them: a stranger who has this needs
   * nothing else of the house.
   * @throws DomainError NOT_FOUND
   */
  async versions(id: string, by: Actor): Promise<SignedVersion[]> {
    const em = this.em.fork();
    if (!(await em.findOne(Contract, { $and: [{ id }, contractsSeenBy(by)] }))) throw notFound('Contract');
    const newest = { orderBy: { version: 'desc' }, limit: MOST_VERSIONS } as const;
    const versions = await em.find(ContractVersion, { contractId: id }, newest);
    const signatures = await em.find(
      Signature,
      { contractId: id },
      { orderBy: { signedAt: 'asc', id: 'asc' } },
    );
    return versions.map((version) => ({
      ...dataOf(version),
      signatures: signatures.filter(({ documentHash }) => documentHash === version.documentHash).map(dataOf),
    }));
  }

  /** A contract to read, in a language; by default the text in force or to be signed. @throws DomainError NOT_FOUND */
  async text(id: string, language: Language, version: number | undefined, by: Actor): Promise<string> {
    const em = this.em.fork();
    const contract = await em.findOne(Contract, { $and: [{ id }, contractsSeenBy(by)] });
    const found =
      contract &&
      (await em.findOne(ContractVersion, { contractId: id, version: version ?? contract.version }));
    if (!found || found.kind === 'TERMINATION') throw notFound('Contract');
    return contractText(termsOf(found.document), found.documentHash, language);
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
}

async function lockedWith(
  em: EntityManager,
  milestoneId: string,
): Promise<{ contract: Contract; milestone: Milestone }> {
  const found = await em.findOne(Milestone, milestoneId, { fields: ['contractId'] });
  if (!found) throw notFound('Milestone');
  const contract = await lockedContract(em, found.contractId);
  // Read again behind the lock: another may have moved it while this one waited.
  const milestone = await em.findOneOrFail(Milestone, milestoneId, { refresh: true });
  return { contract, milestone };
}

function assertInForce(contract: Contract): void {
  if (contract.state !== 'SIGNED' && contract.state !== 'ACCEPTED')
    throw new DomainError('CONTRACT_NOT_IN_FORCE', { state: contract.state });
}
