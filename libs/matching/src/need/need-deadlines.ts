import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NeedBiddingEndedV1, NeedExpiredV1, NeedQuestionsClosedV1 } from '#libs/contracts';
import { Deadlines, type Passed } from '#libs/platform';
import type { Need } from './need.entity.js';
import { partiesOf } from './publication.js';

interface OfNeed extends Passed, Pick<Need, 'hiddenFields' | 'enterpriseId' | 'divisionCode'> {}
interface OfBids extends OfNeed {
  readonly award_by: string | Date;
}

const PARTIES =
  'hidden_fields as "hiddenFields", enterprise_id as "enterpriseId", division_code as "divisionCode"';

/** What becomes of a need by time alone: nothing is asked any more, its bids are in, and at last nobody has awarded it. */
@Injectable()
export class NeedDeadlines implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    this.deadlines.watch<OfNeed, NeedQuestionsClosedV1>({
      kind: 'NEED_QUESTIONS',
      from: 'OPEN',
      to: 'CLOSED',
      // A need that was never open, such as a direct purchase, is asked nothing.
      due: `select id, questions_until as at, ${PARTIES} from need
             where questions_until > ? and questions_until <= ? and (closed_at is null or closed_at >= questions_until)
               and not exists (select from direct_purchase where need_id = need.id)
               for no key update skip locked`,
      event: NeedQuestionsClosedV1,
      tell: ({ id, at, ...need }) => ({
        subject: id,
        data: { needId: id, ...partiesOf(need), closedAt: at.toISOString() },
      }),
    });
    this.deadlines.watch<OfBids, NeedBiddingEndedV1>({
      kind: 'NEED',
      from: 'OPEN',
      to: 'CLOSED',
      due: `select id, bid_deadline as at, award_by, ${PARTIES} from need
             where bid_deadline > ? and bid_deadline <= ? and (closed_at is null or closed_at >= bid_deadline)
               for no key update skip locked`,
      event: NeedBiddingEndedV1,
      tell: ({ id, at, award_by, ...need }) => ({
        subject: id,
        data: {
          needId: id,
          ...partiesOf(need),
          endedAt: at.toISOString(),
          nextMover: 'ENTERPRISE',
          moveBy: new Date(award_by).toISOString(),
        },
      }),
    });
    this.deadlines.watch<OfNeed, NeedExpiredV1>({
      kind: 'NEED',
      from: 'CLOSED',
      to: 'EXPIRED',
      // An award that is taken back after the term leaves the need expired from then on.
      due: `select id, at, ${PARTIES} from need
              cross join lateral (
                select greatest(award_by, max(withdrawn_at)) as at from award where need_id = need.id) term
             where at > ? and at <= ? and awarded_at is null and (closed_at is null or closed_at >= at)
               for no key update of need skip locked`,
      event: NeedExpiredV1,
      tell: ({ id, at, ...need }) => ({
        subject: id,
        data: { needId: id, ...partiesOf(need), expiredAt: at.toISOString() },
      }),
    });
  }
}
