import { createHmac } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { BidSealedV1 } from '#libs/contracts';
import { inShanghai, canonicalJson, DomainError, newId, notFound, sha256Hex, type Actor } from '#libs/kernel';
import { Commands, Outbox } from '#libs/platform';
import { Bid } from './bid.entity.js';
import { assertPriceIsSum, contentOf, defaultMilestones, textOf, type BidContent } from './bid.rules.js';
import { AdmittedProvider, CatalogueSolution } from '../copies.entity.js';
import { record } from '../history.entity.js';
import { releasedKey } from '../matching.queries.js';
import { houseKeyOf, MatchingSettings } from '../matching.settings.js';
import { Need, notYetOpen } from '../need/need.entity.js';
import { newKeyPair, newSalt, opener, seal } from './sealing.js';

export type BidDraft = Omit<BidContent, 'bidId' | 'salt' | 'milestones' | 'solutionId'> &
  Partial<Pick<BidContent, 'milestones' | 'solutionId'>>;

export interface Receipt {
  readonly bidId: string;
  readonly sealedAt: Date;
  readonly contentHash: string;
  readonly replacedAt: Date | null;
}

/** A bid with its content, after the deadline. */
export interface OpenedBid extends Omit<BidContent, 'salt' | 'bidId'> {
  readonly id: string;
  readonly sealedAt: Date;
  readonly contentHash: string;
  /** The text that was sealed. */
  readonly document: string;
}

/** Sealed bids: nobody reads one before the deadline of its need, by the clock of the database. */
@Injectable()
export class BidsService {
  private readonly houseKey: Uint8Array;

  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    settings: MatchingSettings,
  ) {
    this.houseKey = houseKeyOf(settings);
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
      }),
    );
    return this.commands.run({ key, by, name: 'sealBid', body }, async (em, now) => {
      const as = by.actingAs('bid.seal', { organisationId: draft.providerId }, 'Provider');
      assertPriceIsSum(draft.priceFen, draft.lines);
      await assertMayBid(em, draft);
      // Shared: bids do not wait for each other, and an award waits for bids that are just coming in.
      const need = await em.findOne(Need, draft.needId, { lockMode: LockMode.PESSIMISTIC_READ });
      if (!need) throw notFound('Need');
      const content = contentFrom(draft);
      const text = textOf(content);
      const bid = {
        id: content.bidId,
        needId: need.id,
        providerId: draft.providerId,
        sealedBy: by.personId,
        sealedText: await seal(text, await this.publicKeyOf(em, need.id)),
        contentHash: sha256Hex(text),
      };
      const sealedAt = await storeBeforeDeadline(em, bid);
      if (!sealedAt)
        throw new DomainError('BID_DEADLINE_PASSED', { bidDeadline: inShanghai(need.bidDeadline) });
      record(em, { kind: 'BID', subjectId: bid.id, from: null, to: 'SEALED' }, by, as, sealedAt);
      this.outbox.add(em, BidSealedV1, need.id, sealedEvent({ ...bid, sealedAt }), now);
      return { bidId: bid.id, sealedAt, contentHash: bid.contentHash, replacedAt: null };
    });
  }

  /**
   * The bids of a need: all for its enterprise and the auditor, a provider's own for the provider. Cheapest first.
   * @throws DomainError NOT_YET_OPEN before the deadline, for everyone and whether there are bids or not; NOT_FOUND
   */
  async opened(needId: string, by: Actor): Promise<OpenedBid[]> {
    const em = this.em.fork();
    const need = await em.findOne(Need, needId);
    if (!need) throw notFound('Need');
    const whole = by.may('bid.read', { organisationId: need.enterpriseId, divisionCode: need.divisionCode });
    const own = by.organisations('PROVIDER', 'bid.read');
    const entitled = whole || (await em.count(AdmittedProvider, { id: { $in: own } })) > 0;
    if (!entitled) throw notFound('Need');
    const open = await this.openerOf(em, needId);
    const bids = await em.find(Bid, {
      needId,
      replacedAt: null,
      ...(whole ? {} : { providerId: { $in: own } }),
    });
    const opened = await Promise.all(bids.map(open));
    return opened.toSorted((a, b) => Number(a.priceFen - b.priceFen) || (a.id < b.id ? -1 : 1));
  }

  /** The receipts of the person's own providers for a need, newest first, at any time; nothing of others shows. */
  async receipts(needId: string, by: Actor): Promise<Receipt[]> {
    const providerId = { $in: by.organisations('PROVIDER', 'bid.read') };
    const bids = await this.em.fork().find(Bid, { needId, providerId }, { orderBy: { sealedAt: 'desc' } });
    return bids.map(({ id, sealedAt, contentHash, replacedAt }) => ({
      bidId: id,
      sealedAt,
      contentHash,
      replacedAt: replacedAt ?? null,
    }));
  }

  /** For references of other rooms: null when it is absent, hidden or still sealed. */
  async referenceFor(by: Actor, id: string): Promise<OpenedBid | null> {
    const em = this.em.fork();
    const bid = await em.findOne(Bid, { id, replacedAt: null });
    const need = bid && (await em.findOneOrFail(Need, bid.needId));
    if (!need || !(await releasedKey(em, need.id))?.open) return null;
    const scope = { organisationId: [need.enterpriseId, bid.providerId], divisionCode: need.divisionCode };
    return by.may('bid.read', scope) ? (await this.openerOf(em, need.id))(bid) : null;
  }

  /**
   * What opens the bids of a need.
   * @throws DomainError NOT_YET_OPEN before the deadline
   */
  async openerOf(em: EntityManager, needId: string): Promise<(bid: Bid) => Promise<OpenedBid>> {
    const state = await releasedKey(em, needId);
    if (!state) throw notFound('Need');
    if (!state.open) throw notYetOpen(state.bidDeadline);
    const open = state.wrappedPrivateKey && (await opener(state.wrappedPrivateKey, this.houseKey));
    return async (bid) => {
      if (!open) throw new Error(`need ${needId} has bids and no key`);
      return openedBid(bid, await open(bid.sealedText));
    };
  }

  /** The need's public key; the first bid makes it. Two first bids: one insert wins, and both read what it wrote. */
  private async publicKeyOf(em: EntityManager, needId: string): Promise<string> {
    const find = 'select public_key from need_seal where need_id = ?';
    const [found] = await em.execute<{ public_key: string }[]>(find, [needId]);
    if (found) return found.public_key;
    const pair = await newKeyPair(this.houseKey);
    await em.execute(
      `insert into need_seal (need_id, public_key, wrapped_private_key) values (?, ?, ?)
       on conflict (need_id) do nothing`,
      [needId, pair.publicKey, pair.wrappedPrivateKey],
    );
    const [stored] = await em.execute<{ public_key: string }[]>(find, [needId]);
    return stored!.public_key;
  }

  private fingerprint(text: string): string {
    return createHmac('sha256', this.houseKey).update(text).digest('hex');
  }
}

