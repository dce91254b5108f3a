import { Module } from '@nestjs/common';
import { PolicyModule } from '#libs/platform';
import { CONTRACT_END } from './policy/contract-end.policy.js';
import {
  AwardsResolver,
  ComplaintsResolver,
  DirectPurchasesResolver,
  RivalBidResolver,
} from './award/awards.resolver.js';
import { AwardsService } from './award/awards.service.js';
import { ClarificationsService } from './award/clarifications.service.js';
import { ComplaintsService } from './award/complaints.service.js';
import { DirectPurchasesService } from './award/direct-purchases.service.js';
import { EvaluationPlansService } from './evaluation/evaluation-plans.service.js';
import { EvaluationResolver } from './evaluation/evaluation.resolver.js';
import { EvaluationsService } from './evaluation/evaluations.service.js';
import { ResultsService } from './award/results.service.js';
import { BidStandings } from './award/comparison.service.js';
import { BidOpenings } from './evaluation/bid-openings.service.js';
import { BidsResolver } from './bid/bids.resolver.js';
import { BidsService } from './bid/bids.service.js';
import { ExtensionsService } from './bid/extensions.service.js';
import { SealingKeysService } from './bid/sealing-keys.service.js';
import { SealingResolver, VoidBidResolver } from './bid/sealing.resolver.js';
import { AccountsResolver } from './contract-account/accounts.resolver.js';
import { AccountsService } from './contract-account/accounts.service.js';
import { ChangesResolver } from './contract/changes.resolver.js';
import { ChangesService } from './contract/changes.service.js';
import { ContractLineResolver, ContractsResolver } from './contract/contracts.resolver.js';
import { ContractsService } from './contract/contracts.service.js';
import { DisputesService } from './contract-end/disputes.service.js';
import {
  DisputesResolver,
  ReplacementsResolver,
  TerminationsResolver,
} from './contract-end/contract-end.resolver.js';
import { ReplacementsService } from './contract-end/replacements.service.js';
import { SigningResolver } from './contract-end/signing.resolver.js';
import { SigningService } from './contract-end/signing.service.js';
import { TerminationsService } from './contract-end/terminations.service.js';
import { MatchesService } from './ranking/matches.service.js';
import { AnswersService } from './exposure/need-answers.service.js';
import { CompareService } from './exposure/compare.service.js';
import {
  CompareResolver,
  ExposureResolver,
  NeedAnswerResolver,
  ProviderNeedsResolver,
} from './exposure/exposure.resolver.js';
import { ExposureService } from './exposure/exposure.service.js';
import { ProviderNeedsService } from './exposure/provider-needs.service.js';
import { PoolService } from './ranking/pool.service.js';
import { RankingResolver } from './ranking/ranking.resolver.js';
import { ReplayService } from './ranking/replay.service.js';
import { VersionsService } from './ranking/versions.service.js';
import { RatingsResolver } from './rating/ratings.resolver.js';
import { RatingsService } from './rating/ratings.service.js';
import { MatchingConsumer } from './matching.consumer.js';
import { LeftOutSolutionResolver, MatchResolver, NeedsResolver } from './need/needs.resolver.js';
import { NeedsService } from './need/needs.service.js';
import { DraftsResolver, NeedDraftProblemResolver } from './need/drafts.resolver.js';
import { DraftsService } from './need/drafts.service.js';
import { NeedLifeResolver } from './need/need-life.resolver.js';
import { NeedLifeService } from './need/need-life.service.js';
import { PoolsResolver } from './joint-need/joint-needs.resolver.js';
import { PoolsService } from './joint-need/joint-needs.service.js';
import { QuestionsResolver } from './question/questions.resolver.js';
import { QuestionsService } from './question/questions.service.js';

import { AllocationResolver } from './allocation/allocation.resolver.js';
import { AllocationService } from './allocation/allocation.service.js';
import { ShortlistPlaceResolver, ShortlistsResolver } from './allocation/shortlists.resolver.js';
import { ShortlistsService } from './allocation/shortlists.service.js';
import { Solver } from './allocation/solver.service.js';

@Module({
  imports: [PolicyModule.forService('matching', [CONTRACT_END])],
  providers: [
    NeedsService,
    DraftsService,
    DraftsResolver,
    NeedDraftProblemResolver,
    NeedLifeService,
    NeedLifeResolver,
    QuestionsService,
    QuestionsResolver,
    PoolsService,
    PoolsResolver,
    MatchesService,
    PoolService,
    VersionsService,
    AnswersService,
    CompareService,
    ExposureService,
    ProviderNeedsService,
    ProviderNeedsResolver,
    NeedAnswerResolver,
    CompareResolver,
    ExposureResolver,
    ReplayService,
    RankingResolver,
    RatingsService,
    RatingsResolver,
    BidsService,
    BidOpenings,
    SealingKeysService,
    ExtensionsService,
    EvaluationPlansService,
    EvaluationsService,
    BidStandings,
    ClarificationsService,
    ComplaintsService,
    DirectPurchasesService,
    ResultsService,
    AwardsService,
    ContractsService,
    ChangesService,
    SigningService,
    TerminationsService,
    DisputesService,
    AccountsService,
    ReplacementsService,
    NeedsResolver,
    MatchResolver,
    LeftOutSolutionResolver,
    BidsResolver,
    SealingResolver,
    VoidBidResolver,
    EvaluationResolver,
    AwardsResolver,
    ComplaintsResolver,
    DirectPurchasesResolver,
    RivalBidResolver,
    ContractsResolver,
    ContractLineResolver,
    ChangesResolver,
    SigningResolver,
    TerminationsResolver,
    DisputesResolver,
    AccountsResolver,
    ReplacementsResolver,
    Solver,
    AllocationService,
    ShortlistsService,
    AllocationResolver,
    ShortlistsResolver,
    ShortlistPlaceResolver,
    MatchingConsumer,
  ],
})
export class MatchingModule {}
