import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, dayOf, DomainError, newId, notFound } from '#libs/kernel';
import { Clock, Commands, connection, type Connection } from '#libs/platform';
import type { RoundPageArgs } from '../subsidy.args.js';
import { CertifiedEnterprise, PoolProvider, SignedContract } from '../copies.entity.js';
import { actingAs, HOUSE, record } from '../history.entity.js';
import { Round } from '../round/round.entity.js';
import type { SchemeRules } from '../scheme/scheme-rules.js';
import { scopeOf, visibleTo } from '../visibility.js';
import { Allocation, claimantOf, nextAcceptedNumber, rulesOfVersion } from './allocation.js';
import { awardFor } from './award.rules.js';
import { ineligibilities, type Ineligibility } from './eligibility.rules.js';
import { phasesOf } from './phases.rules.js';
import { Voucher } from './voucher.entity.js';
import { stateAt } from './voucher.moves.js';
import type { VoucherView } from './voucher.views.js';

interface ClaimOutcome {
  readonly voucher: VoucherView | null;
  readonly ineligibilities: readonly Ineligibility[];
}

const UNCERTIFIED_AT_ONCE = 100;

@Injectable()
export class VoucherService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly allocation: Allocation,
  ) {}

  /**
   * Claims a voucher for a signed contract. Not eligible is an outcome, with every rule that is not met; a limit that is
   * short is one too: the voucher waits with its place.
   * @throws DomainError NOT_FOUND, CLAIM_WINDOW, VOUCHER_EXISTS
   */
  async claim(input: { roundId: string; contractId: string }, key: string, by: Actor): Promise<ClaimOutcome> {
    const body = { roundId: input.roundId, contractId: input.contractId };
    const outcome = await this.commands.run({ key, by, name: 'claimVoucher', body }, async (em, now) => {
      // Held, so that two claims of one contract come one after the other.
      const contract = await em.findOne(SignedContract, input.contractId, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
      });
      if (!contract) throw notFound('contract');
      const membership = by.actingAs('voucher.claim', { organisationId: contract.enterpriseId }, 'contract');
      const round = await em.findOne(Round, { id: input.roundId, state: 'PUBLISHED' });
      if (!round) throw notFound('round');
      round.assertClaimable(now);
      const acting = actingAs(by, membership);
      const rules = await rulesOfVersion(em, round.schemeVersionId);
      const enterprise = await em.findOne(CertifiedEnterprise, contract.enterpriseId);
      await this.assertNoLiveVoucher(em, round, contract);
      const reasons = await this.reasonsAgainst(em, { contract, enterprise, rules, now, roundId: round.id });
      if (reasons.length > 0) return { voucher: null, ineligibilities: reasons };

      const divisionCode = enterprise?.divisionCode ?? null;
      const claimant = { ...pick(contract), roundId: round.id };
      const limits = divisionCode && (await this.allocation.hold(em, { ...claimant, divisionCode }, rules));
      const { lines, amountFen } = awardFor(contract.lines, rules);
      const voucher = em.create(Voucher, {
        ...claimant,
        id: newId(),
        schemeVersionId: round.schemeVersionId,
        contractId: contract.id,
        divisionCode,
        acceptedNumber: await nextAcceptedNumber(em),
        state: divisionCode ? 'ACCEPTED' : 'WAITING_CERTIFICATION',
        lines,
        amountFen,
        phases: phasesOf(contract.phases, contract.totalFen, amountFen),
        ineligibilities: [],
        claimedBy: by.personId,
        claimedAt: now,
        redeemBy: round.redeemTo,
      });
      const { id, schemeVersionId, state } = voucher;
      record(em, { kind: 'VOUCHER', id, from: null, to: state, by: acting, at: now, schemeVersionId });
      if (limits) await this.allocation.allocate(em, voucher, limits, now);
      await em.flush();
      return { voucher: await this.view(em, voucher, now), ineligibilities: [] };
    });
    if (outcome.voucher?.state === 'WAITING') await this.promoteAround(outcome.voucher.id);
    return outcome;
  }

  /** The vouchers of an enterprise that waited for its certification get their turn, at the place they were accepted. */
  async onCertified(em: EntityManager, enterprise: CertifiedEnterprise, now: Date): Promise<void> {
    const waiting = await em.find(
      Voucher,
      { enterpriseId: enterprise.id, state: 'WAITING_CERTIFICATION' },
      {
        orderBy: { acceptedNumber: 'asc' },
        limit: UNCERTIFIED_AT_ONCE,
        lockMode: LockMode.PESSIMISTIC_WRITE,
      },
    );
    for (const voucher of waiting) {
      const contract = await em.findOneOrFail(SignedContract, voucher.contractId);
      const rules = await rulesOfVersion(em, voucher.schemeVersionId);
      const { roundId, claimedAt } = voucher;
      const reasons = await this.reasonsAgainst(em, { contract, enterprise, rules, now: claimedAt, roundId });
      voucher.divisionCode = enterprise.divisionCode;
      if (reasons.length > 0) {
        voucher.refuse(reasons);
        const { id, schemeVersionId } = voucher;
        const change = { from: 'WAITING_CERTIFICATION', to: 'REFUSED', by: HOUSE, at: now };
        record(em, { kind: 'VOUCHER', id, schemeVersionId, ...change });
      } else {
        voucher.accept();
        const limits = await this.allocation.hold(em, claimantOf(voucher, enterprise.divisionCode), rules);
        await this.allocation.allocate(em, voucher, limits, now);
      }
      await em.flush();
    }
  }

  /**
   * Gives a voucher up: the enterprise at any time before it asks for redemption, the programme manager when it has
   * expired. What it held goes to the waiting list.
   * @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, VOUCHER_NOT_EXPIRED
   */
  async release(id: string, reason: string, key: string, by: Actor): Promise<VoucherView> {
    const body = { id, reason };
    const view = await this.commands.run({ key, by, name: 'releaseVoucher', body }, async (em, now) => {
      const voucher = await em.findOne(Voucher, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!voucher || !by.may('voucher.release', scopeOf(voucher))) throw notFound('voucher');
      const acting = actingAs(by, by.actingAs('voucher.release', scopeOf(voucher), 'voucher'));
      const own = acting.role === 'ENTERPRISE_SIGNATORY';
      if (!own && now < voucher.redeemBy) throw new DomainError('VOUCHER_NOT_EXPIRED');
      const from = voucher.state;
      voucher.release(acting);
      await this.allocation.free(em, voucher);
      const { schemeVersionId, state } = voucher;
      record(em, { kind: 'VOUCHER', id, from, to: state, by: acting, at: now, schemeVersionId, reason });
      await em.flush();
      return this.view(em, voucher, now);
    });
    await this.promoteAround(id);
    return view;
  }

  /** @throws DomainError NOT_FOUND also when it is there and this actor may not see it */
  async visible(id: string, by: Actor): Promise<VoucherView> {
    const em = this.em.fork();
    const voucher = await em.findOne(Voucher, id);
    if (!voucher || !by.may('voucher.read', scopeOf(voucher))) throw notFound('voucher');
    return this.view(em, voucher, await this.clock.now(em));
  }

  async list({ first, after, roundId }: RoundPageArgs, by: Actor): Promise<Connection<VoucherView>> {
    const em = this.em.fork();
    const found = await em.findByCursor(Voucher, {
      where: { ...visibleTo(by, 'voucher.read'), ...(roundId ? { roundId } : {}) },
      orderBy: { acceptedNumber: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const views = await this.views(em, found.items, await this.clock.now(em));
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor }, i) => ({ cursor, node: views[i]! })), pageInfo };
  }

  /** Lets the waiting lists that a voucher has to do with move on. */
  async promoteAround(id: string): Promise<void> {
    const voucher = await this.em.fork().findOneOrFail(Voucher, id);
    await this.allocation.promote(this.allocation.accountsOf(voucher));
  }

  private async assertNoLiveVoucher(
    em: EntityManager,
    round: Round,
    contract: SignedContract,
  ): Promise<void> {
    const live = await em.findOne(Voucher, {
      roundId: round.id,
      contractId: contract.id,
      state: { $nin: ['REFUSED', 'RELEASED'] },
    });
    if (live) throw new DomainError('VOUCHER_EXISTS', { voucherId: live.id });
  }

  private async reasonsAgainst(
    em: EntityManager,
    claim: {
      readonly contract: SignedContract;
      readonly enterprise: CertifiedEnterprise | null;
      readonly rules: SchemeRules;
      readonly now: Date;
      readonly roundId: string;
    },
  ): Promise<Ineligibility[]> {
    const { contract, enterprise, rules, now, roundId } = claim;
    const elsewhere = await em.count(Voucher, {
      contractId: contract.id,
      roundId: { $ne: roundId },
      $or: [
        { state: { $in: ['REDEEMING', 'REDEEMED', 'PAID'] } },
        { state: { $in: ['WAITING_CERTIFICATION', 'WAITING', 'RESERVED'] }, redeemBy: { $gt: now } },
      ],
    });
    const facts = {
      signedOn: contract.signedOn,
      providerInPool: (await em.findOne(PoolProvider, contract.providerId)) !== null,
      hadVoucher: elsewhere > 0,
      computedFen: awardFor(contract.lines, rules).computedFen,
    };
    return ineligibilities(enterprise, facts, rules, dayOf(now));
  }

  private async view(em: EntityManager, voucher: Voucher, now: Date): Promise<VoucherView> {
    return (await this.views(em, [voucher], now))[0]!;
  }

  private async views(em: EntityManager, vouchers: readonly Voucher[], now: Date): Promise<VoucherView[]> {
    const positions = await waitingPositions(em, vouchers);
    return vouchers.map((voucher) => voucherView(voucher, positions.get(voucher.id) ?? null, now));
  }
}

