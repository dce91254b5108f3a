import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticeEndedV1 } from '#libs/contracts';
import { Deadlines, type Passed } from '#libs/platform';

interface OfNotice extends Passed {
  readonly round_id: string;
}

/** A public notice whose days have passed. */
@Injectable()
export class NoticeDeadline implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    this.deadlines.watch<OfNotice, NoticeEndedV1>({
      kind: 'NOTICE',
      from: 'OPEN',
      to: 'ENDED',
      // A notice stays as it was published, so nothing can overtake its end.
      due: 'select id, closes_at as at, round_id from notice where closes_at > ? and closes_at <= ?',
      event: NoticeEndedV1,
      tell: ({ id, at, round_id }) => ({
        subject: id,
        data: { noticeId: id, roundId: round_id, endedAt: at.toISOString(), nextMover: 'COMMISSION' },
      }),
    });
  }
}
