import { Injectable } from '@nestjs/common';
import { CreditCodeConfirmedV1 } from '#libs/contracts';
import { ConsumesBatch, oddCodeCopy, type BatchDelivery } from '#libs/platform';

/** Keeps the copy of what the pool asks about. */
@Injectable()
export class ProviderConsumer {
  @ConsumesBatch(CreditCodeConfirmedV1)
  async onCodeConfirmed(facts: readonly CreditCodeConfirmedV1[], { em }: BatchDelivery): Promise<void> {
    await oddCodeCopy.take(em, CreditCodeConfirmedV1, facts);
  }
}