function voucherView(voucher: Voucher, waitingPosition: number | null, now: Date): VoucherView {
  return {
    id: voucher.id,
    roundId: voucher.roundId,
    schemeVersionId: voucher.schemeVersionId,
    state: stateAt(voucher.state, voucher.redeemBy, now),
    amountFen: voucher.amountFen,
    phases: voucher.phases,
    lines: voucher.lines,
    acceptedNumber: String(voucher.acceptedNumber),
    waitingFor: voucher.waitingFor,
    waitingPosition,
    ineligibilities: voucher.ineligibilities,
    claimedAt: voucher.claimedAt,
    reservedAt: voucher.reservedAt,
    redeemBy: voucher.redeemBy,
    enterprise: { id: voucher.enterpriseId },
    provider: { id: voucher.providerId },
    contract: { id: voucher.contractId },
  };
}

function pick({ enterpriseId, providerId }: SignedContract): { enterpriseId: string; providerId: string } {
  return { enterpriseId, providerId };
}

/** For those that wait: how many wait for the same limit with a number up to theirs. One query for all. */
async function waitingPositions(
  em: EntityManager,
  vouchers: readonly Voucher[],
): Promise<Map<string, number>> {
  const ids = vouchers.filter(({ state }) => state === 'WAITING').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await em.execute<{ id: string; position: number }[]>(
    `select mine.id, (select count(*)::int from voucher other
                       where other.state = 'WAITING' and other.waiting_account = mine.waiting_account
                         and other.accepted_number <= mine.accepted_number) as position
       from voucher mine where mine.id in (select jsonb_array_elements_text(cast(? as jsonb))::uuid)`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, position }) => [id, position]));
}
