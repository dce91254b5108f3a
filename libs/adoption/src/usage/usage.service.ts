import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId, sha256Hex, type Actor } from '#libs/kernel';
import { Commands } from '#libs/platform';
import { assertSignature, signedText, type Batch } from './batch.signature.js';
import { MachineKey, ProviderCopy } from '../copies/copies.entity.js';
import { lockEnterprises } from '../counting/counting.queries.js';
import { CountingService } from '../counting/counting.service.js';
import { UsageBatch } from '../evidence/evidence.entity.js';
import { addUsage, contractsOf } from './usage.queries.js';
import { judge, type EntryReport } from './usage.rules.js';

export interface BatchReport {
  readonly batchId: string;
  readonly periodDay: string;
  readonly receivedAt: Date;
  readonly accepted: number;
  readonly waiting: number;
  readonly rejected: number;
  readonly entries: EntryReport[];
}

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
    const count = (status: EntryReport['status']) => reports.filter((each) => each.status === status).length;
    return {
      batchId: batch.batchId,
      periodDay: batch.periodDay,
      receivedAt: now,
      accepted: count('ACCEPTED'),
      waiting: count('WAITING'),
      rejected: count('REJECTED'),
      entries: reports,
    };
  }
}
