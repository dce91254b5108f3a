import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, IdempotencyKeyArg } from '#libs/platform';
import { DeclareAdoptionInput, PaperEvidenceInput } from './evidence.inputs.js';
import { EvidenceService } from './evidence.service.js';
import { AdoptionView } from '../figures/adoption.views.js';

@Resolver()
export class EvidenceResolver {
  constructor(private readonly evidence: EvidenceService) {}

  @Mutation(() => AdoptionView, {
    description: 'Declares that the enterprise uses cloud or platform: grade D, beside the official figure.',
  })
  @AllowedTo('adoption.declare')
  declareAdoption(
    @Args('input') input: DeclareAdoptionInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<AdoptionView> {
    return this.evidence.declare(input, key, by);
  }

  @Mutation(() => AdoptionView, {
    description: 'Records that contract, invoice and acceptance report were seen on paper: grade C.',
  })
  @AllowedTo('adoption.record')
  recordPaperEvidence(
    @Args('input') input: PaperEvidenceInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<AdoptionView> {
    return this.evidence.recordPaper(input, key, by);
  }
}
