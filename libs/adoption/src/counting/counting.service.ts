import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AdoptionCountedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { Clock, Outbox } from '#libs/platform';
import { Policies } from '#libs/policy';
import { windowsOf } from './windows.js';
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
  type KnownPerson,
  type NewAdoption,
  type StandingAdoption,
} from './counting.queries.js';
import { COUNTING_RULE, GOALS, isOfficial, stretchesOf, type Goal, type Stretch } from './counting.rules.js';
import { changeKind, currentOf, replan } from './plan.rules.js';

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
export class CountingService {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly policies: Policies,
  ) {}

  /**
   * Brings the counts of the legal persons behind these enterprises into line with what is known of them now.
   * Call it in the transaction that adds to what is known; it takes the same statements for one enterprise as for many.
   * @param cause whose act or which event led to it, for the history
   */
  async recount(em: EntityManager, enterpriseIds: readonly string[], cause: string): Promise<void> {
    if (enterpriseIds.length === 0) return;
    await lockEnterprises(em, enterpriseIds);
    // Read behind the lock: whoever held it before wrote moments that are not later.
    const now = await this.clock.now(em);
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
    );
    await addPeriods(
      em,
      each(({ plan }) => plan.add),
    );
    const changes = verdicts.flatMap(({ adoption, change, grades }) =>
      change === null
        ? []
        : [
            {
              id: newId(),
              adoptionId: adoption.id,
              kind: change,
              gradeBefore: grades.before,
              gradeAfter: grades.after,
            },
          ],
    );
    await addChanges(em, changes, { ruleVersion: COUNTING_RULE, cause, now });
    const counted = verdicts.filter(({ change }) => change === 'COUNTED');
    await markCounted(
      em,
      counted.map(({ adoption }) => adoption.id),
      now,
    );
    for (const { adoption, goal, grades } of counted) {
      this.outbox.add(
        em,
        AdoptionCountedV1,
        adoption.enterpriseId,
        {
          enterpriseId: adoption.enterpriseId,
          unifiedSocialCreditCode: adoption.unifiedSocialCreditCode,
          goal,
          grade: grades.after as 'A' | 'B' | 'C',
          ruleVersion: COUNTING_RULE,
          countedAt: now.toISOString(),
        },
        now,
      );
    }
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
