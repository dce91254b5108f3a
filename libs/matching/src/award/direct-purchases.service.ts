import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  cityOf,
  dayOf,
  DomainError,
  inShanghai,
  newId,
  sha256Hex,
  type Actor,
  addMonths,
} from '#libs/kernel';
import { Clock, Commands, dataOf, record, type Data, load } from '#libs/platform';
import { policyAt } from '#libs/policy';
import { PROCUREMENT, type ProcurementRules } from '../policy/procurement.policy.js';
import { DirectPurchase } from './award.entity.js';
import { AwardsService } from './awards.service.js';
import { BidOpenings } from '../evaluation/bid-openings.service.js';
import { Bid } from '../bid/bid.entity.js';
import { defaultMilestones, textOf, type BidContent } from '../bid/bid.rules.js';
import type { Turn } from './complaint.rules.js';
import { daysAfter } from '../evaluation/procurement.rules.js';
import { SealingKeysService } from '../bid/sealing-keys.service.js';
import { newSalt, seal } from '../bid/sealing.js';
import { ProviderCopy, SolutionCopy, EnterpriseCopy, MaturityCopy } from '../copies/copies.entity.js';
import { Need } from '../need/need.entity.js';
import { awardByOf } from '../need/need.rules.js';
import { NEED_TERMS } from '../policy/need-terms.policy.js';
import { assertUnrelatedParties } from '../copies/unrelated.js';

export interface Order {
  readonly enterpriseId: string;
  readonly solutionId: string;
  /** The version whose price and terms were read. */
  readonly catalogueVersion: number;
  readonly scenario: string;
  /** What the enterprise has: becomes part of the contract. */
  readonly description: string;
}

export type SeenPurchase = Data<DirectPurchase> & { readonly turn: Turn; readonly contractId: string | null };

