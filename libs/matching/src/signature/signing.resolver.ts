import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { ContractView } from '../contract/contract.views.js';
import { SigningService } from './signing.service.js';
import {
  RegisterSigningKeyArgs,
  RevokeSigningKeyArgs,
  SignContractArgs,
  SigningKeysArgs,
  SigningKeyView,
} from './signing.views.js';

@Resolver()
export class SigningResolver {
  constructor(private readonly service: SigningService) {}

  @Query(() => [SigningKeyView], { description: 'Newest first, 100 at most.' })
  @AllowedTo('contract.sign')
  signingKeys(
    @Args() { organisationId }: SigningKeysArgs,
    @CurrentActor() by: Actor,
  ): Promise<SigningKeyView[]> {
    return this.service.keys(organisationId, by);
  }

  @Mutation(() => SigningKeyView, { description: "The person's own key, for one organisation." })
  @AllowedTo('contract.sign')
  registerSigningKey(
    @Args() { idempotencyKey, ...input }: RegisterSigningKeyArgs,
    @CurrentActor() by: Actor,
  ): Promise<SigningKeyView> {
    return this.service.register(input, idempotencyKey, by);
  }

  @Mutation(() => SigningKeyView, { description: 'What was signed by it before still holds.' })
  @AllowedTo('contract.sign')
  revokeSigningKey(
    @Args() { id, idempotencyKey }: RevokeSigningKeyArgs,
    @CurrentActor() by: Actor,
  ): Promise<SigningKeyView> {
    return this.service.revoke(id, idempotencyKey, by);
  }

  @Mutation(() => ContractView, {
    description: "Signs the text that waits for one's side; with the second signature it is in force.",
  })
  @AllowedTo('contract.sign')
  signContract(
    @Args() { id, documentHash, signature, signingKeyId, idempotencyKey }: SignContractArgs,
    @CurrentActor() by: Actor,
  ): Promise<ContractView> {
    return this.service.sign(id, { documentHash, jws: signature, signingKeyId }, idempotencyKey, by);
  }
}
