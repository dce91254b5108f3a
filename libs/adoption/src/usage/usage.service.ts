import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId, notFound, sha256Hex, type Actor } from '#libs/kernel';
import { Commands, connection, type Connection, type PageArgs } from '#libs/platform';
import { assertSignature, signedText, type Batch } from './batch.signature.js';
import { MachineKey, ProviderCopy } from '../copies/copies.entity.js';
import { lockEnterprises } from '../counting/counting.queries.js';
import { CountingService } from '../counting/counting.service.js';
import { UsageBatch } from '../evidence/evidence.entity.js';
import { UsageOutcome } from './usage-outcome.entity.js';
import { addUsage, contractsOf } from './usage.queries.js';
import { judge, outcomeOf, type EntryReport, type NotAccepted } from './usage.rules.js';

export interface BatchReport {
  readonly batchId: string;
  readonly periodDay: string;
  readonly receivedAt: Date;
  readonly accepted: number;
  readonly waiting: number;
  readonly rejected: number;
  readonly entries: EntryReport[];
}

/** A batch that was received, and what became of it. */
export interface ReceivedBatch {
  readonly id: string;
  readonly clientId: string;
  readonly batchId: string;
  readonly periodDay: string;
  readonly receivedAt: Date;
  readonly accepted: number;
  readonly waiting: number;
  readonly rejected: number;
  readonly notAccepted: readonly NotAccepted[];
}

/** Lines that a list shows of one batch. */
const LINES_SHOWN = 100;

/** Takes in what providers report of the use of what they sold. */
@Injectable()
export class UsageService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly counting: CountingService,
  ) {}

  /**
   * Takes in a signed batch. The batch id is its idempotency key: the same batch again is answered by the first report.
   * @throws DomainError BATCH_SIGNATURE; IDEMPOTENCY_KEY_REUSED for a batch id that came with other content
   */
  async report(batch: Batch, signature: string, by: Actor): Promise<BatchReport> {
    const { organisationId } = by.actingAs('usage.report');
    const key = await this.em
      .fork()
      .findOne(MachineKey, { clientId: by.personId, organisationId, revokedAt: null });
    await assertSignature(batch, signature, key?.publicJwk);
    const contentHash = sha256Hex(signedText(batch));
    return this.commands.run(
      { key: `batch:${batch.batchId}`, by, name: 'reportUsage', body: { contentHash } },
      async (em, now) => {
        const stored = em.create(UsageBatch, {
          id: newId(),
          clientId: by.personId,
          batchId: batch.batchId,
          organisationId,
          day: batch.periodDay,
          entries: batch.entries.length,
          providerStanding: (await em.findOne(ProviderCopy, organisationId))?.standing ?? 'GOOD',
          contentHash,
          signature,
          receivedAt: now,
        });
        return this.takeIn(em, stored, batch, now);
      },
    );
  }

  /** The batches of a provider, newest first. @throws DomainError NOT_FOUND when the provider is not theirs */
  async received(
    providerId: string,
    { first, after }: PageArgs,
    by: Actor,
  ): Promise<Connection<ReceivedBatch>> {
    const em = this.em.fork();
    const as = by.actingAs('usage.read', { organisationId: providerId }, 'provider');
    // An official with a conflict is told that there is none, so of one that is not there the same is said.
    if (as.organisationId !== providerId && !(await isKnown(em, providerId))) throw notFound('provider');
    const page = await em.findByCursor(UsageOutcome, {
      where: { organisationId: providerId },
      orderBy: { receivedAt: 'desc', batchId: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const batches = await em.find(UsageBatch, { id: { $in: page.items.map(({ batchId }) => batchId) } });
    const byId = new Map(batches.map((batch) => [batch.id, batch]));
    const { edges, pageInfo } = connection(page);
    return {
      pageInfo,
      edges: edges.map(({ cursor, node }) => ({
        cursor,
        node: receivedBatch(byId.get(node.batchId)!, node),
      })),
    };
  }

  private async takeIn(em: EntityManager, stored: UsageBatch, batch: Batch, now: Date): Promise<BatchReport> {
    const providerId = stored.organisationId;
    const named = batch.entries.map(({ contractId }) => contractId);
    const mine = await contractsOf(em, providerId, named);
    await lockEnterprises(
      em,
      mine.map(({ enterpriseId }) => enterpriseId),
    );
    // Read again behind the lock: an acceptance may just have been taken in.
    const contracts = await contractsOf(em, providerId, named);
    const judged = judge(
      batch.entries,
      batch.periodDay,
      new Map(contracts.map((contract) => [contract.contractId, contract])),
      now,
    );
    await em.flush();
    const entries = batch.entries.flatMap((entry, i) =>
      judged[i]!.status === 'REJECTED' ? [] : [{ ...entry, evidenceId: newId() }],
    );
    const added = await addUsage(em, { batchId: stored.id, providerId, day: batch.periodDay, entries, now });
    const reports = judged.map((report): EntryReport =>
      report.status === 'REJECTED' || added.has(report.contractId)
        ? report
        : { contractId: report.contractId, status: 'REJECTED', code: 'DUPLICATE_DAY' },
    );
    const touched = new Set(
      entries.filter((each) => added.has(each.contractId)).map((each) => each.enterpriseId),
    );
    await this.counting.recount(em, [...touched], `machine:${stored.clientId}`);
    const { notAccepted, ...counts } = outcomeOf(reports);
    em.create(UsageOutcome, {
      batchId: stored.id,
      organisationId: providerId,
      receivedAt: now,
      ...counts,
      notAccepted,
    });
    return {
      batchId: batch.batchId,
      periodDay: batch.periodDay,
      receivedAt: now,
      ...counts,
      entries: reports,
    };
  }
}

function receivedBatch(
  { id, clientId, batchId, day }: UsageBatch,
  { receivedAt, accepted, waiting, rejected, notAccepted }: UsageOutcome,
): ReceivedBatch {
  return {
    id,
    clientId,
    batchId,
    periodDay: day,
    receivedAt,
    accepted,
    waiting,
    rejected,
    notAccepted: notAccepted.slice(0, LINES_SHOWN),
  };
}

/** Whether there is such a provider: one of the pool, or one whose machine has a key. */
async function isKnown(em: EntityManager, providerId: string): Promise<boolean> {
  if ((await em.count(ProviderCopy, { id: providerId })) > 0) return true;
  return (await em.count(MachineKey, { organisationId: providerId })) > 0;
}
