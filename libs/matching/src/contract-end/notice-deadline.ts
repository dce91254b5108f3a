import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TerminationNoticeEndedV1 } from '#libs/contracts';
import { Deadlines, type Passed } from '#libs/platform';
import type { Side } from '../contract/contract.moves.js';

interface OfNotice extends Passed {
  readonly enterprise_id: string;
  readonly provider_id: string;
  readonly side: Side;
}

/** A notice to end a contract whose days have passed: the side that gave it may let it take effect. */
@Injectable()
export class NoticeDeadline implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    this.deadlines.watch<OfNotice, TerminationNoticeEndedV1>({
      kind: 'CONTRACT',
      from: 'NOTICE_GIVEN',
      to: 'NOTICE_ENDED',
      due: `select contract.id, effective_at as at, enterprise_id, provider_id, side
              from contract_termination notice join contract on contract.id = notice.contract_id
             where effective_at > ? and effective_at <= ? and way = 'CAUSE'
               and (withdrawn_at is null or withdrawn_at >= effective_at)
               for no key update of notice skip locked`,
      event: TerminationNoticeEndedV1,
      tell: ({ id, at, enterprise_id, provider_id, side }) => ({
        subject: id,
        data: {
          contractId: id,
          enterpriseId: enterprise_id,
          providerId: provider_id,
          endedAt: at.toISOString(),
          nextMover: side,
        },
      }),
    });
  }
}
