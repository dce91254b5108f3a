import { Module } from '@nestjs/common';
import { PolicyModule } from '#libs/policy';
import { DUTIES, PAYMENT } from './policy/subsidy.policies.js';
import { SchemeModule } from './scheme/scheme.module.js';
import { PeriodModule } from './period/period.module.js';
import { RoundModule } from './round/round.module.js';
import { RuleDecisionModule } from './rule-decision/rule-decision.module.js';
import { EligibilityModule } from './eligibility/eligibility.module.js';
import { VoucherModule } from './voucher/voucher.module.js';
import { AmendmentModule } from './amendment/amendment.module.js';
import { ReallocationModule } from './reallocation/reallocation.module.js';
import { RedemptionModule } from './redemption/redemption.module.js';
import { OverlapModule } from './overlap/overlap.module.js';
import { ReviewModule } from './review/review.module.js';
import { NoticeModule } from './notice/notice.module.js';
import { PaymentForecastModule } from './payment-forecast/payment-forecast.module.js';
import { BankModule } from './bank/bank.module.js';
import { RecoveryCaseModule } from './recovery-case/recovery-case.module.js';
import { PayoutModule } from './payout/payout.module.js';
import { ReconciliationModule } from './reconciliation/reconciliation.module.js';
import { RecoveryModule } from './recovery/recovery.module.js';
import { InvoiceCheckModule } from './invoice-check/invoice-check.module.js';
import { StatementModule } from './statement/statement.module.js';
import { SimulationModule } from './simulation/simulation.module.js';
import { SubsidyConsumer } from './subsidy.consumer.js';

/** The folders of the room, in the order in which they build on each other. */
@Module({
  imports: [
    PolicyModule.forService('subsidy', [DUTIES, PAYMENT]),
    SchemeModule,
    PeriodModule,
    RoundModule,
    RuleDecisionModule,
    EligibilityModule,
    VoucherModule,
    AmendmentModule,
    ReallocationModule,
    RedemptionModule,
    OverlapModule,
    ReviewModule,
    NoticeModule,
    PaymentForecastModule,
    BankModule,
    RecoveryCaseModule,
    PayoutModule,
    ReconciliationModule,
    RecoveryModule,
    InvoiceCheckModule,
    StatementModule,
    SimulationModule,
  ],
  providers: [SubsidyConsumer],
})
export class SubsidyModule {}
