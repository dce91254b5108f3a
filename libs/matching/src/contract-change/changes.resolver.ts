import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { NeedArgs } from '../need/need.views.js';
import {
  ContractDifferenceArgs,
  ContractDifferenceView,
  ContractTextArgs,
  ProposeContractChangeArgs,
} from './changes.views.js';
import { ChangesService } from './changes.service.js';
import { ContractView, SignedVersionView, WithReasonArgs } from '../contract/contract.views.js';
import { ContractsService } from '../contract/contracts.service.js';

@Resolver()
export class ChangesResolver {
  constructor(
    private readonly service: ChangesService,
    private readonly contracts: ContractsService,
  ) {}

  @Query(() => [SignedVersionView], {
    description:
      'Every text that was proposed, newest first, 100 at most, with what verifies its signatures.',
  })
  @AllowedTo('contract.read')
  contractVersions(@Args() { id }: NeedArgs, @CurrentActor() by: Actor): Promise<SignedVersionView[]> {
    return this.contracts.versions(id, by);
  }

  @Query(() => String, { description: 'To read; what is signed is the canonical document.' })
  @AllowedTo('contract.read')
  contractText(
    @Args() { id, language, version }: ContractTextArgs,
    @CurrentActor() by: Actor,
  ): Promise<string> {
    return this.contracts.text(id, language, version, by);
  }

  @Query(() => [ContractDifferenceView], {
    description: 'In what a text differs from the bid, or from another.',
  })
  @AllowedTo('contract.read')
  contractDifference(
    @Args() args: ContractDifferenceArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractDifferenceView[]> {
    return this.service.difference(args, by);
  }

  @Mutation(() => ContractView, {
    description:
      'Another text of a draft, or an amendment of a contract in force; earlier signatures are void.',
  })
  @AllowedTo('contract.propose')
  proposeContractChange(
    @Args() { id, change, reason, idempotencyKey }: ProposeContractChangeArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.propose(id, change, reason, idempotencyKey, by);
  }

  @Mutation(() => ContractView, { description: 'Takes back what waits for signatures, or refuses it.' })
  @AllowedTo('contract.propose')
  withdrawContractChange(
    @Args() { id, reason, idempotencyKey }: WithReasonArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.withdraw(id, reason, idempotencyKey, by);
  }
}