/** Buys a catalogue item at its listed price without a call for bids, where the rules allow it. */
@Injectable()
export class DirectPurchasesService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly awards: AwardsService,
    private readonly openings: BidOpenings,
    private readonly keys: SealingKeysService,
  ) {}

  /**
   * Orders an item. It is a need whose deadline comes with its publication, so that nobody else can bid, and a bid at the
   * listed price that the platform writes down and the provider takes or declines.
   * @throws DomainError ENTERPRISE_NOT_CERTIFIED, PROVIDER_NOT_ADMITTED, CATALOGUE_CHANGED, PRICE_NOT_FIXED,
   * DIRECT_LIMIT, SCENARIO_NOT_SERVED, NOT_FOUND
   */
  buy(order: Order, key: string, by: Actor): Promise<SeenPurchase> {
    return this.commands.run({ key, by, name: 'buyDirect', body: { ...order } }, async (em, now) => {
      const as = by.actingAs('direct.buy', { organisationId: order.enterpriseId }, 'enterprise');
      const enterprise = await em.findOne(EnterpriseCopy, order.enterpriseId);
      if (!enterprise) throw new DomainError('ENTERPRISE_NOT_CERTIFIED');
      const solution = await load(em, SolutionCopy, order.solutionId, 'solution');
      // It was never open: the deadline has passed with the moment that lies behind this transaction.
      const publishedAt = new Date(now.getTime() - 1);
      const rules = await policyAt(em, PROCUREMENT, publishedAt);
      const parties = { enterpriseId: enterprise.id, providerId: solution.providerId };
      await assertUnrelatedParties(em, parties, { act: 'DIRECT_PURCHASE', subjectId: solution.id }, now);
      await assertBuyable(em, order, solution, rules);
      const need = await this.needOf(em, order, solution, enterprise, by, publishedAt, now);
      await em.flush();
      const bid = await this.offerOf(em, need, solution, by, now);
      const purchase = em.create(DirectPurchase, {
        id: newId(),
        needId: need.id,
        bidId: bid.id,
        enterpriseId: enterprise.id,
        providerId: solution.providerId,
        solutionId: solution.id,
        catalogueVersion: solution.catalogueVersion,
        priceFen: solution.priceFromFen,
        rulesVersion: String(rules.version),
        offeredBy: by.personId,
        offeredAt: now,
        answerBy: daysAfter(now, rules.acceptDirectPurchaseDays),
      });
      record(em, { kind: 'NEED', id: need.id, from: null, to: 'DIRECT_OFFERED', by: as, at: now });
      await em.flush();
      return seenAt(purchase, null, now);
    });
  }

  /**
   * The provider takes the order, and the contract is drafted as from an award, or declines it.
   * @throws DomainError ANSWER_TOO_LATE, ANSWERED_ALREADY, PROVIDER_NOT_ADMITTED, NOT_FOUND
   */
  answer(id: string, accepted: boolean, reason: string, key: string, by: Actor): Promise<SeenPurchase> {
    const command = { key, by, name: 'answerDirectPurchase', body: { id, accepted, reason } };
    return this.commands.run(command, async (em, now) => {
      const purchase = await load(em, DirectPurchase, id, 'direct purchase', { hold: true });
      const as = by.actingAs('direct.answer', { organisationId: purchase.providerId }, 'direct purchase');
      if (purchase.answeredAt) throw new DomainError('ANSWERED_ALREADY');
      const { answerBy, needId, bidId } = purchase;
      if (now >= answerBy) throw new DomainError('ANSWER_TOO_LATE', { answerBy: inShanghai(answerBy) });
      purchase.accepted = accepted;
      purchase.answerReason = reason;
      purchase.answeredBy = by.personId;
      purchase.answeredAt = now;
      const to = accepted ? 'DIRECT_ACCEPTED' : 'DIRECT_DECLINED';
      record(em, { kind: 'NEED', id: needId, from: 'DIRECT_OFFERED', to, reason, by: as, at: now });
      if (!accepted) {
        await em.flush();
        return seenAt(purchase, null, now);
      }
      if (!(await em.findOne(ProviderCopy, { id: purchase.providerId, standing: 'GOOD' })))
        throw new DomainError('PROVIDER_NOT_ADMITTED');
      await assertUnrelatedParties(em, purchase, { act: 'DIRECT_PURCHASE', subjectId: id }, now);
      const need = await em.findOneOrFail(Need, needId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      need.assertAwardable('SYSTEM', now);
      const { bids } = await this.openings.openedIn(em, needId);
      const bid = bids.find((each) => each.id === bidId)!;
      const terms = {
        reason: '按目录标价直接采购，服务商已接受。',
        rulesVersion: purchase.rulesVersion,
        signBy: daysAfter(now, (await policyAt(em, PROCUREMENT, need.publishedAt)).signWithinDays),
      };
      const contract = await this.awards.choose(em, need, bid, terms, by, { ...as, role: 'SYSTEM' }, now);
      return seenAt(purchase, contract.id, now);
    });
  }

  /** The orders of the person's own organisations, newest first. */
  async list(by: Actor): Promise<SeenPurchase[]> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const found = await em.find(
      DirectPurchase,
      {
        $or: [
          { enterpriseId: { $in: by.organisations('ENTERPRISE', 'direct.read') } },
          { providerId: { $in: by.organisations('PROVIDER', 'direct.read') } },
        ],
      },
      { orderBy: { offeredAt: 'desc' }, limit: 100 },
    );
    const contracts = await em.execute<{ id: string; bid_id: string }[]>(
      'select id, bid_id from contract where bid_id = any (?)',
      [`{${found.map(({ bidId }) => bidId).join(',')}}`],
    );
    return found.map((each) =>
      seenAt(each, contracts.find((contract) => contract.bid_id === each.bidId)?.id ?? null, now),
    );
  }

  private async needOf(
    em: EntityManager,
    order: Order,
    solution: SolutionCopy,
    enterprise: EnterpriseCopy,
    by: Actor,
    publishedAt: Date,
    now: Date,
  ): Promise<Need> {
    const maturity = await em.findOne(MaturityCopy, enterprise.id);
    return em.create(Need, {
      id: newId(),
      enterpriseId: enterprise.id,
      title: solution.title,
      description: order.description,
      scenario: order.scenario,
      protocols: [],
      integrations: [],
      sites: [],
      machines: [],
      budgetFromFen: solution.priceFromFen,
      budgetToFen: solution.priceFromFen,
      deliverBy: addMonths(dayOf(now), solution.deliveryMonths + 1),
      publishedAt,
      bidDeadline: now,
      questionsUntil: now,
      awardBy: awardByOf(now, (await policyAt(em, NEED_TERMS, publishedAt)).awardWithinDays),
      publishedBy: by.personId,
      enterpriseName: enterprise.name,
      unifiedSocialCreditCode: enterprise.unifiedSocialCreditCode,
      divisionCode: enterprise.divisionCode,
      cityCode: cityOf(enterprise.divisionCode),
      industryCode: enterprise.industryCode,
      sizeClass: enterprise.sizeClass,
      maturityLevel: maturity?.level ?? null,
      weakScenes: maturity?.weakScenes ?? [],
    });
  }

  /** The listed offer as a bid. Nothing in it is secret; it is sealed all the same, so that every bid is read in one way. */
  private async offerOf(
    em: EntityManager,
    need: Need,
    solution: SolutionCopy,
    by: Actor,
    now: Date,
  ): Promise<Bid> {
    const content: BidContent = {
      bidId: newId(),
      needId: need.id,
      providerId: solution.providerId,
      solutionId: solution.id,
      priceFen: solution.priceFromFen,
      lines: [
        {
          kind: solution.industrialPlatform ? 'PLATFORM_SERVICE' : 'APPLICATION_SERVICE',
          description: solution.title.slice(0, 200),
          amountFen: solution.priceFromFen,
          industrialPlatform: solution.industrialPlatform,
          publicCloud: solution.publicCloud,
        },
      ],
      deliveryMonths: solution.deliveryMonths,
      milestones: defaultMilestones(solution.deliveryMonths),
      proposal: `${solution.summary}\n目录版本 ${solution.catalogueVersion}，按标价成交。`,
      confidential: [],
      salt: newSalt(),
    };
    const text = textOf(content);
    return em.create(Bid, {
      id: content.bidId,
      needId: need.id,
      providerId: solution.providerId,
      sealedBy: by.personId,
      sealedText: await seal(text, ...(await this.keys.publicKeys(em, need.id))),
      contentHash: sha256Hex(text),
      origin: 'LISTED',
      sealedAt: now,
    });
  }
}

