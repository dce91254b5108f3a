import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound, type Actor, type Language } from '#libs/kernel';
import {
  beginningLike,
  connection,
  type Connection,
  containingInAnyCase,
  type Data,
  type PageArgs,
  dataOf,
} from '#libs/platform';
import { EnterpriseCopy, ProviderCopy } from '../copies/copies.entity.js';
import { contractText } from './contract-text.js';
import { ContractVersion } from './contract-version.entity.js';
import { Contract } from './contract.entity.js';
import { fileOf, filesOf, type ContractFile } from './contract.queries.js';
import { termsOf } from './contract.rules.js';
import { Signature } from './signature.entity.js';
import { contractsSeenBy } from './seen-contracts.queries.js';

const MOST_VERSIONS = 100;

/** A text of a contract with the signatures under it. */
export type SignedVersion = Data<ContractVersion> & { readonly signatures: readonly Data<Signature>[] };

export interface ContractFilter {
  readonly needId?: string | undefined;
  readonly text?: string | null | undefined;
}

/** Contracts and their texts, as those who may see them read them. */
@Injectable()
export class ContractsService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Every text that was proposed, newest first, with its signatures and what verifies them: a stranger who has this needs
   * nothing else of the platform.
   * @throws DomainError NOT_FOUND
   */
  async versions(id: string, by: Actor): Promise<SignedVersion[]> {
    const em = this.em.fork();
    if (!(await em.findOne(Contract, { $and: [{ id }, contractsSeenBy(by)] }))) throw notFound('contract');
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
    if (!found || found.kind === 'TERMINATION') throw notFound('contract');
    return contractText(termsOf(found.document), found.documentHash, language);
  }

  /** @throws DomainError NOT_FOUND when it is absent or hidden */
  async visibleTo(by: Actor, id: string): Promise<ContractFile> {
    const file = await this.referenceFor(by, id);
    if (!file) throw notFound('contract');
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
    { needId, text }: ContractFilter,
    { first, after }: PageArgs,
    by: Actor,
  ): Promise<Connection<ContractFile>> {
    const em = this.em.fork();
    const page = await em.findByCursor(Contract, {
      where: {
        $and: [contractsSeenBy(by), ...(needId ? [{ needId }] : []), ...(text ? [named(em, text)] : [])],
      },
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

function named(em: EntityManager, text: string): FilterQuery<Contract> {
  const part = containingInAnyCase(text);
  return {
    $or: [
      { number: beginningLike(text.toUpperCase()) },
      { title: part },
      { enterpriseId: { $in: em.createQueryBuilder(EnterpriseCopy).select('id').where({ name: part }) } },
      { providerId: { $in: em.createQueryBuilder(ProviderCopy).select('id').where({ name: part }) } },
    ],
  };
}
