import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, notFound, type Actor } from '#libs/kernel';
import {
  Clock,
  Commands,
  connection,
  dataOf,
  record,
  type Connection,
  type Data,
  type PageArgs,
  load,
} from '#libs/platform';
import { Need } from '../need/need.entity.js';
import { CandidatesService } from '../ranking/candidates.service.js';
import {
  AllocationPlace,
  AllocationRound,
  AllocationVersion,
  AllocationWithdrawal,
} from './allocation.entity.js';
import type { AllocationRules } from './allocation.inputs.js';
import type { AllocationResult } from './allocation.rules.js';
import type { Worked } from './allocation.work.js';
import { capacitiesOf, needsOfRound, solutionsFor } from './facts.queries.js';
import { monthsOf } from './fitting.rules.js';
import { Solver } from './solver.service.js';

const CHUNK = 2000;

export type SeenVersion = Pick<
  Data<AllocationVersion>,
  'id' | 'number' | 'inputsHash' | 'result' | 'resultHash' | 'proposedAt' | 'publishedAt'
>;

export interface Withdrawal {
  readonly roundId: string;
  readonly needId?: string | undefined;
  readonly providerId?: string | undefined;
  readonly reason: string;
}

/** Rounds over many needs: opened with their rules, worked out, published by a second person, and anew after a withdrawal. */
@Injectable()
export class AllocationService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly solver: Solver,
    private readonly candidates: CandidatesService,
  ) {}

  /** @throws DomainError ALLOCATION_RULES when they contradict themselves */
  open(name: string, rules: AllocationRules, key: string, by: Actor): Promise<Data<AllocationRound>> {
    return this.commands.run(
      { key, by, name: 'openAllocationRound', body: { name, rules: { ...rules } } },
      (em, now) => {
        const as = by.actingAs('allocation.open');
        if (rules.least > rules.choices || rules.worthFirst < rules.worthLeast)
          throw new DomainError('ALLOCATION_RULES');
        const round = em.create(AllocationRound, {
          id: newId(),
          name,
          rules,
          openedBy: by.personId,
          openedAt: now,
        });
        record(em, { kind: 'ALLOCATION_ROUND', id: round.id, from: null, to: 'OPENED', by: as, at: now });
        return Promise.resolve(round);
      },
    );
  }

  /** What the round would come to now. Stores nothing. */
  async preview(roundId: string): Promise<AllocationResult> {
    const em = this.em.fork();
    return (await this.worked(em, await roundOf(em, roundId), await this.clock.now(em))).result;
  }

  /**
   * Works the round out and keeps the result as its next version, for a second person to publish.
   * @throws DomainError BUSY while somebody else has it worked out
   */
  propose(roundId: string, key: string, by: Actor): Promise<SeenVersion> {
    const alone = `proposeAllocation ${roundId}`;
    const body = { roundId };
    return this.commands.run({ key, by, name: 'proposeAllocation', body, alone }, async (em, now) => {
      const as = by.actingAs('allocation.open');
      const round = await roundOf(em, roundId);
      const { packed, inputsHash, result, resultHash } = await this.worked(em, round, now);
      const number = 1 + (await em.count(AllocationVersion, { roundId }));
      const version = em.create(AllocationVersion, {
        id: newId(),
        roundId,
        number,
        inputs: Buffer.from(packed),
        inputsHash,
        result,
        resultHash,
        proposedBy: by.personId,
        proposedAt: now,
        publishedBy: null,
        publishedAt: null,
      });
      record(em, {
        kind: 'ALLOCATION_ROUND',
        id: roundId,
        from: null,
        to: `PROPOSED_${number}`,
        by: as,
        at: now,
      });
      await em.flush();
      const places = placesOf(version.id, result);
      for (let from = 0; from < places.length; from += CHUNK)
        await em.insertMany(AllocationPlace, places.slice(from, from + CHUNK));
      return seen(version);
    });
  }

  /** @throws DomainError ALLOCATION_PUBLISHED, ALLOCATION_SAME_PERSON, ALLOCATION_OTHER_RESULT, NOT_FOUND */
  publish(roundId: string, number: number, resultHash: string, key: string, by: Actor): Promise<SeenVersion> {
    const body = { roundId, number, resultHash };
    return this.commands.run({ key, by, name: 'publishAllocation', body }, async (em, now) => {
      const as = by.actingAs('allocation.publish');
      const newest = await em.findOne(
        AllocationVersion,
        { roundId },
        { orderBy: { number: 'desc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (newest?.number !== number) throw notFound('allocation version');
      newest.publish(by.personId, resultHash, now);
      const moved = { from: `PROPOSED_${number}`, to: `PUBLISHED_${number}` };
      record(em, { kind: 'ALLOCATION_ROUND', id: roundId, ...moved, by: as, at: now });
      return seen(newest);
    });
  }

  /**
   * Takes a need or a provider out of a round. Its places end at once; a new version fills them.
   * @throws DomainError ALLOCATION_WITHDRAWAL when both are named; NOT_FOUND, also when none is
   */
  withdraw(withdrawal: Withdrawal, key: string, by: Actor): Promise<Data<AllocationWithdrawal>> {
    const { roundId, needId, providerId, reason } = withdrawal;
    return this.commands.run(
      { key, by, name: 'withdrawFromAllocation', body: { ...withdrawal } },
      async (em, now) => {
        await roundOf(em, roundId);
        const need = needId === undefined ? null : await em.findOne(Need, needId);
        const organisationId = providerId ?? need?.enterpriseId;
        if (organisationId === undefined) throw notFound('need');
        const as = by.actingAs('allocation.withdraw', { organisationId }, needId ? 'need' : 'provider');
        if (needId !== undefined && providerId !== undefined) throw new DomainError('ALLOCATION_WITHDRAWAL');
        const gone = { roundId, needId: needId ?? null, providerId: providerId ?? null };
        if ((await em.count(AllocationWithdrawal, gone)) > 0) throw new DomainError('ALLOCATION_WITHDRAWN');
        const row = em.create(AllocationWithdrawal, {
          id: newId(),
          roundId,
          needId: needId ?? null,
          providerId: providerId ?? null,
          reason,
          withdrawnBy: by.personId,
          withdrawnAt: now,
        });
        const moved = { from: null, to: needId ? 'NEED_WITHDRAWN' : 'PROVIDER_WITHDRAWN', reason };
        record(em, { kind: 'ALLOCATION_ROUND', id: roundId, ...moved, by: as, at: now });
        return row;
      },
    );
  }

  async rounds({ first, after }: PageArgs): Promise<Connection<Data<AllocationRound>>> {
    const page = await this.em.fork().findByCursor(AllocationRound, {
      where: {},
      orderBy: { openedAt: 'desc', id: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const { edges, pageInfo } = connection<AllocationRound>(page);
    return { pageInfo, edges: edges.map(({ node, cursor }) => ({ cursor, node: dataOf(node) })) };
  }

  async version(roundId: string, number: number): Promise<SeenVersion> {
    const version = await this.em.fork().findOne(AllocationVersion, { roundId, number });
    if (!version) throw notFound('allocation version');
    return seen(version);
  }

  /** Works a version out again from the inputs that were kept, and says whether the result is the same to the last bit. */
  async replay(
    roundId: string,
    number: number,
  ): Promise<{ resultHash: string; replayedHash: string; equal: boolean }> {
    const version = await this.em
      .fork()
      .findOne(AllocationVersion, { roundId, number }, { populate: ['inputs'] });
    if (!version) throw notFound('allocation version');
    const { inputsHash, resultHash } = await this.solver.work({ packed: new Uint8Array(version.inputs) });
    const equal = inputsHash === version.inputsHash && resultHash === version.resultHash;
    return { resultHash: version.resultHash, replayedHash: resultHash, equal };
  }

  private async worked(em: EntityManager, { id, rules }: AllocationRound, now: Date): Promise<Worked> {
    const former = await em.findOne(
      AllocationVersion,
      { roundId: id, publishedAt: { $ne: null } },
      { orderBy: { number: 'desc' }, populate: ['inputs'] },
    );
    const gone = await em.find(
      AllocationWithdrawal,
      { roundId: id },
      { orderBy: { withdrawnAt: 'asc', id: 'asc' } },
    );
    const withdrawnNeeds = gone.flatMap(({ needId }) => needId ?? []);
    const withdrawnProviders = gone.flatMap(({ providerId }) => providerId ?? []);
    if (former) {
      const packed = new Uint8Array(former.inputs);
      const again = { former: former.result.shortlists, withdrawnNeeds, withdrawnProviders };
      return this.solver.work({ packed, again });
    }
    const needs = (await needsOfRound(em, rules, now)).filter((need) => !withdrawnNeeds.includes(need.id));
    if (needs.length === 0) throw new DomainError('ALLOCATION_EMPTY');
    const candidates = await this.candidates.current();
    const solutions = solutionsFor(candidates, needs).filter(
      ({ providerId }) => !withdrawnProviders.includes(providerId),
    );
    const capacities = await capacitiesOf(em, solutions, monthsOf(needs));
    const facts = { rules, needs, solutions, capacities, former: null, withdrawnNeeds, withdrawnProviders };
    return this.solver.work({ facts, ranking: candidates.catalogue.ranking });
  }
}

function roundOf(em: EntityManager, id: string): Promise<AllocationRound> {
  return load(em, AllocationRound, id, 'allocation round');
}

function seen(version: AllocationVersion): SeenVersion {
  const { id, number, inputsHash, result, resultHash, proposedAt, publishedAt } = version;
  return { id, number, inputsHash, result, resultHash, proposedAt, publishedAt };
}

function placesOf(versionId: string, { shortlists }: AllocationResult): Data<AllocationPlace>[] {
  return shortlists.flatMap(([needId, places]) =>
    places.map((place, at) => ({ versionId, needId, rank: at + 1, ...place })),
  );
}
