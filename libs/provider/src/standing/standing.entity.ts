import { defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { Provider } from '../admission/provider.entity.js';
import type { Standing } from '../admission/standing.moves.js';

const StandingChangeSchema = defineEntity({
  name: 'StandingChange',
  indexes: [{ name: 'standing_change_of_provider', properties: ['providerId', 'at', 'id'] }],
  checks: [
    {
      name: 'standing_change_clear_check',
      expression: "(to_standing = 'RECTIFYING') = (clear_by is not null)",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    providerId: () => p.manyToOne(Provider).mapToPk().joinColumn('provider_id'),
    fromStanding: p.text().$type<Standing>(),
    toStanding: p.text().$type<Standing>(),
    /** Shown to the provider. */
    reason: p.text(),
    /** The day by which an order to rectify is to be met. */
    clearBy: p.date().nullable(),
    personId: p.text(),
    role: p.text(),
    at: p.datetime(),
  },
});
/** A change of standing: who, when, why. Only ever added. */
export class StandingChange extends StandingChangeSchema.class {}
StandingChangeSchema.setClass(StandingChange);

export const AppealDecision = { UPHELD: 'UPHELD', REJECTED: 'REJECTED' } as const;
export type AppealDecision = keyof typeof AppealDecision;

const StandingAppealSchema = defineEntity({
  name: 'StandingAppeal',
  uniques: [{ name: 'standing_appeal_of_change', properties: ['changeId'] }],
  indexes: [
    {
      name: 'standing_appeals_waiting',
      properties: ['filedAt', 'id'],
      where: 'decision is null',
    },
  ],
  checks: [
    { name: 'standing_appeal_decision_check', expression: "decision in ('UPHELD', 'REJECTED')" },
    {
      name: 'standing_appeal_decided_check',
      expression:
        '(decision is null) = (decided_at is null) and (decision is null) = (decided_by is null) and (decision is null) = (decision_reason is null)',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    providerId: () => p.manyToOne(Provider).mapToPk().joinColumn('provider_id'),
    changeId: () => p.manyToOne(StandingChange).mapToPk().joinColumn('change_id'),
    statement: p.text(),
    filedBy: p.text(),
    filedAt: p.datetime(),
    decision: p.text().$type<AppealDecision>().nullable(),
    decisionReason: p.text().nullable(),
    decidedBy: p.text().nullable(),
    decidedAt: stateOf('STANDING_APPEAL', p.datetime()).nullable(),
  },
});
/** A provider's appeal against a change; one per change, decided once. */
export class StandingAppeal extends StandingAppealSchema.class {
  /** @throws DomainError APPEAL_DECIDED */
  decide(decision: AppealDecision, reason: string, personId: string, at: Date): void {
    if (this.decision) throw new DomainError('APPEAL_DECIDED', { decision: this.decision });
    this.decision = decision;
    this.decisionReason = reason;
    this.decidedBy = personId;
    this.decidedAt = at;
  }
}
StandingAppealSchema.setClass(StandingAppeal);
