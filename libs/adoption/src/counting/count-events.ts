import type { EntityManager } from '@mikro-orm/postgresql';
import { AdoptionCountedV1, AdoptionEndedV1, AdoptionRegradedV1, AdoptionReturnedV1 } from '#libs/contracts';
import type { Outbox } from '#libs/platform';
import { COUNTING_RULE, isOfficial, type Goal, type Grade } from './counting.rules.js';

/** A change of the grade with which a legal person stands towards a goal. */
export interface CountChange {
  readonly enterpriseId: string;
  readonly unifiedSocialCreditCode: string;
  readonly goal: Goal;
  readonly before: Grade | null;
  readonly after: Grade | null;
  /** Whether it ever counted before. */
  readonly everCounted: boolean;
  /** Whether time alone made it. */
  readonly byTime: boolean;
  readonly at: Date;
}

type Official = 'A' | 'B' | 'C';

/**
 * Tells the others of a change of the official count. Somebody who adds what begins and returns and takes away what ends has
 * the count of any moment; a declaration (D) stands beside it and is not told.
 */
export function tellOfCount(em: EntityManager, outbox: Outbox, change: CountChange): void {
  const { enterpriseId, unifiedSocialCreditCode, goal, at } = change;
  const who = { enterpriseId, unifiedSocialCreditCode, goal, ruleVersion: COUNTING_RULE };
  const moment = at.toISOString();
  const before = officialOf(change.before);
  const grade = officialOf(change.after);
  if (before && grade) {
    if (before === grade) return;
    const fact: AdoptionRegradedV1 = { ...who, gradeBefore: before, grade, regradedAt: moment };
    outbox.add(em, AdoptionRegradedV1, enterpriseId, fact, at);
  } else if (before) {
    const fact: AdoptionEndedV1 = { ...who, grade: before, lapsed: change.byTime, endedAt: moment };
    outbox.add(em, AdoptionEndedV1, enterpriseId, fact, at);
  } else if (grade && change.everCounted) {
    outbox.add(em, AdoptionReturnedV1, enterpriseId, { ...who, grade, returnedAt: moment }, at);
  } else if (grade) {
    outbox.add(em, AdoptionCountedV1, enterpriseId, { ...who, grade, countedAt: moment }, at);
  }
}

function officialOf(grade: Grade | null): Official | null {
  return grade !== null && isOfficial(grade) ? (grade as Official) : null;
}
