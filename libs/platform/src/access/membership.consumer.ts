import { Injectable } from '@nestjs/common';
import { MembershipChangedV1 } from '#libs/contracts';
import { ConsumesBatch, type BatchDelivery } from '../events/consumer.decorators.js';
import { membershipCopy } from './membership-copy.entity.js';

/** Keeps the service's copy of who holds which role. */
@Injectable()
export class MembershipConsumer {
  @ConsumesBatch(MembershipChangedV1)
  async onMembershipChanged(changes: readonly MembershipChangedV1[], { em }: BatchDelivery): Promise<void> {
    await membershipCopy.take(em, MembershipChangedV1, changes);
  }
}
