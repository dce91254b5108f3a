import { Injectable } from '@nestjs/common';
import { ConflictDeclaredV1 } from '#libs/contracts';
import { ConsumesBatch, type BatchDelivery } from '../events/consumer.decorators.js';
import { conflictCopy } from './conflict-copy.entity.js';

/** Keeps the service's copy of which official has to do with which party. Not in subsidy, where it is declared. */
@Injectable()
export class ConflictConsumer {
  @ConsumesBatch(ConflictDeclaredV1)
  async onConflictDeclared(declared: readonly ConflictDeclaredV1[], { em }: BatchDelivery): Promise<void> {
    await conflictCopy.take(em, ConflictDeclaredV1, declared);
  }
}
