import {
  Args,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  ResolveReference,
  Resolver,
} from '@nestjs/graphql';
import { messageOf, type Actor, type Language } from '#libs/kernel';
import {
  CurrentLanguage,
  AllowedTo,
  CurrentActor,
  type RequestContext,
  IdArg,
  IdempotencyKeyArg,
  MomentArg,
  TextArg,
} from '#libs/platform';
import { acceptedForms, checklistProblems } from '../rules/checklist.texts.js';
import { RedemptionsArgs, SubmitRedemptionInput } from './redemption.inputs.js';
import { RedemptionReader } from './redemption.reader.js';
import { RedemptionService } from './redemption.service.js';
import {
  ChecklistItemView,
  ChecklistView,
  DraftView,
  ProblemView,
  RedemptionConnection,
  RedemptionView,
} from './redemption.views.js';

@Resolver(() => RedemptionView)
export class RedemptionResolver {
  constructor(
    private readonly service: RedemptionService,
    private readonly reader: RedemptionReader,
  ) {}

  @Query(() => RedemptionView)
  @AllowedTo('redemption.read')
  redemption(@IdArg('id') id: string, @CurrentActor() by: Actor): Promise<RedemptionView> {
    return this.reader.visible(id, by);
  }

  @Query(() => RedemptionConnection, { description: 'In the order of submission.' })
  @AllowedTo('redemption.read')
  redemptions(@Args() page: RedemptionsArgs, @CurrentActor() by: Actor): Promise<RedemptionConnection> {
    return this.reader.list(page, by);
  }

  @Query(() => ChecklistView, {
    description: 'What submitting these papers would say now, item by item. Nothing is kept.',
  })
  @AllowedTo('redemption.prepare')
  redemptionChecklist(
    @Args('input') input: SubmitRedemptionInput,
    @CurrentActor() by: Actor,
  ): Promise<ChecklistView> {
    return this.service.checklistOf(input, by);
  }

  @Query(() => DraftView, { nullable: true })
  @AllowedTo('redemption.prepare')
  redemptionDraft(
    @IdArg('voucherId') voucherId: string,
    @CurrentActor() by: Actor,
    @Args('phase', { type: () => Int, defaultValue: 1 }) phase: number,
  ): Promise<DraftView | null> {
    return this.service.draftOf(voucherId, phase, by);
  }

  @Mutation(() => DraftView, { description: 'Keeps papers as they are, complete or not.' })
  @AllowedTo('redemption.prepare')
  saveRedemptionDraft(
    @Args('input') input: SubmitRedemptionInput,
    @MomentArg('replaces', {
      nullable: true,
      description:
        'When the draft was saved from which these papers were begun; another one is not overwritten.',
    })
    replaces: Date | null | undefined,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<DraftView> {
    return this.service.saveDraft(input, replaces ?? null, key, by);
  }

  @Mutation(() => RedemptionView, {
    description: 'Asks for a voucher to be paid; also sends a returned file again.',
  })
  @AllowedTo('redemption.submit')
  submitRedemption(
    @Args('input') input: SubmitRedemptionInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RedemptionView> {
    return this.service.submit(input, key, by);
  }

  @Mutation(() => RedemptionView, {
    description:
      'Replaces the papers of a file that was sent: what was decided on the earlier ones counts no more.',
  })
  @AllowedTo('redemption.submit')
  reviseRedemption(
    @Args('input') input: SubmitRedemptionInput,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RedemptionView> {
    return this.service.revise(input, reason, key, by);
  }

  @ResolveReference()
  @AllowedTo('redemption.read')
  resolveReference({ id }: { id: string }, { actor }: RequestContext): Promise<RedemptionView> {
    return this.reader.visible(id, actor!);
  }
}

@Resolver(() => ProblemView)
export class ProblemResolver {
  @ResolveField(() => String, { description: 'What is missing or wrong, and how to mend it.' })
  text(@Parent() { code, params }: ProblemView, @CurrentLanguage() language: Language): string {
    return messageOf(checklistProblems, code, params, language) ?? code;
  }
}

@Resolver(() => ChecklistItemView)
export class ChecklistItemResolver {
  @ResolveField(() => String, { description: 'In which form the paper is taken.' })
  acceptedForm(@Parent() { item }: ChecklistItemView, @CurrentLanguage() language: Language): string {
    return messageOf(acceptedForms, item in acceptedForms ? item : 'OTHER', {}, language)!;
  }
}
