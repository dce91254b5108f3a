import { Injectable } from '@nestjs/common';
import {
  AssessmentCompletedV1,
  ControlChangedV1,
  EnterpriseCertifiedV1,
  ProviderAdmittedV1,
  ProviderLeftV1,
  ProviderReinstatedV1,
  ProviderSuspendedV1,
  SolutionPublishedV1,
} from '#libs/contracts';
import { controlCopy } from '#libs/control';
import { Consumes, ConsumesBatch, type BatchDelivery, type Delivery } from '#libs/platform';
import { resumeContractsOf, stopContractsOf } from './contract-end/standing.reactions.js';
import { enterpriseCopy, maturityCopy, providerCopy, solutionCopy } from './copies/copies.js';

/** Keeps this room's copies of what other rooms own, and lets contracts follow the standing of their provider. */
@Injectable()
export class MatchingConsumer {
  @ConsumesBatch(EnterpriseCertifiedV1)
  async onCertified(events: readonly EnterpriseCertifiedV1[], { em }: BatchDelivery): Promise<void> {
    await enterpriseCopy.take(em, EnterpriseCertifiedV1, events);
  }

  @ConsumesBatch(AssessmentCompletedV1)
  async onAssessed(events: readonly AssessmentCompletedV1[], { em }: BatchDelivery): Promise<void> {
    await maturityCopy.take(em, AssessmentCompletedV1, events);
  }

  @ConsumesBatch(ProviderAdmittedV1)
  async onAdmitted(events: readonly ProviderAdmittedV1[], { em }: BatchDelivery): Promise<void> {
    await providerCopy.take(em, ProviderAdmittedV1, events);
  }

  @Consumes(ProviderSuspendedV1)
  async onSuspended(event: ProviderSuspendedV1, { em }: Delivery): Promise<void> {
    await providerCopy.take(em, ProviderSuspendedV1, [event]);
    await stopContractsOf(em, event);
  }

  @Consumes(ProviderLeftV1)
  async onLeft(event: ProviderLeftV1, { em }: Delivery): Promise<void> {
    await providerCopy.take(em, ProviderLeftV1, [event]);
    await stopContractsOf(em, event);
  }

  @Consumes(ProviderReinstatedV1)
  async onReinstated(event: ProviderReinstatedV1, { em }: Delivery): Promise<void> {
    await providerCopy.take(em, ProviderReinstatedV1, [event]);
    await resumeContractsOf(em, event);
  }

  @ConsumesBatch(SolutionPublishedV1)
  async onPublished(events: readonly SolutionPublishedV1[], { em }: BatchDelivery): Promise<void> {
    await solutionCopy.take(em, SolutionPublishedV1, events);
  }

  @ConsumesBatch(ControlChangedV1)
  async onControlChanged(facts: readonly ControlChangedV1[], { em }: BatchDelivery): Promise<void> {
    await controlCopy.take(em, ControlChangedV1, facts);
  }
}
