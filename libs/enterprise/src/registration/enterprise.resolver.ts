import { Args, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, PageArgs, type Connection } from '#libs/platform';
import { industry, isAboveScale, placeName } from '#libs/reference';
import {
  CorrectEnterpriseArgs,
  EnterpriseArgs,
  EnterpriseCommandArgs,
  EnterprisesArgs,
  RefuseCertificationArgs,
  RegisterEnterpriseArgs,
} from './enterprise.inputs.js';
import { CreditCodeArgs, CreditCodeView } from './credit-code.views.js';
import { EnterpriseService } from './enterprise.service.js';
import { EnterpriseConnection, EnterpriseFlag, EnterpriseView } from './enterprise.views.js';
import { registeredElsewhere } from './registration.rules.js';

@Resolver(() => EnterpriseView)
export class EnterpriseResolver {
  constructor(private readonly enterprises: EnterpriseService) {}

  @Query(() => EnterpriseView, { description: 'For its own members, and for officials of its division.' })
  @AllowedTo('enterprise.read')
  enterprise(@Args() { id }: EnterpriseArgs, @CurrentActor() by: Actor): Promise<EnterpriseView> {
    return this.enterprises.visibleTo(by, id);
  }

  @Query(() => EnterpriseConnection, {
    name: 'enterprises',
    description: 'For officials: the enterprises of their divisions, by name.',
  })
  @AllowedTo('enterprise.list')
  list(
    @Args() { first, after, ...filter }: EnterprisesArgs,
    @CurrentActor() by: Actor,
  ): Promise<Connection<EnterpriseView>> {
    return this.enterprises.list(filter, { first, after }, by);
  }

  @Query(() => EnterpriseConnection, {
    description: 'For reviewers: what waits in their divisions, first come first.',
  })
  @AllowedTo('enterprise.certify')
  certificationQueue(@Args() page: PageArgs, @CurrentActor() by: Actor): Promise<Connection<EnterpriseView>> {
    return this.enterprises.certificationQueue(page, by);
  }

  @Query(() => EnterpriseConnection, { description: 'The enterprises in which the caller holds a role.' })
  @AllowedTo('account.own')
  myEnterprises(@Args() page: PageArgs, @CurrentActor() by: Actor): Promise<Connection<EnterpriseView>> {
    return this.enterprises.mine(page, by);
  }

  @Query(() => CreditCodeView, {
    description: 'Before a registration: what the code says, and whether a file exists already.',
  })
  @AllowedTo('enterprise.register')
  creditCode(@Args() { unifiedSocialCreditCode, name }: CreditCodeArgs): Promise<CreditCodeView> {
    return this.enterprises.creditCode(unifiedSocialCreditCode, name ?? null);
  }

  @Mutation(() => EnterpriseView, {
    description: 'Registers a company. The caller becomes its first signatory a moment later.',
  })
  @AllowedTo('enterprise.register')
  registerEnterprise(
    @Args() { input, idempotencyKey }: RegisterEnterpriseArgs,
    @CurrentActor() by: Actor,
  ): Promise<EnterpriseView> {
    return this.enterprises.register(input, idempotencyKey, by);
  }

  @Mutation(() => EnterpriseView, { description: 'Corrects a refused file and hands it in again.' })
  @AllowedTo('enterprise.correct')
  correctEnterprise(
    @Args() { id, input, idempotencyKey }: CorrectEnterpriseArgs,
    @CurrentActor() by: Actor,
  ): Promise<EnterpriseView> {
    return this.enterprises.correct(id, input, idempotencyKey, by);
  }

  @Mutation(() => EnterpriseView)
  @AllowedTo('enterprise.certify')
  certifyEnterprise(
    @Args() { id, idempotencyKey }: EnterpriseCommandArgs,
    @CurrentActor() by: Actor,
  ): Promise<EnterpriseView> {
    return this.enterprises.certify(id, idempotencyKey, by);
  }

  @Mutation(() => EnterpriseView)
  @AllowedTo('enterprise.certify')
  refuseCertification(
    @Args() { id, reason, idempotencyKey }: RefuseCertificationArgs,
    @CurrentActor() by: Actor,
  ): Promise<EnterpriseView> {
    return this.enterprises.refuse(id, reason, idempotencyKey, by);
  }

  @ResolveReference()
  @AllowedTo('enterprise.read')
  resolveReference({ id }: { id: string }, { actor }: { actor: Actor }): Promise<EnterpriseView | null> {
    return this.enterprises.referenceFor(actor, id);
  }

  @ResolveField(() => String, { description: 'City and district, e.g. 佛山市南海区.' })
  divisionName(@Parent() { divisionCode }: EnterpriseView): string {
    return placeName(divisionCode);
  }

  @ResolveField(() => String, { description: 'What the industry is called in GB/T 4754-2017.' })
  industryName(@Parent() { industryCode }: EnterpriseView): string {
    return industry(industryCode)?.name ?? industryCode;
  }

  @ResolveField(() => Boolean, {
    description: '规模以上工业: industrial, revenue of at least 20 million yuan.',
  })
  aboveScale(@Parent() { industryCode, priorYearRevenueFen }: EnterpriseView): boolean {
    return isAboveScale({ industryCode, revenueFen: priorYearRevenueFen });
  }

  @ResolveField(() => [EnterpriseFlag])
  flags(@Parent() { unifiedSocialCreditCode, divisionCode }: EnterpriseView): EnterpriseFlag[] {
    return registeredElsewhere(unifiedSocialCreditCode, divisionCode)
      ? ['DIVISION_DIFFERS_FROM_REGISTRATION']
      : [];
  }
}
