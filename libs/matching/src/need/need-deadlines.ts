import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NeedBiddingEndedV1, NeedExpiredV1 } from '#libs/contracts';
import { Deadlines, type Passed } from '#libs/platform';

interface OfBids extends Passed {
  readonly award_by: string | Date;
}

/** What becomes of a need by time alone: its bids are in, and at last nobody has awarded it. */
@Injectable()
export class NeedDeadlines implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    this.deadlines.watch<OfBids, NeedBiddingEndedV1>({
      kind: 'NEED',
      from: 'OPEN',
      to: 'CLOSED',
      due: `select id, bid_deadline as at, award_by from need
             where bid_deadline > ? and bid_deadline <= ? and (closed_at is null or closed_at >= bid_deadline)
               for no key update skip locked`,
      event: NeedBiddingEndedV1,
      tell: ({ id, at, award_by }) => ({
        subject: id,
        data: {
          needId: id,
          endedAt: at.toISOString(),
          nextMover: 'ENTERPRISE',
          moveBy: new Date(award_by).toISOString(),
        },
      }),
    });
    this.deadlines.watch<Passed, NeedExpiredV1>({
      kind: 'NEED',
      from: 'CLOSED',
      to: 'EXPIRED',
      // An award that is taken back after the term leaves the need expired from then on.
      due: `select id, at from need
              cross join lateral (
                select greatest(award_by, max(withdrawn_at)) as at from award where need_id = need.id) term
             where at > ? and at <= ? and awarded_at is null and (closed_at is null or closed_at >= at)
               for no key update of need skip locked`,
      event: NeedExpiredV1,
      tell: ({ id, at }) => ({ subject: id, data: { needId: id, expiredAt: at.toISOString() } }),
    });
  }
}
