import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, notFound, sha256Hex, type Actor } from '#libs/kernel';
import { Clock, Commands, record, load } from '#libs/platform';
import { Bid, SealingTrustee } from './bid.entity.js';
import { Receipts } from './receipts.js';
import { belongTogether, isPublicKey, newKeyPair, wrapped } from './sealing.js';
import { needsSeenBy } from '../need/seen-needs.queries.js';
import { houseKeyOf, MatchingSettings } from './matching.settings.js';
import { Need, notYetOpen } from '../need/need.entity.js';

/** What a bidder needs to seal in its own client, and to check a receipt. */
export interface SealingKeys {
  readonly needId: string;
  /** JWKs to seal to, the innermost first. */
  readonly publicKeys: readonly string[];
  readonly receiptKey: string;
}

/** The keys to which the bids of a need are sealed: the platform's own, and a second one outside the platform where named. */
@Injectable()
export class SealingKeysService {
  private readonly houseKey: Uint8Array;
  private readonly receipts: Receipts;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    settings: MatchingSettings,
  ) {
    this.houseKey = houseKeyOf(settings);
    this.receipts = new Receipts(this.houseKey);
  }

  /** For everyone who may see the need. @throws DomainError NOT_FOUND */
  async forNeed(needId: string, by: Actor): Promise<SealingKeys> {
    const em = this.em.fork();
    const visible = await needsSeenBy(em, by, await this.clock.now(em));
    if (!(await em.findOne(Need, { $and: [{ id: needId }, visible] }, { fields: ['id'] })))
      throw notFound('need');
    return { needId, publicKeys: await this.publicKeys(em, needId), receiptKey: this.receipts.publicKey };
  }

  /**
   * Names a key whose private half stays outside the platform until the deadline. Once, and before the first bid.
   * @param publicKey JWK of an X25519 key
   * @throws DomainError SEALING_KEY_FORM, TERMS_FIXED, NOT_FOUND
   */
  nameTrustee(needId: string, publicKey: string, key: string, by: Actor): Promise<{ needId: string }> {
    const command = { key, by, name: 'nameSealingTrustee', body: { needId, publicKey } };
    return this.commands.run(command, async (em, now) => {
      const need = await load(em, Need, needId, 'need', { hold: true });
      const as = by.actingAs('need.seal', { organisationId: need.enterpriseId }, 'need');
      if (!isPublicKey(publicKey)) throw new DomainError('SEALING_KEY_FORM');
      if ((await em.findOne(SealingTrustee, needId)) || !(await beforeFirstBid(em, need, now)))
        throw new DomainError('TERMS_FIXED');
      const { kty, crv, x } = JSON.parse(publicKey) as Record<string, string>;
      const plain = JSON.stringify({ kty, crv, x });
      em.create(SealingTrustee, { needId, publicKey: plain, namedBy: by.personId, namedAt: now });
      record(em, { kind: 'NEED', id: needId, from: 'OPEN', to: 'SECOND_KEY_NAMED', by: as, at: now });
      return { needId };
    });
  }

  /**
   * Hands in the private half after the deadline, so that the bids can be opened.
   * @throws DomainError NOT_YET_OPEN before the deadline: it would be in the platform too early; SEALING_KEY_WRONG, NOT_FOUND
   */
  handIn(needId: string, privateKey: string, key: string, by: Actor): Promise<{ needId: string }> {
    // Of a key only its hash is kept with the command: 32 random bytes are not found by trying.
    const command = { key, by, name: 'handInSealingKey', body: { needId, hash: sha256Hex(privateKey) } };
    return this.commands.run(command, async (em, now) => {
      const need = await load(em, Need, needId, 'need', { hold: true });
      const as = by.actingAs('need.seal', { organisationId: need.enterpriseId }, 'need');
      const trustee = await load(em, SealingTrustee, needId, 'sealing key');
      if (now < need.bidDeadline) throw notYetOpen(need.bidDeadline);
      if (!(await belongTogether(privateKey, trustee.publicKey))) throw new DomainError('SEALING_KEY_WRONG');
      if (trustee.handedInAt) return { needId };
      trustee.handedInKey = await wrapped(privateKey, this.houseKey);
      trustee.handedInBy = by.personId;
      trustee.handedInAt = now;
      record(em, { kind: 'NEED', id: needId, from: 'CLOSED', to: 'SECOND_KEY_HANDED_IN', by: as, at: now });
      return { needId };
    });
  }

  /** The public keys of a need, the innermost first. The first who asks makes the platform's: of two, one insert wins. */
  async publicKeys(em: EntityManager, needId: string): Promise<string[]> {
    const find = `select seal.public_key as house, trustee.public_key as trustee
                    from need_seal seal left join sealing_trustee trustee using (need_id) where need_id = ?`;
    type Row = { house: string; trustee: string | null };
    let [found] = await em.execute<Row[]>(find, [needId]);
    if (!found) {
      const pair = await newKeyPair(this.houseKey);
      await em.execute(
        `insert into need_seal (need_id, public_key, wrapped_private_key) values (?, ?, ?)
         on conflict (need_id) do nothing`,
        [needId, pair.publicKey, pair.wrappedPrivateKey],
      );
      [found] = await em.execute<Row[]>(find, [needId]);
    }
    return [found!.trustee, found!.house].filter((publicKey) => publicKey !== null);
  }
}

/**
 * Whether what bidders must know beforehand may still be set. The caller holds the lock on the need, which a bid shares.
 * A refusal tells that there is a bid, so it may be asked for once only: what is set stays set.
 */
export async function beforeFirstBid(em: EntityManager, need: Need, now: Date): Promise<boolean> {
  return need.stateAt(now) === 'OPEN' && (await em.count(Bid, { needId: need.id })) === 0;
}
