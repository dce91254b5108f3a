import { createHmac } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { BidSealedV1, BidWithdrawnV1 } from '#libs/contracts';
import {
  inShanghai,
  canonicalJson,
  DomainError,
  newId,
  notFound,
  sha256Hex,
  type Actor,
  type ActingMembership,
} from '#libs/kernel';
import { Commands, Outbox, record, load, moveBySql, type Change } from '#libs/platform';
import { Bid } from './bid.entity.js';
import { assertPriceIsSum, defaultMilestones, textOf, type BidContent } from './bid.rules.js';
import { Receipts, type Receipt } from './receipts.js';
import { SealingKeysService } from './sealing-keys.service.js';
import { ProviderCopy, SolutionCopy } from '../copies/copies.entity.js';
import { houseKeyOf, MatchingSettings } from './matching.settings.js';
import { Need } from '../need/need.entity.js';
import { looksSealed, newSalt, seal } from './sealing.js';
import { assertUnrelatedParties } from '../copies/unrelated.js';

export type BidDraft = Omit<BidContent, 'bidId' | 'salt' | 'milestones' | 'solutionId' | 'confidential'> &
  Partial<Pick<BidContent, 'milestones' | 'solutionId' | 'confidential'>>;

/** A bid that its bidder sealed by itself: the platform never sees what is in it before the deadline. */
export interface SealedDraft {
  readonly bidId: string;
  readonly needId: string;
  readonly providerId: string;
  readonly sealedText: string;
  readonly contentHash: string;
}

type StoredBid = Pick<
  Bid,
  'id' | 'needId' | 'providerId' | 'sealedBy' | 'sealedText' | 'contentHash' | 'origin'
>;

