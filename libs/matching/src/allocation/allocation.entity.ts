import { defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import type { AllocationRules } from './allocation.inputs.js';
import type { AllocationResult } from './allocation.rules.js';

const CapacityStatementSchema = defineEntity({
  name: 'CapacityStatement',
  indexes: [{ name: 'capacity_statement_newest', properties: ['providerId', 'month', 'declaredAt'] }],
  checks: [
    { name: 'capacity_statement_month_check', expression: "month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'" },
    { name: 'capacity_statement_projects_check', expression: 'projects >= 0 and projects <= 10000' },
  ],
  properties: {
    id: p.uuid().primary(),
    providerId: p.uuid(),
    /** `YYYY-MM`. */
    month: p.text(),
    projects: p.integer(),
    declaredBy: p.text(),
    declaredAt: p.datetime(),
  },
});
/** How many projects a provider says it can begin in a month. Only ever added; the newest holds. */
export class CapacityStatement extends CapacityStatementSchema.class {}
CapacityStatementSchema.setClass(CapacityStatement);

const AllocationRoundSchema = defineEntity({
  name: 'AllocationRound',
  indexes: [{ name: 'allocation_round_newest', properties: ['openedAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    rules: p.json().$type<AllocationRules>(),
    openedBy: p.text(),
    openedAt: p.datetime(),
  },
});
/** A round over many needs. Its rules stand before anything is worked out, and never change. */
export class AllocationRound extends AllocationRoundSchema.class {}
AllocationRoundSchema.setClass(AllocationRound);

const AllocationWithdrawalSchema = defineEntity({
  name: 'AllocationWithdrawal',
  uniques: [
    {
      name: 'allocation_withdrawal_once',
      expression:
        'alter table allocation_withdrawal add constraint allocation_withdrawal_once unique nulls not distinct (round_id, need_id, provider_id)',
    },
  ],
  checks: [
    {
      name: 'allocation_withdrawal_side_check',
      expression: '(need_id is null) <> (provider_id is null)',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    roundId: () => p.manyToOne(AllocationRound).mapToPk().joinColumn('round_id'),
    needId: p.uuid().nullable(),
    providerId: p.uuid().nullable(),
    reason: p.text(),
    withdrawnBy: p.text(),
    withdrawnAt: p.datetime(),
  },
});
/** A need or a provider that is no longer in a round. */
export class AllocationWithdrawal extends AllocationWithdrawalSchema.class {}
AllocationWithdrawalSchema.setClass(AllocationWithdrawal);

const AllocationVersionSchema = defineEntity({
  name: 'AllocationVersion',
  uniques: [{ name: 'allocation_version_number', properties: ['roundId', 'number'] }],
  checks: [
    {
      name: 'allocation_version_hash_check',
      expression: "inputs_hash ~ '^[0-9a-f]{64}$' and result_hash ~ '^[0-9a-f]{64}$'",
    },
    {
      name: 'allocation_version_published_check',
      expression: '(published_by is null) = (published_at is null)',
    },
    { name: 'allocation_version_two_people_check', expression: 'published_by <> proposed_by' },
  ],
  properties: {
    id: p.uuid().primary(),
    roundId: () => p.manyToOne(AllocationRound).mapToPk().joinColumn('round_id'),
    number: p.integer(),
    /** All that it was worked out from: canonical JSON, compressed. */
    inputs: p.blob().lazy(),
    inputsHash: p.text(),
    result: p.json().$type<AllocationResult>(),
    resultHash: p.text(),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    publishedBy: p.text().nullable(),
    publishedAt: stateOf('ALLOCATION_ROUND', p.datetime(), 'roundId').nullable(),
  },
});
/** A result of a round. What is published is what was looked at: the same rows, not worked out once more. */
export class AllocationVersion extends AllocationVersionSchema.class {
  /** @throws DomainError ALLOCATION_PUBLISHED, ALLOCATION_SAME_PERSON, ALLOCATION_OTHER_RESULT */
  publish(by: string, resultHash: string, at: Date): void {
    if (this.publishedAt) throw new DomainError('ALLOCATION_PUBLISHED');
    if (this.proposedBy === by) throw new DomainError('ALLOCATION_SAME_PERSON');
    if (this.resultHash !== resultHash)
      throw new DomainError('ALLOCATION_OTHER_RESULT', { resultHash: this.resultHash });
    this.publishedBy = by;
    this.publishedAt = at;
  }
}
AllocationVersionSchema.setClass(AllocationVersion);

const AllocationPlaceSchema = defineEntity({
  name: 'AllocationPlace',
  uniques: [{ name: 'allocation_place_provider', properties: ['versionId', 'needId', 'providerId'] }],
  indexes: [
    { name: 'allocation_place_of_provider', properties: ['providerId', 'versionId', 'needId'] },
    { name: 'allocation_place_of_need', properties: ['needId', 'versionId'] },
  ],
  properties: {
    versionId: () => p.manyToOne(AllocationVersion).mapToPk().primary().joinColumn('version_id'),
    needId: p.uuid().primary(),
    rank: p.integer().primary(),
    providerId: p.uuid(),
    solutionId: p.uuid(),
    month: p.text(),
    scoreHundredths: p.integer(),
  },
});
/** A place on the shortlist of a need. */
export class AllocationPlace extends AllocationPlaceSchema.class {}
AllocationPlaceSchema.setClass(AllocationPlace);

export const allocationEntities = [
  CapacityStatement,
  AllocationRound,
  AllocationWithdrawal,
  AllocationVersion,
  AllocationPlace,
];
