import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, type CostKind, type Role } from '#libs/kernel';
import { Bid } from '../bid/bid.entity.js';
import {
  CONTRACT_MOVES,
  MILESTONE_MOVES,
  type ContractState,
  type MilestoneState,
  type Side,
} from './contract.moves.js';
import { Need } from '../need/need.entity.js';

const ContractSchema = defineEntity({
  name: 'Contract',
  uniques: [{ name: 'contract_number_unique', properties: ['number'] }],
  indexes: [
    { name: 'contract_of_enterprise', properties: ['enterpriseId', 'id'] },
    { name: 'contract_of_provider', properties: ['providerId', 'id'] },
    { name: 'contract_of_city', properties: ['cityCode', 'id'] },
    { name: 'contract_of_division', properties: ['divisionCode', 'id'] },
    { name: 'contract_of_need', properties: ['needId'] },
  ],
  checks: [
    {
      name: 'contract_state_check',
      expression: "state in ('DRAFTED', 'SIGNED', 'ACCEPTED', 'TERMINATED', 'REPLACED', 'CANCELLED')",
    },
    {
      name: 'contract_document_hash_check',
      expression: "document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')",
    },
    {
      name: 'contract_signed_check',
      expression:
        "(state in ('DRAFTED', 'CANCELLED')) = (signed_at is null) and (signed_at is null) = (number is null) and (signed_at is null) = (signed_on is null)",
    },
    { name: 'contract_accepted_check', expression: "(state = 'ACCEPTED') = (accepted_at is not null)" },
    {
      name: 'contract_cancelled_check',
      expression: "(state = 'CANCELLED') = (cancelled_at is not null)",
    },
    {
      name: 'contract_terminated_check',
      expression: "state <> 'TERMINATED' or terminated_at is not null",
    },
    { name: 'contract_replaced_check', expression: "(state = 'REPLACED') = (replaced_at is not null)" },
    { name: 'contract_total_check', expression: 'total_fen > 0' },
  ],
  properties: {
    id: p.uuid().primary(),
    /** Given with the second signature: YS-2020-000001. */
    number: p.text().nullable(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    /** Null for a contract that no bid led to. */
    bidId: () => p.manyToOne(Bid).mapToPk().joinColumn('bid_id').deleteRule('no action').nullable(),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    divisionCode: p.text(),
    cityCode: p.text(),
    title: p.text(),
    scenario: p.text(),
    /** The sum of the lines. */
    totalFen: p.bigint('bigint'),
    /** Canonical JSON: what both sides sign, to the byte. The service may write it once and never change it. */
    document: p.text(),
    /** SHA-256 of the document. */
    documentHash: p.text(),
    state: p.text().$type<ContractState>(),
    awardedAt: p.datetime(),
    /** The day of the second signature in Asia/Shanghai. */
    signedOn: p.date().nullable(),
    signedAt: p.datetime().nullable(),
    acceptedAt: p.datetime().nullable(),
    cancelledAt: p.datetime().nullable(),
    terminatedAt: p.datetime().nullable(),
    replacedAt: p.datetime().nullable(),
  },
});

/** What an enterprise and a provider agree on, drafted from the bid that was awarded. */
export class Contract extends ContractSchema.class {
  sign(number: string, signedOn: string, by: Role, at: Date): void {
    this.move('SIGNED', by);
    this.number = number;
    this.signedOn = signedOn;
    this.signedAt = at;
  }

  accept(by: Role, at: Date): void {
    this.move('ACCEPTED', by);
    this.acceptedAt = at;
  }

  /** Ends a draft that will not be signed. */
  cancel(by: Role, at: Date): void {
    this.move('CANCELLED', by);
    this.cancelledAt = at;
  }

  terminate(by: Role, at: Date): void {
    this.move('TERMINATED', by);
    this.terminatedAt = at;
  }

  /** What was undelivered is another contract's from now on. */
  replace(by: Role, at: Date): void {
    this.move('REPLACED', by);
    this.replacedAt = at;
  }

  private move(to: ContractState, by: Role): void {
    assertMove(CONTRACT_MOVES, this.state, to, by);
    this.state = to;
  }
}
ContractSchema.setClass(Contract);

const ContractLineSchema = defineEntity({
  name: 'ContractLine',
  uniques: [{ name: 'contract_line_position', properties: ['contractId', 'position'] }],
  checks: [
    { name: 'contract_line_amount_check', expression: 'amount_fen > 0' },
    {
      name: 'contract_line_kind_check',
      expression:
        "kind in ('PUBLIC_CLOUD_RESOURCES', 'PLATFORM_SERVICE', 'APPLICATION_SERVICE', 'NETWORK', 'IMPLEMENTATION', 'EQUIPMENT_ACCESS', 'NETWORK_MODIFICATION', 'AUTOMATION_EQUIPMENT', 'NON_CLOUD_SOFTWARE')",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    position: p.integer(),
    kind: p.text().$type<CostKind>(),
    description: p.text(),
    amountFen: p.bigint('bigint'),
    industrialPlatform: p.boolean(),
    publicCloud: p.boolean(),
  },
});
/** A priced line. Which kinds a voucher pays for is the rule of its scheme, not of the contract. */
export class ContractLine extends ContractLineSchema.class {}
ContractLineSchema.setClass(ContractLine);

const MilestoneSchema = defineEntity({
  name: 'Milestone',
  uniques: [{ name: 'milestone_position', properties: ['contractId', 'position'] }],
  checks: [
    { name: 'milestone_state_check', expression: "state in ('PLANNED', 'REPORTED', 'ACCEPTED')" },
    { name: 'milestone_reported_check', expression: "(state = 'PLANNED') = (reported_at is null)" },
    { name: 'milestone_accepted_check', expression: "(state = 'ACCEPTED') = (accepted_at is not null)" },
  ],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    position: p.integer(),
    title: p.text(),
    /** Months after the signature by which it is due. */
    dueInMonths: p.integer(),
    state: p.text().$type<MilestoneState>(),
    /** What the provider says of its delivery. */
    report: p.text().nullable(),
    reportedAt: p.datetime().nullable(),
    acceptedAt: p.datetime().nullable(),
  },
});
/** A step of the delivery: reported by the provider, accepted by the enterprise. */
export class Milestone extends MilestoneSchema.class {
  reported(report: string, by: Role, at: Date): void {
    this.move('REPORTED', by);
    this.report = report;
    this.reportedAt = at;
  }

  accept(by: Role, at: Date): void {
    this.move('ACCEPTED', by);
    this.acceptedAt = at;
  }

  private move(to: MilestoneState, by: Role): void {
    assertMove(MILESTONE_MOVES, this.state, to, by);
    this.state = to;
  }
}
MilestoneSchema.setClass(Milestone);

const SignatureSchema = defineEntity({
  name: 'Signature',
  uniques: [
    { name: 'signature_of_side', properties: ['contractId', 'side'] },
    { name: 'signature_of_person', properties: ['contractId', 'personId'] },
  ],
  checks: [{ name: 'signature_side_check', expression: "side in ('ENTERPRISE', 'PROVIDER')" }],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    side: p.text().$type<Side>(),
    personId: p.text(),
    documentHash: p.text(),
    signedAt: p.datetime(),
  },
});
/** A side's consent to the document with this hash. Only ever added. */
export class Signature extends SignatureSchema.class {}
SignatureSchema.setClass(Signature);