/** Takes sealed bids until the deadline by the clock of the database, and lets them be replaced or withdrawn till then. */
@Injectable()
export class BidsService {
  private readonly houseKey: Uint8Array;
  private readonly signer: Receipts;

  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly keys: SealingKeysService,
    settings: MatchingSettings,
  ) {
    this.houseKey = houseKeyOf(settings);
    this.signer = new Receipts(this.houseKey);
  }

  /**
   * Seals a bid; an earlier one of the same provider is replaced and stays in the history.
   * @throws DomainError BID_DEADLINE_PASSED at the deadline and after it, PROVIDER_NOT_ADMITTED, SOLUTION_NOT_OFFERED,
   * BID_SUM_MISMATCH, LINE_AMOUNT, NOT_FOUND
   */
  seal(draft: BidDraft, key: string, by: Actor): Promise<Receipt> {
    // The record of the command keeps a hash of the body. A keyed one, since a bare one would let a price be guessed.
    const body = this.fingerprint(
      canonicalJson({
        ...draft,
        lines: draft.lines.map((line) => ({ ...line })),
        milestones: draft.milestones?.map((each) => ({ ...each })),
        confidential: draft.confidential?.map((each) => ({ ...each })),
      }),
    );
    return this.commands.run({ key, by, name: 'sealBid', body }, async (em, now) => {
      const as = by.actingAs('bid.seal', { organisationId: draft.providerId }, 'provider');
      assertPriceIsSum(draft.priceFen, draft.lines);
      await assertMayBid(em, draft);
      const need = await sharedNeed(em, draft.needId);
      await assertNotRelated(em, need, draft.providerId, now);
      const content = contentFrom(draft);
      const text = textOf(content);
      const bid = {
        id: content.bidId,
        needId: need.id,
        providerId: draft.providerId,
        sealedBy: by.personId,
        sealedText: await seal(text, ...(await this.keys.publicKeys(em, need.id))),
        contentHash: sha256Hex(text),
        origin: 'PLATFORM' as const,
      };
      return this.store(em, need, bid, by, as, now);
    });
  }

  /**
   * Takes a bid that the bidder sealed by itself to the keys of the need. What is in it shows at the opening alone.
   * @throws DomainError NOT_SEALED, BID_DEADLINE_PASSED, PROVIDER_NOT_ADMITTED, NOT_FOUND (also for an id in use)
   */
  submitSealed(draft: SealedDraft, key: string, by: Actor): Promise<Receipt> {
    return this.commands.run({ key, by, name: 'submitSealedBid', body: { ...draft } }, async (em, now) => {
      const { bidId, needId, providerId, sealedText, contentHash } = draft;
      const as = by.actingAs('bid.seal', { organisationId: providerId }, 'provider');
      await assertMayBid(em, { providerId });
      const need = await sharedNeed(em, needId);
      await assertNotRelated(em, need, providerId, now);
      if (!looksSealed(sealedText)) throw new DomainError('NOT_SEALED');
      if (await em.findOne(Bid, bidId, { fields: ['id'] })) throw notFound('bid');
      await this.keys.publicKeys(em, needId);
      const sealedBy = by.personId;
      const bid = {
        id: bidId,
        needId,
        providerId,
        sealedBy,
        sealedText,
        contentHash,
        origin: 'CLIENT' as const,
      };
      return this.store(em, need, bid, by, as, now);
    });
  }

  /**
   * Takes a provider's bid back; it stays in the history, and another may be sealed until the deadline.
   * @throws DomainError BID_DEADLINE_PASSED at the deadline and after it; NOT_FOUND when none stands
   */
  withdraw(needId: string, providerId: string, key: string, by: Actor): Promise<Receipt> {
    const command = { key, by, name: 'withdrawBid', body: { needId, providerId } };
    return this.commands.run(command, async (em, now) => {
      const as = by.actingAs('bid.seal', { organisationId: providerId }, 'provider');
      const need = await sharedNeed(em, needId);
      await inTurn(em, { needId, providerId });
      const bid = await load(em, Bid, { needId, providerId, replacedAt: null }, 'bid');
      const [row] = await em.execute<{ at: string | Date }[]>(
        `with moment as materialized (select clock.now() as now)
         update bid set replaced_at = moment.now, withdrawn_at = moment.now from need, moment
          where bid.id = ? and need.id = bid.need_id and moment.now < need.bid_deadline
         returning moment.now as at`,
        [bid.id],
      );
      if (!row) throw tooLate(need);
      const withdrawnAt = new Date(row.at);
      record(em, { kind: 'BID', id: bid.id, from: 'SEALED', to: 'WITHDRAWN', by: as, at: withdrawnAt });
      this.outbox.add(
        em,
        BidWithdrawnV1,
        needId,
        { bidId: bid.id, needId, providerId, withdrawnAt: withdrawnAt.toISOString() },
        now,
      );
      const { id, contentHash, sealedText, sealedAt } = bid;
      const current = { id, needId, providerId, contentHash, sealedText, sealedAt };
      return this.signer.of({ ...current, replacedAt: withdrawnAt, withdrawnAt });
    });
  }

  /** The receipts of the person's own providers for a need, newest first, at any time; nothing of others shows. */
  async receipts(needId: string, by: Actor): Promise<Receipt[]> {
    const providerId = { $in: by.organisations('PROVIDER', 'bid.read') };
    const bids = await this.em
      .fork()
      .find(Bid, { needId, providerId }, { orderBy: { sealedAt: 'desc' }, limit: 100 });
    return Promise.all(bids.map((bid) => this.signer.of(bid)));
  }

  private async store(
    em: EntityManager,
    need: Need,
    bid: StoredBid,
    by: Actor,
    as: ActingMembership,
    now: Date,
  ): Promise<Receipt> {
    const sealedAt = await storeBeforeDeadline(em, bid, { by: as, at: now });
    if (!sealedAt) throw tooLate(need);
    record(em, { kind: 'BID', id: bid.id, from: null, to: 'SEALED', by: as, at: sealedAt });
    this.outbox.add(em, BidSealedV1, need.id, sealedEvent({ ...bid, sealedAt }), now);
    return this.signer.of({ ...bid, sealedAt });
  }

  private fingerprint(text: string): string {
    return createHmac('sha256', this.houseKey).update(text).digest('hex');
  }
}

function tooLate({ bidDeadline }: Need): DomainError {
  return new DomainError('BID_DEADLINE_PASSED', { bidDeadline: inShanghai(bidDeadline) });
}

