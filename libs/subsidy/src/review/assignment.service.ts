import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, covers, type DivisionCode, DomainError } from '#libs/kernel';
import { Commands, record } from '#libs/platform';
import { held } from '../redemption/files.js';
import { Redemption } from '../redemption/redemption.entity.js';
import { redemptionViews } from '../redemption/redemption.queries.js';
import type { RedemptionView } from '../redemption/redemption.views.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import { Voucher } from '../voucher/voucher.entity.js';
import { assign, type FreeReviewer } from './assignment.rules.js';
import { blockedFor, blockedOf, assertUnconflicted } from '../conflict/conflicts.js';
import { decidesOn, nextLevel } from './levels.rules.js';
import type { AssignmentView, ReviewerView } from './review.views.js';
import { conflicted } from '../conflict/conflict.rules.js';
import { assertReason } from '../rules/reason.rules.js';
import { RedemptionDuty } from '../redemption/duty.entity.js';

/** So many files are given out, or looked at for the next one, at once. */
const AT_ONCE = 100;
const MOST_REVIEWERS = 100;

@Injectable()
export class AssignmentService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /** Takes the file that waits longest: one's own first, then one that is nobody's. Null when none waits. */
  next(key: string, by: Actor): Promise<{ redemption: RedemptionView | null }> {
    return this.commands.run({ key, by, name: 'nextRedemption', body: {} }, async (em, now) => {
      const acting = by.actingAs('redemption.review');
      const mine = await em.findOne(
        Redemption,
        { assignedTo: by.personId, state: 'SUBMITTED' },
        { orderBy: { submittedAt: 'asc', id: 'asc' } },
      );
      const file = mine ?? (await this.firstFree(em, by));
      if (!file) return { redemption: null };
      if (!mine) {
        file.assign(by.personId, now);
        const { id, state } = file;
        record(em, { kind: 'REDEMPTION_ASSIGNMENT', id, from: state, to: state, by: acting, at: now });
      }
      await em.flush();
      return { redemption: (await redemptionViews(em, [file]))[0]! };
    });
  }

  /**
   * Gives the files of a division that are nobody's to its reviewers, by load, ties by the seed that is shown; who has a
   * conflict is left out.
   */
  distribute(
    divisionCode: DivisionCode,
    seed: string,
    key: string,
    by: Actor,
  ): Promise<{ assignments: AssignmentView[] }> {
    const body = { divisionCode, seed };
    return this.commands.run({ key, by, name: 'assignRedemptions', body }, async (em, now) => {
      const acting = by.actingAs('redemption.assign', { divisionCode }, 'division');
      const files = await em.find(
        Redemption,
        { state: 'SUBMITTED', assignedTo: null, divisionCode: { $like: `${prefixOf(divisionCode)}%` } },
        { orderBy: { submittedAt: 'asc', id: 'asc' }, limit: AT_ONCE },
      );
      const reviewers = await reviewersOf(em, divisionCode);
      const assignments = assign(files, reviewers, seed);
      for (const [i, { reviewerId }] of assignments.entries()) {
        const file = files[i]!;
        if (reviewerId) file.assign(reviewerId, now);
        if (reviewerId) {
          const { id, state } = file;
          const change = { from: state, to: state, by: acting, at: now, reason: seed };
          record(em, { kind: 'REDEMPTION_ASSIGNMENT', id, ...change });
        }
      }
      await em.flush();
      return {
        assignments: assignments.map(({ fileId, reviewerId }) => ({ redemptionId: fileId, reviewerId })),
      };
    });
  }

  /** @throws DomainError NOT_FOUND, REASON_NEEDED, NOT_A_REVIEWER, REVIEWER_CONFLICTED, NOT_ASSIGNABLE */
  reassign(
    id: string,
    reviewerId: string,
    reason: string,
    key: string,
    by: Actor,
  ): Promise<{ assignment: AssignmentView }> {
    const body = { id, reviewerId, reason };
    return this.commands.run({ key, by, name: 'reassignRedemption', body }, async (em, now) => {
      const file = await held(em, id);
      const { divisionCode, state } = file;
      const acting = by.actingAs('redemption.assign', { divisionCode }, 'redemption');
      await assertUnconflicted(em, file, by.personId);
      assertReason(reason);
      if (state !== 'SUBMITTED' && state !== 'RETURNED') throw new DomainError('NOT_ASSIGNABLE', { state });
      const reviewer = (await reviewersOf(em, divisionCode)).find(({ personId }) => personId === reviewerId);
      if (!reviewer) throw new DomainError('NOT_A_REVIEWER');
      if (conflicted(reviewer, file)) throw new DomainError('REVIEWER_CONFLICTED');
      file.assign(reviewerId, now);
      record(em, { kind: 'REDEMPTION_ASSIGNMENT', id, from: state, to: state, by: acting, at: now, reason });
      await em.flush();
      return { assignment: { redemptionId: id, reviewerId } };
    });
  }

  /** The reviewers of a division with what they have to do and from how many parties they keep away. */
  async reviewers(divisionCode: DivisionCode, by: Actor): Promise<ReviewerView[]> {
    by.actingAs('redemption.assign', { divisionCode }, 'division');
    const found = await reviewersOf(this.em.fork(), divisionCode);
    return found.map(({ personId, load, blocked }) => ({ personId, load, conflicts: blocked.size }));
  }

  /** The first file that waits, is nobody's, and that this person may decide on; others who look pass over it. */
  private async firstFree(em: EntityManager, by: Actor): Promise<Redemption | null> {
    const blocked = [...(await blockedOf(em, by.personId))];
    const hats = by.holding('redemption.review');
    const passed: string[] = [];
    for (let tried = 0; tried < AT_ONCE; tried++) {
      const [found] = await em.execute<{ id: string }[]>(
        `select id from redemption
          where state = 'SUBMITTED' and assigned_to is null
            and division_code like any (select jsonb_array_elements_text(cast(? as jsonb)))
            and not (cast(? as jsonb) @> any (array[to_jsonb(enterprise_id), to_jsonb(provider_id), to_jsonb(id)]))
          order by submitted_at, id limit 1 for update skip locked`,
        [
          JSON.stringify(hats.map((hat) => `${hat.divisionCode ? prefixOf(hat.divisionCode) : ''}%`)),
          JSON.stringify([...blocked, ...passed]),
        ],
      );
      if (!found) return null;
      const file = await em.findOneOrFail(Redemption, found.id);
      if (await this.isFor(em, file, by)) return file;
      passed.push(file.id);
    }
    return null;
  }

  private async isFor(em: EntityManager, file: Redemption, by: Actor): Promise<boolean> {
    const voucher = await em.findOneOrFail(Voucher, file.voucherId);
    const levels = (await rulesOfVersion(em, voucher.schemeVersionId)).reviewLevels.value;
    const level = nextLevel(levels, file.levelsPassed);
    const duty = await em.findOne(RedemptionDuty, { redemptionId: file.id, personId: by.personId });
    if (duty && duty.duty !== (level === 'COUNTY_REVIEW' ? 'county' : 'review')) return false;
    return by
      .holding('redemption.review')
      .filter((hat) => hat.divisionCode === null || covers(hat.divisionCode, file.divisionCode))
      .some((hat) => decidesOn(level, levels, hat.divisionCode));
  }
}

