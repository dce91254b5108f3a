import { defineEntity, p } from '@mikro-orm/core';
import { GOALS, GRADES } from './counting.rules.js';
import { CHANGE_KINDS } from './plan.rules.js';

const AdoptionSchema = defineEntity({
  name: 'Adoption',
  properties: {
    id: p.uuid().primary(),
    unifiedSocialCreditCode: p.text(),
    goal: p.enum(() => GOALS.slice()),
    enterpriseId: p.uuid().index('adoption_enterprise'),
    /** When it was first counted; null while it is only declared. */
    countedAt: p.datetime().nullable(),
    ruleVersion: p.text(),
    /** For UPGRADED the same legal person's ON_CLOUD: the goals are nested. */
    nestedIn: () => p.manyToOne(Adoption).nullable(),
  },
  uniques: [{ name: 'adoption_once', properties: ['unifiedSocialCreditCode', 'goal'] }],
  checks: [{ name: 'adoption_nested', expression: `(goal = 'UPGRADED') = (nested_in_id is not null)` }],
});
/** A legal person and a goal: one row, whatever the enterprise is renamed and however many contracts it has. */
export class Adoption extends AdoptionSchema.class {}
AdoptionSchema.setClass(Adoption);

const AdoptionPeriodSchema = defineEntity({
  name: 'AdoptionPeriod',
  properties: {
    adoption: () => p.manyToOne(Adoption).primary(),
    countedFrom: p.datetime().primary(),
    /** `infinity` where nothing ends it. Past moments never change; a future one moves when use is reported. */
    countedUntil: p.datetime(),
    goal: p.enum(() => GOALS.slice()),
    grade: p.enum(() => GRADES.slice()),
    /** The history and the events say that it has ended. */
    endTold: p.boolean().default(false),
  },
  checks: [{ name: 'adoption_period_order', expression: 'counted_from < counted_until' }],
  indexes: [
    {
      // The counts are read from this index alone: all that ends after the moment asked for.
      name: 'adoption_period_standing',
      expression:
        'create index adoption_period_standing on adoption_period (goal, counted_until) include (counted_from, grade)',
    },
    {
      name: 'adoption_period_due',
      expression: 'create index adoption_period_due on adoption_period (counted_until) where not end_told',
    },
  ],
});
/** A stretch of time in which an adoption counts with a grade, or will if nothing more is heard. */
export class AdoptionPeriod extends AdoptionPeriodSchema.class {}
AdoptionPeriodSchema.setClass(AdoptionPeriod);

const AdoptionChangeSchema = defineEntity({
  name: 'AdoptionChange',
  properties: {
    id: p.uuid().primary(),
    adoption: () => p.manyToOne(Adoption).index('adoption_change_adoption'),
    kind: p.enum(() => CHANGE_KINDS.slice()),
    gradeBefore: p.enum(() => GRADES.slice()).nullable(),
    gradeAfter: p.enum(() => GRADES.slice()).nullable(),
    ruleVersion: p.text(),
    /** Whose act led to it: a person, a machine, or the event that arrived. */
    cause: p.text(),
    at: p.datetime(),
    /** The transaction that wrote it. */
    xid: p.string().columnType('xid8').defaultRaw('pg_current_xact_id()').index('adoption_change_xid'),
  },
  uniques: [
    {
      name: 'adoption_change_by_time',
      expression: `create unique index adoption_change_by_time on adoption_change (adoption_id, at) where cause = 'time'`,
    },
  ],
});
/** The history of an adoption. Rows are added, never edited. */
export class AdoptionChange extends AdoptionChangeSchema.class {}
AdoptionChangeSchema.setClass(AdoptionChange);
