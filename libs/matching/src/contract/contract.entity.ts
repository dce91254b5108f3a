import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, type CostKind, type Fen, type Role } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { Bid } from '../bid/bid.entity.js';

import {
  CONTRACT_MOVES,
  MILESTONE_MOVES,
  type ContractState,
  type MilestoneState,
} from './contract.moves.js';
import { Need } from '../need/need.entity.js';

const ContractSchema = defineEntity({
  name: 'Contract',
  uniques: [
    { name: 'contract_number_unique', properties: ['number'] },
    {
      name: 'contract_successor',
      expression:
        "create unique index contract_successor on contract (replaces_contract_id) where state <> 'CANCELLED' and replaces_contract_id is not null",
    },
  ],
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
    /** Whose undelivered part this one takes over. */
    replacesContractId: () =>
      p.manyToOne(Contract).mapToPk().joinColumn('replaces_contract_id').deleteRule('no action').nullable(),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    divisionCode: p.text(),
    cityCode: p.text(),
    title: p.text(),
    scenario: p.text(),
    /** The sum of the lines. */
    totalFen: p.bigint('bigint'),
    /** The version in force; while drafted, the one to be signed. Its text is a `ContractVersion`. */
    version: p.integer(),
    /** SHA-256 of the document of that version. */
    documentHash: p.text(),
    state: stateOf('CONTRACT', p.text().$type<ContractState>()),
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

  /** The text to reckon with from now on. */
  follow({ version, documentHash }: { version: number; documentHash: string }, totalFen: Fen): void {
    this.version = version;
    this.documentHash = documentHash;
    this.totalFen = totalFen;
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
  uniques: [
    {
      name: 'contract_line_live',
      expression: 'create unique index contract_line_live on contract_line (lineage_id) where live',
    },
  ],
  indexes: [{ name: 'contract_line_of_contract', properties: ['contractId', 'position'] }],
  checks: [
    {
      name: 'contract_line_metered_check',
      expression:
        '(unit is null) = (unit_price_fen is null) and (unit is null) = (most_units is null) and (unit is null or (unit_price_fen > 0 and most_units > 0 and amount_fen = unit_price_fen * most_units))',
    },
    { name: 'contract_line_ended_check', expression: 'ended_in_version is null or not live' },
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
    /** The line that this one is, over its changes and over a change of provider. */
    lineageId: p.uuid(),
    /** Owed by this contract's provider. The database lets a lineage be live once. */
    live: p.boolean(),
    /** A metered line is paid by use: its amount is the most that it can come to. */
    unit: p.text().nullable(),
    unitPriceFen: p.bigint('bigint').nullable(),
    mostUnits: p.bigint('bigint').nullable(),
    endedInVersion: p.integer().nullable(),
  },
});
/** A priced line; a changed one is a new row, and the old one stays. Which kinds a voucher pays for is the rule of its scheme, not of the contract. */
export class ContractLine extends ContractLineSchema.class {}
ContractLineSchema.setClass(ContractLine);

const ContractPhaseSchema = defineEntity({
  name: 'ContractPhase',
  indexes: [{ name: 'contract_phase_of_contract', properties: ['contractId', 'position'] }],
  checks: [{ name: 'contract_phase_amount_check', expression: 'amount_fen > 0' }],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    position: p.integer(),
    title: p.text(),
    /** The sum of its milestones; all phases together make the total. */
    amountFen: p.bigint('bigint'),
    endedInVersion: p.integer().nullable(),
  },
});
/** Milestones that are paid together. */
export class ContractPhase extends ContractPhaseSchema.class {}
ContractPhaseSchema.setClass(ContractPhase);

const MilestoneSchema = defineEntity({
  name: 'Milestone',
  uniques: [
    {
      name: 'milestone_live',
      expression: 'create unique index milestone_live on milestone (lineage_id) where live',
    },
  ],
  indexes: [{ name: 'milestone_of_contract', properties: ['contractId', 'position'] }],
  checks: [
    { name: 'milestone_amount_check', expression: 'amount_fen >= 0' },
    {
      name: 'milestone_ended_check',
      expression: "ended_in_version is null or (state = 'PLANNED' and not live)",
    },
    { name: 'milestone_accepted_live_check', expression: "state <> 'ACCEPTED' or live" },
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
    state: stateOf('MILESTONE', p.text().$type<MilestoneState>()),
    /** What the provider says of its delivery. */
    report: p.text().nullable(),
    reportedAt: p.datetime().nullable(),
    acceptedAt: p.datetime().nullable(),
    /** The milestone that this one is, over a change of provider. */
    lineageId: p.uuid(),
    phaseId: () => p.manyToOne(ContractPhase).mapToPk().joinColumn('phase_id'),
    /** What its acceptance makes of the price. */
    amountFen: p.bigint('bigint'),
    /** To be delivered, or delivered, by this contract's provider. The database lets a lineage be live once. */
    live: p.boolean(),
    endedInVersion: p.integer().nullable(),
  },
});
/** A step of the delivery: reported by the provider, accepted by the enterprise. */
export class Milestone extends MilestoneSchema.class {
  /** What a new version says of it. */
  follow(words: Pick<Milestone, 'title' | 'dueInMonths' | 'amountFen' | 'phaseId' | 'position'>): void {
    Object.assign(this, words);
  }

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
