import type { EntityManager } from '@mikro-orm/postgresql';
import { HistoryEntry } from '#libs/platform';
import { Notice } from '../notice/notice.entity.js';
import { clockOf, type FileClock, type Step } from '../rules/clock.rules.js';
import type { RedemptionState } from '../rules/redemption.moves.js';
import type { Redemption } from '../redemption/redemption.entity.js';

/**
 * Who held a file since when, and how much of the time counts towards the day by which it is due.
 * @param now by the database
 */
export async function holdings(em: EntityManager, redemption: Redemption, now: Date): Promise<FileClock> {
  const steps = await em.find(
    HistoryEntry,
    { subjectKind: 'REDEMPTION', subjectId: redemption.id },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  const notice = redemption.noticeId ? await em.findOne(Notice, redemption.noticeId) : null;
  return clockOf(steps.map(stepOf), now, notice?.closesAt);
}

/** The same for many files at once, in three queries. */
export async function holdingsOf(
  em: EntityManager,
  redemptions: readonly Redemption[],
  now: Date,
): Promise<Map<string, FileClock>> {
  const ids = redemptions.map(({ id }) => id);
  const steps = await em.find(
    HistoryEntry,
    { subjectKind: 'REDEMPTION', subjectId: { $in: ids } },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  const noticeIds = redemptions.flatMap(({ noticeId }) => noticeId ?? []);
  const notices = await em.find(Notice, { id: { $in: noticeIds } });
  const closesAt = new Map(notices.map((notice) => [notice.id, notice.closesAt]));
  const byFile = Map.groupBy(steps, ({ subjectId }) => subjectId);
  return new Map(
    redemptions.map(({ id, noticeId }) => [
      id,
      clockOf((byFile.get(id) ?? []).map(stepOf), now, noticeId ? closesAt.get(noticeId) : undefined),
    ]),
  );
}

function stepOf({ toState, at, reason }: HistoryEntry): Step {
  return { to: toState as RedemptionState, at, reason: reason ?? null };
}
