import { Injectable } from '@nestjs/common';
import { ProviderAdmittedV1 } from '#libs/contracts';
import { ConsumesBatch, type BatchDelivery } from '#libs/platform';
import { providerCodeCopy } from './copies/copies.js';

/** Keeps what this room has to know of the pool: by which code a provider is known. */
@Injectable()
export class EnterpriseConsumer {
  @ConsumesBatch(ProviderAdmittedV1)
  async onAdmitted(events: readonly ProviderAdmittedV1[], { em }: BatchDelivery): Promise<void> {
    await providerCodeCopy.take(em, ProviderAdmittedV1, events);
  }
}