/**
 * A shared lock: bids do not wait for each other, and an award or an extension waits for bids that are just coming in.
 * @throws DomainError NEED_NOT_OPEN when the enterprise has closed it, NOT_FOUND
 */
async function sharedNeed(em: EntityManager, needId: string): Promise<Need> {
  const need = await em.findOne(Need, needId, { lockMode: LockMode.PESSIMISTIC_READ });
  if (!need) throw notFound('need');
  if (need.closedAt) throw new DomainError('NEED_NOT_OPEN', { state: 'CANCELLED' });
  return need;
}

/** @throws DomainError RELATED_PARTIES */
function assertNotRelated(
  em: EntityManager,
  { id, enterpriseId }: Need,
  providerId: string,
  now: Date,
): Promise<void> {
  return assertUnrelatedParties(em, { enterpriseId, providerId }, { act: 'BID', subjectId: id }, now);
}

/** @throws DomainError PROVIDER_NOT_ADMITTED, PROVIDER_NOT_IN_GOOD_STANDING, SOLUTION_NOT_OFFERED */
async function assertMayBid(
  em: EntityManager,
  { providerId, solutionId }: Pick<BidDraft, 'providerId' | 'solutionId'>,
): Promise<void> {
  const provider = await em.findOne(ProviderCopy, providerId);
  if (!provider) throw new DomainError('PROVIDER_NOT_ADMITTED');
  if (provider.standing !== 'GOOD') throw new DomainError('PROVIDER_NOT_IN_GOOD_STANDING');
  if (solutionId && !(await em.findOne(SolutionCopy, { id: solutionId, providerId })))
    throw new DomainError('SOLUTION_NOT_OFFERED');
}

function contentFrom(draft: BidDraft): BidContent {
  return {
    bidId: newId(),
    needId: draft.needId,
    providerId: draft.providerId,
    solutionId: draft.solutionId ?? null,
    priceFen: draft.priceFen,
    lines: draft.lines,
    deliveryMonths: draft.deliveryMonths,
    milestones: draft.milestones ?? defaultMilestones(draft.deliveryMonths),
    proposal: draft.proposal,
    confidential: draft.confidential ?? [],
    salt: newSalt(),
  };
}

/** Two of one provider at once queue here; the index would refuse the second, which this lets replace the first. */
async function inTurn(em: EntityManager, bid: Pick<Bid, 'needId' | 'providerId'>): Promise<void> {
  const lock = `${bid.needId} ${bid.providerId}`;
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [lock]);
}

/**
 * Stores a bid in place of the provider's earlier one, if the database's clock is before the deadline in the very
 * statement that stores it.
 * @returns the moment of sealing, or undefined when it came too late; the caller then rolls back
 */
async function storeBeforeDeadline(
  em: EntityManager,
  bid: StoredBid,
  act: Pick<Change, 'by' | 'at'>,
): Promise<Date | undefined> {
  await inTurn(em, bid);
  await moveBySql(
    em,
    { kind: 'BID', ...act },
    {
      sql: `update bid set replaced_at = clock.now() where need_id = ? and provider_id = ? and replaced_at is null
            returning id, 'SEALED' as from_state, 'REPLACED' as to_state`,
      params: [bid.needId, bid.providerId],
    },
  );
  const [row] = await em.execute<{ sealed_at: string | Date }[]>(
    `with moment as materialized (select clock.now() as now)
     insert into bid (id, need_id, provider_id, sealed_by, sealed_text, content_hash, origin, sealed_at)
     select ?, need.id, ?, ?, ?, ?, ?, moment.now from need, moment
      where need.id = ? and moment.now < need.bid_deadline
     returning sealed_at`,
    [bid.id, bid.providerId, bid.sealedBy, bid.sealedText, bid.contentHash, bid.origin, bid.needId],
  );
  return row && new Date(row.sealed_at);
}

function sealedEvent(bid: Pick<Bid, 'id' | 'needId' | 'contentHash' | 'sealedAt'>): BidSealedV1 {
  return {
    bidId: bid.id,
    needId: bid.needId,
    contentHash: bid.contentHash,
    sealedAt: bid.sealedAt.toISOString(),
  };
}
