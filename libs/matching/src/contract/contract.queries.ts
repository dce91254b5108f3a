import type { EntityManager } from '@mikro-orm/postgresql';
import type { Data } from '#libs/platform';
import { Contract, ContractLine, Milestone, Signature } from './contract.entity.js';
import { dataOf } from '../matching.queries.js';

/** A contract with everything that belongs to it. */
export type ContractFile = Data<Contract> & {
  readonly lines: readonly Data<ContractLine>[];
  readonly milestones: readonly Data<Milestone>[];
  readonly signatures: readonly Data<Signature>[];
};

/** Completes contracts with their lines, milestones and signatures: one query each, however many contracts. */
export async function filesOf(em: EntityManager, contracts: readonly Contract[]): Promise<ContractFile[]> {
  const where = { contractId: { $in: contracts.map(({ id }) => id) } };
  const lines = await em.find(ContractLine, where, { orderBy: { position: 'asc' } });
  const milestones = await em.find(Milestone, where, { orderBy: { position: 'asc' } });
  const signatures = await em.find(Signature, where, { orderBy: { signedAt: 'asc' } });
  return contracts.map((contract) => ({
    ...dataOf(contract),
    lines: partsOf(lines, contract.id),
    milestones: partsOf(milestones, contract.id),
    signatures: partsOf(signatures, contract.id),
  }));
}

function partsOf<T extends { contractId: string }>(parts: readonly T[], id: string): Data<T>[] {
  return parts.filter(({ contractId }) => contractId === id).map(dataOf);
}

/** One contract with everything that belongs to it. */
export async function fileOf(em: EntityManager, contract: Contract): Promise<ContractFile> {
  const [file] = await filesOf(em, [contract]);
  return file!;
}
