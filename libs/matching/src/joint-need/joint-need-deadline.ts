import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JointNeedCompletedV1 } from '#libs/contracts';
import { Deadlines, type Passed } from '#libs/platform';

interface OfJointNeed extends Passed {
  readonly lead_enterprise_id: string;
}

/** The time to join a joint need that has passed. */
@Injectable()
export class JointNeedDeadline implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    this.deadlines.watch<OfJointNeed, JointNeedCompletedV1>({
      kind: 'JOINT_NEED',
      from: 'JOINING',
      to: 'COMPLETE',
      // It is published after this only, so nothing can overtake it.
      due: `select id, join_until as at, lead_enterprise_id from joint_need
             where join_until > ? and join_until <= ? for no key update skip locked`,
      event: JointNeedCompletedV1,
      tell: ({ id, at, lead_enterprise_id }) => ({
        subject: id,
        data: {
          jointNeedId: id,
          enterpriseId: lead_enterprise_id,
          completedAt: at.toISOString(),
          nextMover: 'ENTERPRISE',
        },
      }),
    });
  }
}
