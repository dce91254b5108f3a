import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, notFound } from '#libs/kernel';
import { Clock, connection, type Connection, type PageArgs } from '#libs/platform';
import { policyAt } from '#libs/policy';
import { limitOf, programmeAccount } from '../round/limits.js';
import { Round } from '../round/round.entity.js';
import { blockedOf } from '../conflict/conflicts.js';
import { visibleTo } from '../conflict/visibility.js';
import { PAYMENT } from '../policy/subsidy.policies.js';
import { firstReminderBefore, reminderAt } from './reminder.rules.js';
import { Voucher } from './voucher.entity.js';
import { VoucherService, waitingPositions } from './voucher.service.js';
import type { VoucherReminderView, WaitingListArgs, WaitingPlaceView } from './waiting-list.views.js';

@Injectable()
export class WaitingListService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly vouchers: VoucherService,
  ) {}

  /** The places in one list, without names. @throws DomainError NOT_FOUND for a round that is not published */
  async list(args: WaitingListArgs): Promise<Connection<WaitingPlaceView>> {
    const em = this.em.fork();
    const round = await em.findOne(Round, { id: args.roundId, state: { $ne: 'PROPOSED' } });
    if (!round) throw notFound('round');
    const found = await em.findByCursor(Voucher, {
      where: { state: 'WAITING', waitingAccount: accountOf(args) },
      orderBy: { priority: 'asc', acceptedNumber: 'asc' },
      first: args.first,
      after: args.after,
      includeCount: false,
    });
    const positions = await waitingPositions(em, found.items);
    const { edges, pageInfo } = connection(found);
    return {
      edges: edges.map(({ cursor, node: voucher }) => ({
        cursor,
        node: {
          position: positions.get(voucher.id) ?? 0,
          acceptedNumber: String(voucher.acceptedNumber),
          clusterFirst: voucher.priority === 0,
          amountFen: voucher.amountFen,
          claimedAt: voucher.claimedAt,
        },
      })),
      pageInfo,
    };
  }

  /** What ends soon, read off the clock: nothing is sent and nothing is noted. */
  async reminders({ first, after }: PageArgs, by: Actor): Promise<Connection<VoucherReminderView>> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const { reminderDays } = await policyAt(em, PAYMENT, now);
    const found = await em.findByCursor(Voucher, {
      where: {
        ...visibleTo(by, 'voucher.read', await blockedOf(em, by.personId)),
        state: 'RESERVED',
        redeemBy: { $gt: now, $lte: firstReminderBefore(reminderDays, now) },
      },
      orderBy: { redeemBy: 'asc', id: 'asc' },
      first,
      after,
      includeCount: false,
    });
    const views = await this.vouchers.views(em, found.items, now);
    const { edges, pageInfo } = connection(found);
    return {
      edges: edges.map(({ cursor }, i) => ({
        cursor,
        node: { voucher: views[i]!, days: reminderAt(views[i]!.redeemBy, reminderDays, now)! },
      })),
      pageInfo,
    };
  }
}

function accountOf({ roundId, waitingFor, of }: WaitingListArgs): string {
  if (waitingFor === 'PROGRAMME' || !of) return programmeAccount(roundId);
  return limitOf(waitingFor, roundId, of).account;
}
