import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import {
  AllowedTo,
  CurrentActor,
  LocalDateScalar,
  PageArgs,
  IdArg,
  IdempotencyKeyArg,
  TextArg,
  CodeArg,
} from '#libs/platform';
import { ApprovalDecision } from '../rules/redemption.moves.js';
import { RedemptionView } from '../redemption/redemption.views.js';
import { AssignmentService } from './assignment.service.js';
import { ConflictReports } from './conflict-reports.service.js';
import { ConflictReportView, DecideConflictReportArgs } from './conflict-report.views.js';
import { ConflictService } from './conflicts.service.js';
import { ConsistencyService } from './consistency.service.js';
import { ReviewService } from './review.service.js';
import {
  AssignmentView,
  ConflictOutcomeView,
  ConsistencyView,
  DeclareConflictInput,
  NextRedemptionView,
  ReviewRedemptionArgs,
  ReviewerView,
  SimilarCaseView,
  TouchedDecisionView,
  UnevenDecisionConnection,
} from './review.views.js';

const MOST_LISTED = 100;
const DIVISION = { form: /^44\d{4}(\d{3})?$/, example: '440305' };
const CITY = { form: /^44\d{2}00$/, example: '440300' };

@Resolver()
export class ReviewResolver {
  constructor(
    private readonly reviews: ReviewService,
    private readonly assignments: AssignmentService,
    private readonly conflicts: ConflictService,
    private readonly reports: ConflictReports,
    private readonly consistency: ConsistencyService,
  ) {}

  @Mutation(() => RedemptionView, {
    description:
      'By the bureau of the enterprise. A return lists every deficiency at once; the clock stands still.',
  })
  @AllowedTo('redemption.review')
  reviewRedemption(
    @Args() { id, decision, reason, deficiencies, idempotencyKey }: ReviewRedemptionArgs,
    @CurrentActor() by: Actor,
  ): Promise<RedemptionView> {
    const given = { decision, reason, deficiencies: deficiencies ?? [] };
    return this.reviews.review(id, given, idempotencyKey, by);
  }

  @Mutation(() => RedemptionView, { description: 'By the commission; another person than the reviewers.' })
  @AllowedTo('redemption.approve')
  approveRedemption(
    @IdArg('id') id: string,
    @Args('decision', { type: () => ApprovalDecision }) decision: ApprovalDecision,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RedemptionView> {
    return this.reviews.approve(id, decision, reason, key, by);
  }

  @Mutation(() => RedemptionView, { description: 'Closes a returned file that was not mended in time.' })
  @AllowedTo('redemption.review')
  lapseRedemption(
    @IdArg('id') id: string,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<RedemptionView> {
    return this.reviews.lapse(id, reason, key, by);
  }

  @Mutation(() => NextRedemptionView, { description: 'Takes the file that waits longest.' })
  @AllowedTo('redemption.review')
  nextRedemption(@IdempotencyKeyArg() key: string, @CurrentActor() by: Actor): Promise<NextRedemptionView> {
    return this.assignments.next(key, by);
  }

  @Mutation(() => [AssignmentView], {
    description:
      'Gives the waiting files of a division to its reviewers, by load; ties go by the seed. At most 100.',
  })
  @AllowedTo('redemption.assign')
  async assignRedemptions(
    @CodeArg('divisionCode', DIVISION) divisionCode: string,
    @TextArg('seed', { most: 100 }) seed: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<AssignmentView[]> {
    return (await this.assignments.distribute(divisionCode, seed, key, by)).assignments;
  }

  @Mutation(() => AssignmentView)
  @AllowedTo('redemption.assign')
  async reassignRedemption(
    @IdArg('id') id: string,
    @TextArg('reviewerId', { most: 100 }) reviewerId: string,
    @TextArg('reason', { most: 2000, lines: true }) reason: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<AssignmentView> {
    return (await this.assignments.reassign(id, reviewerId, reason, key, by)).assignment;
  }

  @Query(() => [ReviewerView], { description: 'Who reviews for a division; at most 100.' })
  @AllowedTo('redemption.assign')
  reviewers(
    @CodeArg('divisionCode', DIVISION) divisionCode: string,
    @CurrentActor() by: Actor,
  ): Promise<ReviewerView[]> {
    return this.assignments.reviewers(divisionCode, by);
  }

  @Mutation(() => ConflictOutcomeView, {
    description:
      'An official has to do with a party: they see nothing of its files any more. Said of somebody else, it waits for a second person.',
  })
  @AllowedTo('conflict.declare')
  declareConflict(
    @Args('input') input: DeclareConflictInput,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<ConflictOutcomeView> {
    return this.conflicts.declare(input, key, by);
  }

  @Query(() => [ConflictReportView], {
    description:
      'Conflicts reported of somebody that wait for a second person, for who reported, who is concerned and who may decide; at most 100.',
  })
  @AllowedTo('conflict.declare')
  conflictReports(@CurrentActor() by: Actor): Promise<ConflictReportView[]> {
    return this.reports.waiting(by);
  }

  @Mutation(() => ConflictOutcomeView, {
    description:
      'The second person: the official concerned confirms it, or another than the reporter decides; about an auditor only an auditor.',
  })
  @AllowedTo('conflict.declare')
  decideConflictReport(
    @Args() { id, decision, reason, idempotencyKey }: DecideConflictReportArgs,
    @CurrentActor() by: Actor,
  ): Promise<ConflictOutcomeView> {
    return this.reports.decide(id, decision, reason, idempotencyKey, by);
  }

  @Query(() => [TouchedDecisionView], {
    description: 'Decisions of people who had a conflict, newest first; at most 100.',
  })
  @AllowedTo('review.measure')
  conflictedDecisions(
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @CurrentActor() by: Actor,
  ): Promise<TouchedDecisionView[]> {
    return this.conflicts.touched(Math.min(Math.max(first, 1), MOST_LISTED), by);
  }

  @Query(() => [SimilarCaseView], { description: 'The five decided files that are most like this one.' })
  @AllowedTo('redemption.compare')
  similarRedemptions(@IdArg('id') id: string, @CurrentActor() by: Actor): Promise<SimilarCaseView[]> {
    return this.consistency.similar(id, by);
  }

  @Query(() => [ConsistencyView], {
    description: 'Decisions per reviewer, city and month beside those of colleagues; at most 1,000 rows.',
  })
  @AllowedTo('review.measure')
  reviewConsistency(
    @Args('from', { type: () => LocalDateScalar }) from: string,
    @Args('to', { type: () => LocalDateScalar }) to: string,
    @CodeArg('cityCode', { ...CITY, nullable: true }) cityCode?: string,
  ): Promise<ConsistencyView[]> {
    return this.consistency.perReviewer(from, to, cityCode);
  }

  @Query(() => UnevenDecisionConnection, {
    description: 'Near-identical files that were decided differently, newest first.',
  })
  @AllowedTo('review.measure')
  unevenDecisions(@Args() page: PageArgs, @CurrentActor() by: Actor): Promise<UnevenDecisionConnection> {
    return this.consistency.uneven(page, by);
  }
}
