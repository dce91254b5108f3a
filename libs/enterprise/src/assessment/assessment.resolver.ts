import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, Public, type Connection, type RequestContext } from '#libs/platform';
import { AssessmentDraftService } from './assessment-draft.service.js';
import { AssessmentService } from './assessment.service.js';
import {
  AssessmentConnection,
  AssessmentDraftView,
  AssessmentView,
  MaturityQuestionnaire,
} from './assessment.views.js';
import {
  AssessmentDraftArgs,
  AssessmentsArgs,
  QuestionnaireArgs,
  SaveAssessmentDraftArgs,
  SubmitAssessmentArgs,
} from './assessment.inputs.js';
import { EnterpriseView } from '../registration/enterprise.views.js';

@Resolver(() => AssessmentView)
export class AssessmentResolver {
  constructor(
    private readonly assessments: AssessmentService,
    private readonly drafts: AssessmentDraftService,
  ) {}

  @Query(() => MaturityQuestionnaire, { description: 'The newest edition, or the one that is named.' })
  @Public()
  maturityQuestionnaire(@Args() { version }: QuestionnaireArgs): Promise<MaturityQuestionnaire> {
    return this.assessments.questionnaire(version);
  }

  @Query(() => AssessmentConnection, {
    name: 'assessments',
    description: 'The assessments of an enterprise, newest first.',
  })
  @AllowedTo('enterprise.read')
  history(
    @Args() { enterpriseId, first, after }: AssessmentsArgs,
    @CurrentActor() by: Actor,
  ): Promise<Connection<AssessmentView>> {
    return this.assessments.history(enterpriseId, { first, after }, by);
  }

  @Query(() => AssessmentDraftView, {
    nullable: true,
    description: 'What was answered so far; null where nothing is begun.',
  })
  @AllowedTo('assessment.submit')
  assessmentDraft(
    @Args() { enterpriseId }: AssessmentDraftArgs,
    @CurrentActor() by: Actor,
  ): Promise<AssessmentDraftView | null> {
    return this.drafts.visibleTo(by, enterpriseId);
  }

  @Mutation(() => AssessmentDraftView, {
    description: 'Saves what was answered so far; nothing need be complete.',
  })
  @AllowedTo('assessment.submit')
  saveAssessmentDraft(
    @Args() { idempotencyKey, ...draft }: SaveAssessmentDraftArgs,
    @CurrentActor() by: Actor,
  ): Promise<AssessmentDraftView> {
    return this.drafts.save(draft, idempotencyKey, by);
  }

  @Mutation(() => AssessmentView, {
    description: 'Scores the answers. A new assessment is added each time; the latest is the current one.',
  })
  @AllowedTo('assessment.submit')
  submitAssessment(
    @Args() { idempotencyKey, ...submission }: SubmitAssessmentArgs,
    @CurrentActor() by: Actor,
  ): Promise<AssessmentView> {
    return this.assessments.submit(submission, idempotencyKey, by);
  }
}

/** What the file of an enterprise shows of its assessments. */
@Resolver(() => EnterpriseView)
export class CurrentAssessmentResolver {
  constructor(private readonly assessments: AssessmentService) {}

  @ResolveField(() => AssessmentView, { nullable: true })
  currentAssessment(
    @Parent() { id }: EnterpriseView,
    @Context() request: RequestContext,
  ): Promise<AssessmentView | null> {
    return this.assessments.current(request, id);
  }
}
