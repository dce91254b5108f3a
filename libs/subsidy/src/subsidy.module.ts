import { Module } from '@nestjs/common';
import { AmendmentResolver } from './amendment/amendment.resolver.js';
import { AmendmentService } from './amendment/amendment.service.js';
import { EligibilityResolver } from './eligibility/eligibility.resolver.js';
import { EligibilityService } from './eligibility/eligibility.service.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { NoticeService } from './notice/notice.service.js';
import { ObjectionService } from './notice/objection.service.js';
import { OverlapResolver } from './overlap/overlap.resolver.js';
import { OverlapService } from './overlap/overlap.service.js';
import { paymentProviders } from './payment.parts.js';
import { ReallocationResolver } from './reallocation/reallocation.resolver.js';
import { ReallocationService } from './reallocation/reallocation.service.js';
import { RedemptionReader } from './redemption/redemption.reader.js';
import {
  ChecklistItemResolver,
  ProblemResolver,
  RedemptionResolver,
} from './redemption/redemption.resolver.js';
import { PeriodResolver } from './period/period.resolver.js';
import { PeriodService } from './period/period.service.js';
import { DecisionsResolver } from './decision/decisions.resolver.js';
import { DecisionsService } from './decision/decisions.service.js';
import { SimulationResolver } from './simulation/simulation.resolver.js';
import { SimulationService } from './simulation/simulation.service.js';
import { RedemptionService } from './redemption/redemption.service.js';
import { AssignmentService } from './review/assignment.service.js';
import { ConflictService } from './review/conflict.service.js';
import { ConsistencyService } from './review/consistency.service.js';
import { ReviewResolver } from './review/review.resolver.js';
import { ReviewService } from './review/review.service.js';
import { PublicBudgetResolver } from './round/public-budget.resolver.js';
import { PublicBudgetService } from './round/public-budget.service.js';
import { RoundResolver } from './round/round.resolver.js';
import { RoundService } from './round/round.service.js';
import { SchemeProblemResolver, SchemeResolver } from './scheme/scheme.resolver.js';
import { SchemeService } from './scheme/scheme.service.js';
import { SchemeShipment } from './scheme/shipped-schemes.js';
import { SubsidyConsumer } from './subsidy.consumer.js';
import { Allocation } from './voucher/allocation.js';
import { ClaimService } from './voucher/claim.service.js';
import { Settlement } from './voucher/allocation-scheduler.js';
import { IneligibilityResolver, VoucherResolver } from './voucher/voucher.resolver.js';
import { WaitingListResolver } from './voucher/waiting-list.resolver.js';
import { WaitingListService } from './voucher/waiting-list.service.js';
import { VoucherService } from './voucher/voucher.service.js';

@Module({
  providers: [
    SchemeShipment,
    SchemeService,
    SchemeResolver,
    SchemeProblemResolver,
    PeriodService,
    PeriodResolver,
    RoundService,
    RoundResolver,
    PublicBudgetService,
    PublicBudgetResolver,
    EligibilityService,
    EligibilityResolver,
    AmendmentService,
    AmendmentResolver,
    ReallocationService,
    ReallocationResolver,
    Allocation,
    Settlement,
    ClaimService,
    WaitingListService,
    WaitingListResolver,
    VoucherService,
    VoucherResolver,
    IneligibilityResolver,
    RedemptionService,
    RedemptionReader,
    RedemptionResolver,
    ProblemResolver,
    ChecklistItemResolver,
    ReviewService,
    AssignmentService,
    ConflictService,
    ConsistencyService,
    ReviewResolver,
    OverlapService,
    OverlapResolver,
    NoticeService,
    ObjectionService,
    NoticeResolver,
    ...paymentProviders,
    DecisionsService,
    DecisionsResolver,
    SimulationService,
    SimulationResolver,
    SubsidyConsumer,
  ],
})
export class SubsidyModule {}