/** @throws DomainError PROVIDER_NOT_ADMITTED, SOLUTION_NOT_OFFERED */
async function assertMayBid(em: EntityManager, { providerId, solutionId }: BidDraft): Promise<void> {
  if (!(await em.findOne(AdmittedProvider, providerId))) throw new DomainError('PROVIDER_NOT_ADMITTED');
  if (solutionId && !(await em.findOne(CatalogueSolution, { id: solutionId, providerId })))
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
    salt: newSalt(),
  };
}

/**
 * Stores a bid in place of the provider's earlier one, if the database's clock is before the deadline in the very
 * statement that stores it.
 * @returns the moment of sealing, or undefined when it came too late; the caller then rolls back
 */
async function storeBeforeDeadline(
  em: EntityManager,
  bid: Pick<Bid, 'id' | 'needId' | 'providerId' | 'sealedBy' | 'sealedText' | 'contentHash'>,
): Promise<Date | undefined> {
  // Two of one provider at once queue here; the index would refuse the second, which this lets replace the first.
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `${bid.needId} ${bid.providerId}`,
  ]);
  await em.execute(
    'update bid set replaced_at = clock.now() where need_id = ? and provider_id = ? and replaced_at is null',
    [bid.needId, bid.providerId],
  );
  const [row] = await em.execute<{ sealed_at: string | Date }[]>(
    `with moment as materialized (select clock.now() as now)
     insert into bid (id, need_id, provider_id, sealed_by, sealed_text, content_hash, sealed_at)
     select ?, need.id, ?, ?, ?, ?, moment.now from need, moment
      where need.id = ? and moment.now < need.bid_deadline
     returning sealed_at`,
    [bid.id, bid.providerId, bid.sealedBy, bid.sealedText, bid.contentHash, bid.needId],
  );
  return row && new Date(row.sealed_at);
}

/** @throws Error when what was stored is not what was sealed: somebody moved or changed a row */
function openedBid(bid: Bid, text: string): OpenedBid {
  const { bidId, salt: _, ...content } = contentOf(text);
  const same = bidId === bid.id && content.needId === bid.needId && content.providerId === bid.providerId;
  if (!same || sha256Hex(text) !== bid.contentHash) throw new Error(`bid ${bid.id} is not what was sealed`);
  return { ...content, id: bid.id, sealedAt: bid.sealedAt, contentHash: bid.contentHash, document: text };
}

function sealedEvent(
  bid: Pick<Bid, 'id' | 'needId' | 'providerId' | 'contentHash' | 'sealedAt'>,
): BidSealedV1 {
  return {
    bidId: bid.id,
    needId: bid.needId,
    providerId: bid.providerId,
    contentHash: bid.contentHash,
    sealedAt: bid.sealedAt.toISOString(),
  };
}