/** The digits with which every code within a division begins. */
function prefixOf(divisionCode: DivisionCode): string {
  if (divisionCode.endsWith('0000')) return divisionCode.slice(0, 2);
  return divisionCode.length === 6 && divisionCode.endsWith('00') ? divisionCode.slice(0, 4) : divisionCode;
}

/** Those who review for a division now, with what each has to do. */
async function reviewersOf(em: EntityManager, divisionCode: DivisionCode): Promise<FreeReviewer[]> {
  const rows = await em.execute<{ person_id: string; division_code: string | null; load: number }[]>(
    `select reviewer.person_id, reviewer.division_code,
            (select count(*)::int from redemption
              where assigned_to = reviewer.person_id and state in ('SUBMITTED', 'RETURNED')) as load
       from membership reviewer
      where role = 'BUREAU_REVIEWER' and ended_at is null
        and (division_code is null or left(division_code, 4) = ?)
      order by reviewer.person_id limit ?`,
    [divisionCode.slice(0, 4), MOST_REVIEWERS],
  );
  const fitting = rows.filter(({ division_code: code }) => code === null || covers(code, divisionCode));
  const personIds = [...new Set(fitting.map(({ person_id }) => person_id))];
  const blocked = await blockedFor(em, personIds);
  return personIds.map((personId) => ({
    personId,
    load: fitting.find((each) => each.person_id === personId)!.load,
    blocked: blocked.get(personId)!,
  }));
}
