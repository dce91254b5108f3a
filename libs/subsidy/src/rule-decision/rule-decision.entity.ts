import { defineEntity, p } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type DivisionCode } from '#libs/kernel';
import type { ClaimFacts, ClaimResult } from '../rules/claim-decision.rules.js';
import type {
  RedemptionDecisionFacts,
  RedemptionDecisionResult,
} from '../rules/redemption-decision.rules.js';

const RuleDecisionSchema = defineEntity({
  name: 'RuleDecision',
  properties: {
    /** UUID version 7: later decisions have greater ones. */
    id: p.uuid().primary(),
    kind: p.text().$type<'CLAIM' | 'REDEMPTION'>(),
    /** The voucher, the refusal of a claim, or the redemption. */
    subjectId: p.uuid(),
    roundId: p.uuid(),
    schemeVersionId: p.uuid(),
    contractId: p.uuid(),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    divisionCode: p.text().$type<DivisionCode>().nullable(),
    facts: p.json<object>(),
    result: p.json<object>(),
    decidedAt: p.datetime(),
  },
});
/** What a rule decided, and everything it looked at. Only ever added. */
export class RuleDecision extends RuleDecisionSchema.class {}
RuleDecisionSchema.setClass(RuleDecision);

/** A decision with its facts and its result, by what it decides on. */
export type Decided =
  | { readonly kind: 'CLAIM'; readonly facts: ClaimFacts; readonly result: ClaimResult }
  | {
      readonly kind: 'REDEMPTION';
      readonly facts: RedemptionDecisionFacts;
      readonly result: RedemptionDecisionResult;
    };

/** Whose file a decision is about, and under which rules it was made. */
export type DecisionFile = Pick<
  RuleDecision,
  'subjectId' | 'roundId' | 'schemeVersionId' | 'contractId' | 'enterpriseId' | 'providerId' | 'divisionCode'
>;

/** Keeps a decision, in the transaction that it takes effect in. */
export function keepDecision(em: EntityManager, file: DecisionFile, decided: Decided, at: Date): void {
  em.create(RuleDecision, { id: newId(), ...file, ...decided, decidedAt: at });
}