/** @throws DomainError PROVIDER_NOT_ADMITTED, CATALOGUE_CHANGED, SCENARIO_NOT_SERVED, PRICE_NOT_FIXED, DIRECT_LIMIT */
async function assertBuyable(
  em: EntityManager,
  order: Order,
  { providerId, catalogueVersion, scenarios, priceFromFen, priceToFen }: SolutionCopy,
  { directPurchaseUpToFen }: ProcurementRules,
): Promise<void> {
  if (!(await em.findOne(ProviderCopy, { id: providerId, standing: 'GOOD' })))
    throw new DomainError('PROVIDER_NOT_ADMITTED');
  if (catalogueVersion !== order.catalogueVersion)
    throw new DomainError('CATALOGUE_CHANGED', { catalogueVersion });
  if (!scenarios.includes(order.scenario)) throw new DomainError('SCENARIO_NOT_SERVED');
  if (priceFromFen !== priceToFen) throw new DomainError('PRICE_NOT_FIXED');
  if (priceFromFen > directPurchaseUpToFen)
    throw new DomainError('DIRECT_LIMIT', {
      priceFen: String(priceFromFen),
      limitFen: String(directPurchaseUpToFen),
    });
}

/** An order that nobody answered in time is over: read off the clock. */
function seenAt(purchase: DirectPurchase, contractId: string | null, now: Date): SeenPurchase {
  const waits = !purchase.answeredAt && now < purchase.answerBy;
  const turn: Turn = waits
    ? { mover: 'PROVIDER', until: purchase.answerBy }
    : { mover: 'NOBODY', until: null };
  return { ...dataOf(purchase), contractId, turn };
}
