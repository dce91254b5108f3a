import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AwardSigningOverdueV1,
  AwardStandstillEndedV1,
  ComplaintAnswerOverdueV1,
  DirectPurchaseLapsedV1,
} from '#libs/contracts';
import { Deadlines, type Passed } from '#libs/platform';

interface OfContract extends Passed {
  readonly need_id: string;
  readonly contract_id: string;
  readonly enterprise_id: string;
  readonly provider_id: string;
}

interface OfStandstill extends OfContract {
  readonly sign_by: string | Date;
}

interface OfComplaint extends Passed {
  readonly need_id: string;
  readonly provider_id: string;
  readonly escalate_by: string | Date;
}

interface OfPurchase extends Passed {
  readonly purchase_id: string;
  readonly enterprise_id: string;
  readonly provider_id: string;
}

/** Terms on the way from an award to a contract that have passed, and who may move then. */
@Injectable()
export class AwardDeadlines implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    this.deadlines.watch<OfStandstill, AwardStandstillEndedV1>({
      kind: 'AWARD',
      from: 'STANDSTILL',
      to: 'STANDING',
      due: `select award.id, standstill_until as at, sign_by, award.need_id, contract.id as contract_id,
                   contract.enterprise_id, contract.provider_id
              from award
              join contract on contract.bid_id = award.bid_id and contract.awarded_at = award.awarded_at
             where standstill_until > ? and standstill_until <= ?
               and (award.withdrawn_at is null or award.withdrawn_at >= standstill_until)
               for no key update of award skip locked`,
      event: AwardStandstillEndedV1,
      tell: ({ at, sign_by, need_id, contract_id, enterprise_id, provider_id }) => ({
        subject: contract_id,
        data: {
          contractId: contract_id,
          needId: need_id,
          enterpriseId: enterprise_id,
          providerId: provider_id,
          endedAt: at.toISOString(),
          nextMover: 'PROVIDER',
          moveBy: new Date(sign_by).toISOString(),
        },
      }),
    });
    this.deadlines.watch<OfContract, AwardSigningOverdueV1>({
      kind: 'AWARD',
      from: 'STANDING',
      to: 'SIGNING_OVERDUE',
      due: `select award.id, sign_by as at, award.need_id, contract.id as contract_id, contract.enterprise_id,
                   contract.provider_id
              from award
              join contract on contract.bid_id = award.bid_id and contract.awarded_at = award.awarded_at
             where sign_by > ? and sign_by <= ? and (award.withdrawn_at is null or award.withdrawn_at >= sign_by)
               and (contract.signed_at is null or contract.signed_at >= sign_by)
               and not exists (select from signature where contract_id = contract.id and side = 'PROVIDER'
                                  and signature.signed_at < sign_by)
               for no key update of award skip locked`,
      event: AwardSigningOverdueV1,
      tell: ({ at, need_id, contract_id, enterprise_id, provider_id }) => ({
        subject: contract_id,
        data: {
          contractId: contract_id,
          needId: need_id,
          enterpriseId: enterprise_id,
          providerId: provider_id,
          dueAt: at.toISOString(),
          nextMover: 'ENTERPRISE',
        },
      }),
    });
    this.deadlines.watch<OfComplaint, ComplaintAnswerOverdueV1>({
      kind: 'COMPLAINT',
      from: 'RAISED',
      to: 'ANSWER_OVERDUE',
      due: `select id, answer_by as at, need_id, provider_id, escalate_by from complaint
             where answer_by > ? and answer_by <= ? and (answered_at is null or answered_at >= answer_by)
               and state <> 'SETTLED' for no key update skip locked`,
      event: ComplaintAnswerOverdueV1,
      tell: ({ id, at, need_id, provider_id, escalate_by }) => ({
        subject: need_id,
        data: {
          complaintId: id,
          needId: need_id,
          providerId: provider_id,
          dueAt: at.toISOString(),
          nextMover: 'PROVIDER',
          moveBy: new Date(escalate_by).toISOString(),
        },
      }),
    });
    this.deadlines.watch<OfPurchase, DirectPurchaseLapsedV1>({
      kind: 'NEED',
      from: 'DIRECT_OFFERED',
      to: 'DIRECT_LAPSED',
      due: `select need_id as id, answer_by as at, id as purchase_id, enterprise_id, provider_id from direct_purchase
             where answer_by > ? and answer_by <= ? and answered_at is null for no key update skip locked`,
      event: DirectPurchaseLapsedV1,
      tell: ({ id, at, purchase_id, enterprise_id, provider_id }) => ({
        subject: id,
        data: {
          purchaseId: purchase_id,
          needId: id,
          enterpriseId: enterprise_id,
          providerId: provider_id,
          lapsedAt: at.toISOString(),
          nextMover: 'ENTERPRISE',
        },
      }),
    });
  }
}
