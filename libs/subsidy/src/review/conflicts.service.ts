import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, SYSTEM, type Acting, type Actor } from '#libs/kernel';
import { ConflictDeclaredV1 } from '#libs/contracts';
import { Commands, load, Outbox, record } from '#libs/platform';
import { EnterpriseCopy, ProviderCopy } from '../copies/copies.entity.js';
import { reviewAgain } from '../redemption/give-back.js';
import { Redemption } from '../redemption/redemption.entity.js';
import { ConflictReport, waitsUntil } from '../conflict/conflict-report.entity.js';
import { Conflict, type ConflictKind, type ConflictSubject } from '../conflict/conflict.entity.js';
import type { DecisionOutcome, ReviewLevel } from './reviewer-decision.entity.js';
import type { ConflictOutcomeView, TouchedDecisionView } from './review.views.js';
import { changed } from '../history/changed.js';

export interface GivenConflict {
  readonly subjectKind: ConflictSubject;
  readonly subjectId: string;
  readonly kind: ConflictKind;
  readonly fromOn: string;
  readonly toOn?: string | null | undefined;
  readonly note: string;
  readonly personId?: string | null | undefined;
}

/** A conflict as it takes effect, with who said so and the report by which somebody else did. */
type StatedConflict = Pick<
  Conflict,
  'personId' | 'subjectKind' | 'subjectId' | 'kind' | 'fromOn' | 'toOn' | 'note' | 'declaredBy' | 'reportId'
>;

const MOST_TOUCHED = 100;
/** Decided, and not given to the bank yet. */
const UNPAID: ReadonlySet<string> = new Set(['SUBMITTED', 'REVIEWED', 'APPROVED', 'NOTICED']);
const REOPENED = '决定人存在利益冲突，重新审核';

interface TouchedRow {
  readonly redemption_id: string;
  readonly person_id: string;
  readonly level: ReviewLevel;
  readonly outcome: DecisionOutcome;
  readonly at: Date | string;
  readonly counts: boolean;
}

/** Decisions on files of a party with which who decided had to do on that day. */
const TOUCHED = `
  select d.redemption_id, d.person_id, d.level, d.outcome, d.at, d.papers_version = r.papers_version as counts
    from reviewer_decision d join redemption r on r.id = d.redemption_id
    join conflict c on c.person_id = d.person_id and c.subject_id in (r.enterprise_id, r.provider_id)
         and (d.at at time zone 'Asia/Shanghai')::date between c.from_on and coalesce(c.to_on, 'infinity')`;

