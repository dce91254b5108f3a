import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, notFound } from '#libs/kernel';
import { Clock, Commands, connection, record, type Connection } from '#libs/platform';
import { blockedOf } from '../conflict/conflicts.js';
import { scopeOf, sees, visibleTo } from '../conflict/visibility.js';
import { filesNamed } from '../copies/named.queries.js';
import { AllocationScheduler } from './allocation-scheduler.js';
import { freeReservations } from './reservations.js';
import { Voucher } from './voucher.entity.js';
import { stateAt } from '../rules/voucher.moves.js';
import type { VouchersArgs, VoucherView } from './voucher.views.js';

@Injectable()
export class VoucherService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly scheduler: AllocationScheduler,
  ) {}

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
      const acting = by.actingAs('voucher.release', scopeOf(voucher), 'voucher');
      const own = acting.role === 'ENTERPRISE_SIGNATORY';
      if (!own && now < voucher.redeemBy) throw new DomainError('VOUCHER_NOT_EXPIRED');
      const from = voucher.state;
      voucher.release(acting);
      await freeReservations(em, voucher);
      const { schemeVersionId, state } = voucher;
      record(em, {
        kind: 'VOUCHER',
        id,
        from,
        to: state,
        by: acting,
        at: now,
        ruleVersion: schemeVersionId,
        reason,
      });
      await em.flush();
      return this.view(em, voucher, now);
    });
    await this.scheduler.settle(view.roundId);
    return view;
  }

  /** @throws DomainError NOT_FOUND also when it is there and this actor may not see it */
  async visible(id: string, by: Actor): Promise<VoucherView> {
    const em = this.em.fork();
    const voucher = await em.findOne(Voucher, id);
    if (!voucher || !(await sees(em, by, 'voucher.read', voucher))) throw notFound('voucher');
    // Who looks at a claim that nobody has decided yet has it decided.
    if (voucher.state === 'ACCEPTED') {
      await this.scheduler.decide(voucher.roundId);
      return this.asItStands(id);
    }
    return this.view(em, voucher, await this.clock.now(em));
  }

  /** A voucher that was just decided. */
  async asItStands(id: string): Promise<VoucherView> {
    const em = this.em.fork();
    return this.view(em, await em.findOneOrFail(Voucher, id), await this.clock.now(em));
  }

  async list({ first, after, roundId, text }: VouchersArgs, by: Actor): Promise<Connection<VoucherView>> {
    const em = this.em.fork();
    const found = await em.findByCursor(Voucher, {
      where: {
        ...visibleTo(by, 'voucher.read', await blockedOf(em, by.personId)),
        ...(roundId ? { roundId } : {}),
        ...(text ? { $and: [filesNamed(em, text)] } : {}),
      },
      orderBy: { acceptedNumber: 'desc', id: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const views = await this.views(em, found.items, await this.clock.now(em));
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor }, i) => ({ cursor, node: views[i]! })), pageInfo };
  }

  /** Lets the waiting lists of a voucher's round move on. After the transaction that freed its money. */
  async promoteAround(id: string): Promise<void> {
    const voucher = await this.em.fork().findOneOrFail(Voucher, id);
    await this.scheduler.settle(voucher.roundId);
  }

  private async view(em: EntityManager, voucher: Voucher, now: Date): Promise<VoucherView> {
    return (await this.views(em, [voucher], now))[0]!;
  }

  async views(em: EntityManager, vouchers: readonly Voucher[], now: Date): Promise<VoucherView[]> {
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
    clusterFirst: voucher.priority === 0,
    succeeds: voucher.succeeds,
    ineligibilities: voucher.ineligibilities,
    claimedAt: voucher.claimedAt,
    reservedAt: voucher.reservedAt,
    redeemBy: voucher.redeemBy,
    enterprise: { id: voucher.enterpriseId },
    provider: { id: voucher.providerId },
    contract: { id: voucher.contractId },
  };
}

/** For those that wait: how many wait for the same limit before and with them. One query for all. */
export async function waitingPositions(
  em: EntityManager,
  vouchers: readonly Voucher[],
): Promise<Map<string, number>> {
  const ids = vouchers.filter(({ state }) => state === 'WAITING').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await em.execute<{ id: string; position: number }[]>(
    `select mine.id, waiting_position(mine.waiting_account, mine.priority, mine.accepted_number)::int as position
       from voucher mine
      where mine.id in (select jsonb_array_elements_text(cast(? as jsonb))::uuid) and mine.state = 'WAITING'`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, position }) => [id, position]));
}
