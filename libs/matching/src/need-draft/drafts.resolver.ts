import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { messageOf, type Actor, type ErrorParams, type Language } from '#libs/kernel';
import { AllowedTo, CurrentActor, CurrentLanguage, type Connection } from '#libs/platform';
import { needMessages } from '../need/need.messages.js';
import {
  MoveNeedDraftArgs,
  NeedDraftArgs,
  NeedDraftConnection,
  NeedDraftProblem,
  NeedDraftsArgs,
  NeedDraftView,
  ReturnNeedDraftArgs,
  SaveNeedDraftArgs,
} from './draft.views.js';
import { DraftsService } from './drafts.service.js';
import { needDraftMessages } from './need-draft.messages.js';
import { NeedProposal, ProposeNeedArgs } from './proposal.views.js';
import { ProposalService } from './proposal.service.js';
import { CopyNeedArgs, NeedView } from '../need/need.views.js';

const PROBLEMS = { ...needMessages, ...needDraftMessages };

@Resolver(() => NeedDraftView)
export class DraftsResolver {
  constructor(
    private readonly drafts: DraftsService,
    private readonly proposals: ProposalService,
  ) {}

  @Query(() => NeedProposal, {
    description: 'Scene, machines, systems and protocols that a text speaks of. Nothing is kept.',
  })
  @AllowedTo('need.draft')
  proposeNeed(@Args() { text }: ProposeNeedArgs): Promise<NeedProposal> {
    return this.proposals.propose(text);
  }

  @Query(() => NeedDraftView)
  @AllowedTo('need.draft')
  needDraft(@Args() { id }: NeedDraftArgs, @CurrentActor() by: Actor): Promise<NeedDraftView> {
    return this.drafts.visibleTo(by, id);
  }

  @Query(() => NeedDraftConnection, { description: 'The drafts of an enterprise, newest first.' })
  @AllowedTo('need.draft')
  needDrafts(
    @Args() { enterpriseId, first, after }: NeedDraftsArgs,
    @CurrentActor() by: Actor,
  ): Promise<Connection<NeedDraftView>> {
    return this.drafts.list(enterpriseId, { first, after }, by);
  }

  @Query(() => NeedView, { description: 'The draft as providers would see it: what is hidden is absent.' })
  @AllowedTo('need.draft')
  needPreview(@Args() { id }: NeedDraftArgs, @CurrentActor() by: Actor): Promise<NeedView> {
    return this.drafts.preview(id, by);
  }

  @Mutation(() => NeedDraftView, {
    description: 'Saves what was filled in so far; nothing need be complete.',
  })
  @AllowedTo('need.draft')
  saveNeedDraft(
    @Args() { input, idempotencyKey }: SaveNeedDraftArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedDraftView> {
    return this.drafts.save(input, idempotencyKey, by);
  }

  @Mutation(() => NeedDraftView, { description: 'A new draft from an earlier need of the enterprise.' })
  @AllowedTo('need.draft')
  copyNeed(
    @Args() { needId, idempotencyKey }: CopyNeedArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedDraftView> {
    return this.drafts.copy(needId, idempotencyKey, by);
  }

  @Mutation(() => NeedDraftView, { description: 'Hands the draft to the signatory.' })
  @AllowedTo('need.draft')
  submitNeedDraft(
    @Args() { id, idempotencyKey }: MoveNeedDraftArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedDraftView> {
    return this.drafts.submit(id, idempotencyKey, by);
  }

  @Mutation(() => NeedDraftView, { description: 'The signatory asks for a change, with the reason.' })
  @AllowedTo('need.publish')
  returnNeedDraft(
    @Args() { id, reason, idempotencyKey }: ReturnNeedDraftArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedDraftView> {
    return this.drafts.giveBack(id, reason, idempotencyKey, by);
  }

  @Mutation(() => NeedView, { description: 'The signatory publishes the draft for bids.' })
  @AllowedTo('need.publish')
  publishNeedDraft(
    @Args() { id, idempotencyKey }: MoveNeedDraftArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedView> {
    return this.drafts.publish(id, idempotencyKey, by);
  }

  @Mutation(() => NeedDraftView)
  @AllowedTo('need.draft')
  discardNeedDraft(
    @Args() { id, idempotencyKey }: MoveNeedDraftArgs,
    @CurrentActor() by: Actor,
  ): Promise<NeedDraftView> {
    return this.drafts.discard(id, idempotencyKey, by);
  }
}

@Resolver(() => NeedDraftProblem)
export class NeedDraftProblemResolver {
  @ResolveField(() => String, {
    description: 'What is wrong and how to mend it, in the language of the request.',
  })
  text(@Parent() { code, params }: NeedDraftProblem, @CurrentLanguage() language: Language): string {
    return messageOf(PROBLEMS, code, params as ErrorParams, language) ?? code;
  }
}