@Injectable()
export class ConflictService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Declares that a person has to do with an enterprise or a provider: from then on they see and decide nothing of its
   * files. What they decided in that time is listed; files that are not paid yet begin anew with other people. Said of
   * somebody else, it is a report that waits for a second person.
   * @throws DomainError CONFLICT_PERIOD, NOT_FOUND, FORBIDDEN when it is about somebody else and one may not speak for others
   */
  declare(given: GivenConflict, key: string, by: Actor): Promise<ConflictOutcomeView> {
    const personId = given.personId ?? by.personId;
    const own = personId === by.personId;
    const acting = by.actingAs(own ? 'conflict.declare' : 'conflict.declareForOthers');
    const { subjectKind, subjectId, kind, fromOn, note } = given;
    const toOn = given.toOn ?? null;
    const body = { personId, subjectKind, subjectId, kind, fromOn, toOn, note };
    if (toOn !== null && toOn < fromOn) throw new DomainError('CONFLICT_PERIOD', { fromOn, toOn });
    return this.commands.run({ key, by, name: 'declareConflict', body }, async (em, now) => {
      if (own)
        return this.takeEffect(em, { ...body, declaredBy: personId, reportId: null }, acting, now, note);
      // Whether there is such a party is told to nobody who has to do with it.
      const party = { $and: [{ id: subjectId }, { id: { $nin: [...by.conflicts] } }] };
      await (subjectKind === 'ENTERPRISE'
        ? load(em, EnterpriseCopy, party, 'enterprise')
        : load(em, ProviderCopy, party, 'provider'));
      const report = em.create(ConflictReport, {
        ...body,
        id: newId(),
        reportedBy: by.personId,
        reportedAt: now,
        waitsUntil: waitsUntil(now),
        state: 'WAITING',
        decidedBy: null,
        decidedAt: null,
      });
      const { id } = report;
      record(em, {
        kind: 'CONFLICT_REPORT',
        id,
        from: null,
        to: 'WAITING',
        by: acting,
        at: now,
        reason: note,
      });
      await em.flush();
      return { id, awaitsSecondPersonUntil: report.waitsUntil, touched: [] };
    });
  }

  /** From here on the conflict stands, in every room. */
  async takeEffect(
    em: EntityManager,
    stated: StatedConflict,
    acting: Acting,
    now: Date,
    reason: string,
  ): Promise<ConflictOutcomeView> {
    const { personId, subjectId, kind, fromOn } = stated;
    const toOn = stated.toOn ?? null;
    // A decision of the same person comes wholly before, and is listed, or wholly after, and is refused.
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 3))', [personId]);
    const conflict = em.create(Conflict, { ...stated, id: newId(), declaredAt: now });
    const { id } = conflict;
    record(em, { kind: 'CONFLICT', id, from: null, to: kind, by: acting, at: now, reason });
    this.outbox.add(
      em,
      ConflictDeclaredV1,
      personId,
      { conflictId: id, personId, subjectId, fromOn, toOn, declaredAt: now.toISOString() },
      now,
    );
    await em.flush();
    const touched = await em.execute<TouchedRow[]>(
      `${TOUCHED} where c.id = ? order by d.redemption_id, d.at`,
      [id],
    );
    const reopened = await reopen(em, touched, now);
    await em.nativeUpdate(
      Redemption,
      {
        assignedTo: personId,
        state: { $in: ['SUBMITTED', 'RETURNED'] },
        $or: [{ enterpriseId: subjectId }, { providerId: subjectId }],
      },
      { assignedTo: null, assignedAt: null },
    );
    return {
      id,
      awaitsSecondPersonUntil: null,
      touched: touched.slice(0, MOST_TOUCHED).map((row) => touchedView(row, reopened)),
    };
  }

  /** Decisions that a declared conflict touches, newest first, with how the file stands; none on a party of one's own. */
  async touched(first: number, by: Actor): Promise<TouchedDecisionView[]> {
    const rows = await this.em.fork().execute<TouchedRow[]>(
      `${TOUCHED} where not (array[r.enterprise_id, r.provider_id] && cast(? as uuid[]))
          order by d.at desc, d.redemption_id limit ?`,
      [`{${[...by.conflicts].join(',')}}`, first],
    );
    return rows.map((row) => touchedView(row, new Set(row.counts ? [] : [row.redemption_id])));
  }
}

/** Begins anew every file that a touched decision still carries and that is not paid; held in the order of ids. */
async function reopen(em: EntityManager, touched: readonly TouchedRow[], now: Date): Promise<Set<string>> {
  const ids = [...new Set(touched.filter(({ counts }) => counts).map((row) => row.redemption_id))];
  const files = await em.find(
    Redemption,
    { id: { $in: ids } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const reopened = new Set<string>();
  for (const file of files) {
    if (!UNPAID.has(file.state)) continue;
    const from = file.state;
    file.reopen(SYSTEM);
    changed(em, 'REDEMPTION', file, from, SYSTEM, now, REOPENED);
    await reviewAgain(em, file, SYSTEM, now, REOPENED);
    reopened.add(file.id);
  }
  await em.flush();
  return reopened;
}

function touchedView(row: TouchedRow, reopened: ReadonlySet<string>): TouchedDecisionView {
  return {
    redemptionId: row.redemption_id,
    personId: row.person_id,
    level: row.level,
    outcome: row.outcome,
    at: new Date(row.at),
    reopened: reopened.has(row.redemption_id),
  };
}
