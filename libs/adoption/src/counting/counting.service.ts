import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '#libs/kernel';
import { Clock, Outbox, Sweeps } from '#libs/platform';
import { Policies } from '#libs/policy';
import { windowsOf } from './windows.js';
import { tellOfCount } from './count-events.js';
import {
  addChanges,
  addPeriods,
  endPeriods,
  insertAdoptions,
  lockEnterprises,
  markCounted,
  personsWithEvidence,
  removePeriods,
  standingAdoptions,
  takeUntoldEnds,
  withUntoldEnds,
  type KnownPerson,
  type NewAdoption,
  type StandingAdoption,
} from './counting.queries.js';
import { COUNTING_RULE, GOALS, isOfficial, stretchesOf, type Goal, type Stretch } from './counting.rules.js';
import { changeKind, currentOf, replan } from './plan.rules.js';

/** Periods that one sweep looks at, so that it keeps nobody for long. */
const SWEPT_AT_ONCE = 200;

interface Claim {
  readonly person: KnownPerson;
  readonly goal: Goal;
  readonly stretches: readonly Stretch[];
}
/** What is to be written for one adoption. */
interface Verdict extends Claim {
  readonly adoption: StandingAdoption;
  readonly plan: ReturnType<typeof replan>;
  readonly change: ReturnType<typeof changeKind>;
  readonly grades: { readonly before: Stretch['grade'] | null; readonly after: Stretch['grade'] | null };
}

/** Counts legal persons. The same set of facts gives the same count, in whatever order the facts arrive. */
@Injectable()
export class CountingService implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly policies: Policies,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.add('the count', (em) => this.tellOfFalls(em));
  }

  /** Tells of counts and grades that have fallen by time alone, of some legal persons. @returns whether there may be more */
  private async tellOfFalls(em: EntityManager): Promise<boolean> {
    const enterpriseIds = await withUntoldEnds(em, await this.clock.now(em), SWEPT_AT_ONCE);
    if (enterpriseIds.length === 0) return false;
    await lockEnterprises(em, enterpriseIds);
    await this.tellOfEnds(em, enterpriseIds, await this.clock.now(em));
    return true;
  }

  /** Ends that time has brought to these legal persons, who are kept: each gets its entry and its event, once. */
  private async tellOfEnds(em: EntityManager, enterpriseIds: readonly string[], now: Date): Promise<void> {
    const ended = await takeUntoldEnds(em, enterpriseIds, now);
    if (ended.length === 0) return;
    await addChanges(
      em,
      ended.map(({ adoptionId, grade, next, at }) => ({
        id: newId(),
        adoptionId,
        // A period goes on with another grade, or with none.
        kind: next === null ? 'ENDED' : 'GRADE_CHANGED',
        gradeBefore: grade,
        gradeAfter: next,
        cause: 'time',
        at,
      })),
      COUNTING_RULE,
    );
    for (const { grade, next, ...end } of ended)
      tellOfCount(em, this.outbox, { ...end, before: grade, after: next, everCounted: true, byTime: true });
    await em.flush();
  }

  /**
   * Brings the counts of the legal persons behind these enterprises into line with what is known of them now.
   * Call it in the transaction that adds to what is known; it takes the same statements for one enterprise as for many.
   * @param cause whose act or which event led to it, for the history
   */
  async recount(em: EntityManager, enterpriseIds: readonly string[], cause: string): Promise<void> {
    if (enterpriseIds.length === 0) return;
    await lockEnterprises(em, enterpriseIds);
    // Read behind the lock: its last holder wrote moments that are not later.
    const now = await this.clock.now(em);
    await this.tellOfEnds(em, enterpriseIds, now);
    const persons = await personsWithEvidence(em, enterpriseIds);
    if (persons.length === 0) return;
    const windowsOn = await windowsOf(this.policies, em);
    const claims = persons.flatMap((person) =>
      GOALS.map((goal) => ({
        person,
        goal,
        stretches: stretchesOf(goal, person, person.evidence, windowsOn, now),
      })),
    );
    const adoptions = await this.adoptionsOf(em, claims, now);
    const verdicts = claims.flatMap((claim) => {
      const adoption = adoptions.get(keyOf(claim.person.unifiedSocialCreditCode, claim.goal));
      return adoption ? [verdictOn(claim, adoption, now)] : [];
    });
    await this.write(em, verdicts, cause, now);
  }

  /** The stored adoptions of the claims; those that begin now are added. */
  private async adoptionsOf(
    em: EntityManager,
    claims: readonly Claim[],
    now: Date,
  ): Promise<Map<string, StandingAdoption>> {
    const codes = [...new Set(claims.map(({ person }) => person.unifiedSocialCreditCode))];
    const stored = await standingAdoptions(em, codes, now);
    const known = new Map(stored.map((each) => [keyOf(each.unifiedSocialCreditCode, each.goal), each]));
    const added: NewAdoption[] = claims
      .filter(({ person, goal, stretches }) => {
        return stretches.length > 0 && !known.has(keyOf(person.unifiedSocialCreditCode, goal));
      })
      .map(({ person, goal }) => ({
        id: newId(),
        unifiedSocialCreditCode: person.unifiedSocialCreditCode,
        goal,
        enterpriseId: person.enterpriseId,
      }));
    await insertAdoptions(em, added, COUNTING_RULE);
    for (const each of added) {
      known.set(keyOf(each.unifiedSocialCreditCode, each.goal), { ...each, countedAt: null, periods: [] });
    }
    return known;
  }

  private async write(
    em: EntityManager,
    verdicts: readonly Verdict[],
    cause: string,
    now: Date,
  ): Promise<void> {
    const each = <T>(of: (verdict: Verdict) => readonly T[]) =>
      verdicts.flatMap((verdict) =>
        of(verdict).map((part) => ({ adoptionId: verdict.adoption.id, goal: verdict.goal, ...part })),
      );
    await removePeriods(
      em,
      each(({ plan }) => plan.remove.map((from) => ({ from }))),
    );
    await endPeriods(
      em,
      each(({ plan }) => plan.end),
      now,
    );
    await addPeriods(
      em,
      each(({ plan }) => plan.add),
    );
    const changed = verdicts.flatMap(({ change, ...rest }) => (change === null ? [] : [{ change, ...rest }]));
    await addChanges(
      em,
      changed.map(({ adoption, change, grades }) => ({
        id: newId(),
        adoptionId: adoption.id,
        kind: change,
        gradeBefore: grades.before,
        gradeAfter: grades.after,
        cause,
        at: now,
      })),
      COUNTING_RULE,
    );
    const counted = changed.filter(({ change }) => change === 'COUNTED');
    await markCounted(
      em,
      counted.map(({ adoption }) => adoption.id),
      now,
    );
    for (const { adoption, change, grades } of changed)
      tellOfCount(em, this.outbox, {
        ...adoption,
        ...grades,
        everCounted: change !== 'COUNTED',
        byTime: false,
        at: now,
      });
    await em.flush();
  }
}

function verdictOn(claim: Claim, adoption: StandingAdoption, now: Date): Verdict {
  const before = currentOf(adoption.periods, now)?.grade ?? null;
  const after = claim.stretches[0]?.grade ?? null;
  const everCounted = adoption.countedAt !== null || (before !== null && isOfficial(before));
  return {
    ...claim,
    adoption,
    plan: replan(adoption.periods, claim.stretches, now),
    change: changeKind(before, after, everCounted),
    grades: { before, after },
  };
}

function keyOf(code: string, goal: Goal): string {
  return `${code} ${goal}`;
}
