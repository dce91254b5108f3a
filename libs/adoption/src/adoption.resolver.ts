import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, MomentArg, Public } from '#libs/platform';
import {
  CountedEnterprisesArgs,
  DeclareAdoptionInput,
  PaperEvidenceInput,
  ReportUsageInput,
} from './adoption.inputs.js';
import { AdoptionService } from './adoption.service.js';
import { AdoptionView, CountedEnterpriseConnection, GoalView, UsageReportView } from './adoption.views.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { UsageService } from './usage/usage.service.js';

@Resolver()
export class AdoptionResolver {
  constructor(
    private readonly adoptions: AdoptionService,
    private readonly evidence: EvidenceService,
    private readonly usage: UsageService,
  ) {}

  @Query(() => [GoalView], {
    description: 'The goals of the plan and how far they have come, as of any past moment.',
  })
  @Public()
  goals(@MomentArg('asOf', { nullable: true }) asOf?: Date | null): Promise<GoalView[]> {
    return this.adoptions.goals(asOf ?? null);
  }

  @Query(() => AdoptionView, {
    description: 'For the members of the enterprise and the officials of its division.',
  })
  @AllowedTo('adoption.read')
  adoption(
    @Args('enterpriseId', { type: () => ID }, ParseUUIDPipe) enterpriseId: string,
    @CurrentActor() by: Actor,
  ): Promise<AdoptionView> {
    return this.adoptions.adoption(enterpriseId, by);
  }

  @Query(() => CountedEnterpriseConnection, {
    description: 'Who counts towards a goal now; officials see those of their division.',
  })
  @AllowedTo('adoption.list')
  countedEnterprises(
    @Args() args: CountedEnterprisesArgs,
    @CurrentActor() by: Actor,
  ): Promise<CountedEnterpriseConnection> {
    return this.adoptions.counted(args, by);
  }

  @Mutation(() => UsageReportView, {
    description: 'For machines of providers: the use of a day, signed. The batch id is the idempotency key.',
  })
  @AllowedTo('usage.report')
  reportUsage(@Args('input') input: ReportUsageInput, @CurrentActor() by: Actor): Promise<UsageReportView> {
    const { signature, ...batch } = input;
    return this.usage.report(batch, signature, by);
  }

  @Mutation(() => AdoptionView, {
    description: 'Declares that the enterprise uses cloud or platform: grade D, beside the official figure.',
  })
  @AllowedTo('adoption.declare')
  declareAdoption(
    @Args('input') input: DeclareAdoptionInput,
    @Args('idempotencyKey', { type: () => ID }) key: string,
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
    @Args('idempotencyKey', { type: () => ID }) key: string,
    @CurrentActor() by: Actor,
  ): Promise<AdoptionView> {
    return this.evidence.recordPaper(input, key, by);
  }
}
