import { Module } from '@nestjs/common';
import { PolicyModule } from '#libs/policy';
import { AllocationModule } from './allocation/allocation.module.js';
import { AwardModule } from './award/award.module.js';
import { BidModule } from './bid/bid.module.js';
import { ContractModule } from './contract/contract.module.js';
import { ContractAccountModule } from './contract-account/contract-account.module.js';
import { ContractChangeModule } from './contract-change/contract-change.module.js';
import { ContractEndModule } from './contract-end/contract-end.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { DisputeModule } from './dispute/dispute.module.js';
import { EvaluationModule } from './evaluation/evaluation.module.js';
import { ExposureModule } from './exposure/exposure.module.js';
import { JointNeedModule } from './joint-need/joint-need.module.js';
import { NeedModule } from './need/need.module.js';
import { NeedDraftModule } from './need-draft/need-draft.module.js';
import { QuestionModule } from './question/question.module.js';
import { RankingModule } from './ranking/ranking.module.js';
import { RatingModule } from './rating/rating.module.js';
import { SignatureModule } from './signature/signature.module.js';
import { CONTRACT_CHANGE } from './policy/contract-change.policy.js';
import { CONTRACT_END, REPLACEMENT } from './policy/contract-end.policy.js';
import { NEED_TERMS } from './policy/need-terms.policy.js';
import { PROCUREMENT } from './policy/procurement.policy.js';
import { MatchingConsumer } from './matching.consumer.js';

@Module({
  imports: [
    PolicyModule.forService('matching', [
      PROCUREMENT,
      NEED_TERMS,
      CONTRACT_CHANGE,
      CONTRACT_END,
      REPLACEMENT,
    ]),
    NeedModule,
    NeedDraftModule,
    JointNeedModule,
    QuestionModule,
    RankingModule,
    ExposureModule,
    AllocationModule,
    BidModule,
    EvaluationModule,
    ContractModule,
    ContractChangeModule,
    AwardModule,
    DisputeModule,
    DeliveryModule,
    ContractAccountModule,
    ContractEndModule,
    SignatureModule,
    RatingModule,
  ],
  providers: [MatchingConsumer],
})
export class MatchingModule {}
