import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProviderRectificationOverdueV1 } from '#libs/contracts';
import { Deadlines, type Passed } from '#libs/platform';

/** The day by which a provider was ordered to rectify, Asia/Shanghai, is over: the commission decides what follows. */
@Injectable()
export class RectificationDeadline implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    this.deadlines.watch<Passed, ProviderRectificationOverdueV1>({
      kind: 'PROVIDER_STANDING',
      from: 'RECTIFYING',
      to: 'RECTIFICATION_OVERDUE',
      due: `select provider.id, term.at from provider
              cross join lateral (select (clear_by + 1)::timestamp at time zone 'Asia/Shanghai' as at
                                    from standing_change where provider_id = provider.id
                                   order by standing_change.at desc, id desc limit 1) term
             where provider.standing = 'RECTIFYING' and term.at > ? and term.at <= ?
               for no key update of provider skip locked`,
      event: ProviderRectificationOverdueV1,
      tell: ({ id, at }) => ({
        subject: id,
        data: { providerId: id, dueAt: at.toISOString(), nextMover: 'COMMISSION' },
      }),
    });
  }
}
