import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  DAY_MS,
  notFound,
  type Actor,
  type ActingMembership,
  type Noun,
  type Privilege,
  addDays,
  addMonths,
} from '#libs/kernel';
import { type Data, dataOf } from '#libs/platform';
import { ContractVersion } from './contract-version.entity.js';
import { Contract, ContractLine, Milestone, ContractPhase } from './contract.entity.js';
import { isNegotiable, type Side } from './contract.moves.js';
import { ContractStop } from './contract-stop.entity.js';
import { Signature } from './signature.entity.js';

/** A contract with everything that belongs to it now: parts that ended in an earlier version are left out. */
export type ContractFile = Data<Contract> & {
  /** The text in force; while drafted, the one to be signed. */
  readonly document: string;
  readonly lines: readonly Data<ContractLine>[];
  readonly phases: readonly Data<ContractPhase>[];
  readonly milestones: readonly (Data<Milestone> & { readonly dueOn: string | null })[];
  /** Under the text in force and the one that waits. */
  readonly signatures: readonly Data<Signature>[];
  /** The text that waits for signatures. */
  readonly pending: Data<ContractVersion> | null;
  /** Since when no deadline runs; null while they do. */
  readonly stoppedAt: Date | null;
};

/** Completes contracts with their parts: one query each, however many contracts. */
export async function filesOf(em: EntityManager, contracts: readonly Contract[]): Promise<ContractFile[]> {
  const where = { contractId: { $in: contracts.map(({ id }) => id) } };
  const now = { ...where, endedInVersion: null };
  const inOrder = { orderBy: { position: 'asc', id: 'asc' } } as const;
  const lines = await em.find(ContractLine, now, inOrder);
  const phases = await em.find(ContractPhase, now, inOrder);
  const milestones = await em.find(Milestone, now, inOrder);
  const signatures = await em.find(Signature, where, { orderBy: { signedAt: 'asc', id: 'asc' } });
  const stops = await em.find(ContractStop, where);
  const versions = await em.find(ContractVersion, {
    ...where,
    $or: [
      { documentHash: { $in: contracts.map(({ documentHash }) => documentHash) } },
      { inForceAt: null, withdrawnAt: null },
    ],
  });
  return contracts.map((contract) => {
    const own = versions.filter(({ contractId }) => contractId === contract.id);
    const pending = own.find(({ inForceAt, withdrawnAt }) => !inForceAt && !withdrawnAt);
    const hashes = [contract.documentHash, pending?.documentHash];
    const stopped = stops.filter(({ contractId }) => contractId === contract.id);
    return {
      ...dataOf(contract),
      document: own.find(({ version }) => version === contract.version)!.document,
      lines: partsOf(lines, contract.id),
      phases: partsOf(phases, contract.id),
      milestones: partsOf(milestones, contract.id).map((milestone) => ({
        ...milestone,
        dueOn: contract.signedOn
          ? addDays(addMonths(contract.signedOn, milestone.dueInMonths), stoppedDays(stopped))
          : null,
      })),
      signatures: partsOf(signatures, contract.id).filter(({ documentHash }) =>
        hashes.includes(documentHash),
      ),
      stoppedAt: stopped.find(({ untilAt }) => !untilAt)?.fromAt ?? null,
      pending: pending && isNegotiable(contract.state) ? dataOf(pending) : null,
    };
  });
}

/** How many days the deadlines of a contract stood still, begun days counted whole: in favour of who must deliver. */
function stoppedDays(stops: readonly ContractStop[]): number {
  return stops.reduce(
    (days, { fromAt, untilAt }) =>
      days + (untilAt ? Math.ceil((untilAt.getTime() - fromAt.getTime()) / DAY_MS) : 0),
    0,
  );
}

function partsOf<T extends { contractId: string }>(parts: readonly T[], id: string): Data<T>[] {
  return parts.filter(({ contractId }) => contractId === id).map(dataOf);
}

/** One contract with everything that belongs to it. */
export async function fileOf(em: EntityManager, contract: Contract): Promise<ContractFile> {
  const [file] = await filesOf(em, [contract]);
  return file!;
}

/** All who change a contract or what belongs to it queue at the contract. @throws DomainError NOT_FOUND */
export async function lockedContract(em: EntityManager, id: string): Promise<Contract> {
  const contract = await em.findOne(Contract, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!contract) throw notFound('contract');
  return contract;
}

/** The membership by which a person acts for a side of the contract, and which side that is. */
export function sideOf(
  { enterpriseId, providerId }: Pick<Contract, 'enterpriseId' | 'providerId'>,
  privilege: Privilege,
  by: Actor,
  what: Noun = 'contract',
): { as: ActingMembership; side: Side } {
  const as = by.actingAs(privilege, { organisationId: [enterpriseId, providerId] }, what);
  return { as, side: as.organisationId === enterpriseId ? 'ENTERPRISE' : 'PROVIDER' };
}

/** The text that waits for signatures, if there is one. */
export function pendingOf(em: EntityManager, contractId: string): Promise<ContractVersion | null> {
  return em.findOne(ContractVersion, { contractId, inForceAt: null, withdrawnAt: null });
}

/** The text in force; while drafted, the one to be signed. */
export async function currentOf(em: EntityManager, { id, version }: Contract): Promise<ContractVersion> {
  return em.findOneOrFail(ContractVersion, { contractId: id, version });
}

/** A number that was given to a text is never given to another. */
export async function nextVersion(em: EntityManager, contractId: string): Promise<number> {
  const [last] = await em.find(
    ContractVersion,
    { contractId },
    { orderBy: { version: 'desc' }, limit: 1, fields: ['version'] },
  );
  return (last?.version ?? 0) + 1;
}
