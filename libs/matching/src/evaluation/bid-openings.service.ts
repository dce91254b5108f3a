import { Clock, load } from '#libs/platform';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, notFound, sha256Hex, type Actor } from '#libs/kernel';
import { Bid, SealingTrustee } from '../bid/bid.entity.js';
import { contentOf, type BidContent, type OpenedBid } from '../bid/bid.rules.js';
import { readContent, type BidFault } from '../bid/content.rules.js';
import { assertMaySeeNames, maySeeNames } from './evaluators.queries.js';
import { opener } from '../bid/sealing.js';
import { SolutionCopy } from '../copies/copies.entity.js';
import { releasedKey } from '../bid/sealing-state.queries.js';
import { houseKeysOf, MatchingSettings } from '../bid/matching.settings.js';
import { Need, notYetOpen } from '../need/need.entity.js';
import { needsSeenBy } from '../need/seen-needs.queries.js';

/** A bid that its bidder sealed by itself and that turned out to be none. */
export interface VoidBid {
  readonly id: string;
  readonly providerId: string;
  readonly sealedAt: Date;
  readonly fault: BidFault;
}

export interface Opening {
  readonly bids: readonly OpenedBid[];
  readonly voidBids: readonly VoidBid[];
}

type Opener = (bid: Bid) => Promise<OpenedBid | VoidBid>;

function isVoid(bid: OpenedBid | VoidBid): bid is VoidBid {
  return 'fault' in bid;
}

/** Opens bids, after the deadline of their need by the clock of the database. */
@Injectable()
export class BidOpenings {
  private readonly houseKeys: readonly Uint8Array[];

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    settings: MatchingSettings,
  ) {
    this.houseKeys = houseKeysOf(settings);
  }

  /**
   * The bids of a need: all for its enterprise and the auditor, a provider's own for the provider. Cheapest first.
   * @throws DomainError NOT_YET_OPEN before the deadline, for everyone and whether there are bids or not;
   * SEALING_KEY_AWAITED while the second key is not handed in; NOT_FOUND
   */
  async opened(needId: string, by: Actor): Promise<Opening> {
    const em = this.em.fork();
    const need = await load(em, Need, needId, 'need');
    const whole = by.may('bid.read', { organisationId: need.enterpriseId, divisionCode: need.divisionCode });
    const own = by.organisations('PROVIDER', 'bid.read');
    // Somebody who may not see the need is not told by an empty list that it is there.
    const visible = { $and: [{ id: needId }, await needsSeenBy(em, by, await this.clock.now(em))] };
    if (!whole && (own.length === 0 || !(await em.count(Need, visible)))) throw notFound('need');
    await assertMaySeeNames(em, needId, by);
    return this.openedIn(em, needId, whole ? undefined : own);
  }

  /** The bids that count, cheapest first, of all providers or of some. @throws DomainError as `opened` */
  async openedIn(em: EntityManager, needId: string, providers?: readonly string[]): Promise<Opening> {
    const open = await this.openerOf(em, needId);
    const bids = await em.find(Bid, {
      needId,
      replacedAt: null,
      ...(providers ? { providerId: { $in: [...providers] } } : {}),
    });
    const all = await Promise.all(bids.map(open));
    return {
      bids: all
        .filter((bid): bid is OpenedBid => !isVoid(bid))
        .toSorted((a, b) => Number(a.priceFen - b.priceFen) || (a.id < b.id ? -1 : 1)),
      voidBids: all.filter(isVoid),
    };
  }

  /** For references of other rooms: null when it is absent, hidden, void or still sealed. */
  async referenceFor(by: Actor, id: string): Promise<OpenedBid | null> {
    const em = this.em.fork();
    const bid = await em.findOne(Bid, { id, replacedAt: null });
    const need = bid && (await em.findOneOrFail(Need, bid.needId));
    if (!need) return null;
    const scope = { organisationId: [need.enterpriseId, bid.providerId], divisionCode: need.divisionCode };
    // Asked in this order: the key is released, and the opening on record, for those alone who may read.
    if (!by.may('bid.read', scope) || !(await releasedKey(em, need.id))?.open) return null;
    if (await awaitsSecondKey(em, need.id)) return null;
    if (!(await maySeeNames(em, need.id, by))) return null;
    const opened = await (await this.openerOf(em, need.id))(bid);
    return isVoid(opened) ? null : opened;
  }

  /**
   * What opens the bids of a need.
   * @throws DomainError NOT_YET_OPEN before the deadline, SEALING_KEY_AWAITED
   */
  private async openerOf(em: EntityManager, needId: string): Promise<Opener> {
    const state = await releasedKey(em, needId);
    if (!state) throw notFound('need');
    if (!state.open) throw notYetOpen(state.bidDeadline);
    if (await awaitsSecondKey(em, needId)) throw new DomainError('SEALING_KEY_AWAITED');
    const trustee = await em.findOne(SealingTrustee, needId);
    const keys = [state.wrappedPrivateKey, trustee?.handedInKey].filter((key) => typeof key === 'string');
    const open = state.wrappedPrivateKey ? await opener(this.houseKeys, ...keys) : undefined;
    return async (bid) => {
      if (!open) throw new Error(`need ${needId} has bids and no key`);
      return bid.origin === 'CLIENT'
        ? foundIn(em, bid, open)
        : sealedByHouse(bid, await open(bid.sealedText));
    };
  }
}

async function awaitsSecondKey(em: EntityManager, needId: string): Promise<boolean> {
  return (await em.count(SealingTrustee, { needId, handedInAt: null })) > 0;
}

/** @throws Error when what was stored is not what was sealed: somebody moved or changed a row */
function sealedByHouse(bid: Bid, text: string): OpenedBid {
  const content = contentOf(text);
  const same =
    content.bidId === bid.id && content.needId === bid.needId && content.providerId === bid.providerId;
  if (!same || sha256Hex(text) !== bid.contentHash) throw new Error(`bid ${bid.id} is not what was sealed`);
  return openedBid(bid, content, text);
}

/** What a bidder sealed by itself may be anything: a fault makes this bid void and leaves the others as they are. */
async function foundIn(
  em: EntityManager,
  bid: Bid,
  open: (sealed: string) => Promise<string>,
): Promise<OpenedBid | VoidBid> {
  const voidBid = (fault: BidFault): VoidBid => ({
    id: bid.id,
    providerId: bid.providerId,
    sealedAt: bid.sealedAt,
    fault,
  });
  let text: string;
  try {
    text = await open(bid.sealedText);
  } catch {
    // Whatever jose says of it, it was not sealed to this need: the key itself was tried on the bids of the platform.
    return voidBid('NOT_SEALED_TO_NEED');
  }
  if (sha256Hex(text) !== bid.contentHash) return voidBid('OTHER_HASH');
  const read = readContent(text, { bidId: bid.id, needId: bid.needId, providerId: bid.providerId });
  if (typeof read === 'string') return voidBid(read);
  const { solutionId: id, providerId } = read;
  if (id && (await em.count(SolutionCopy, { id, providerId })) === 0) return voidBid('SOLUTION_NOT_OFFERED');
  return openedBid(bid, read, text);
}

function openedBid(bid: Bid, whole: BidContent, text: string): OpenedBid {
  const { bidId: id, salt: _, ...content } = whole;
  return { ...content, id, sealedAt: bid.sealedAt, contentHash: bid.contentHash, document: text };
}
