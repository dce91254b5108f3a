import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Acting, Actor } from '#libs/kernel';
import { Clock, Commands, load, record } from '#libs/platform';
import { ConflictReport, type ConflictReportDecision } from '../conflict/conflict-report.entity.js';
import { EnterpriseCopy, ProviderCopy } from '../copies/copies.entity.js';
import type { ConflictReportView } from './conflict-report.views.js';
import { ConflictService } from './conflicts.service.js';
import type { ConflictOutcomeView } from './review.views.js';

const MOST_SHOWN = 100;

/** What officials say of each other, until a second person has spoken. */
@Injectable()
export class ConflictReports {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly conflicts: ConflictService,
  ) {}

  /** @throws DomainError NOT_FOUND, and what `ConflictReport.decide` refuses */
  decide(
    id: string,
    decision: ConflictReportDecision,
    reason: string,
    key: string,
    by: Actor,
  ): Promise<ConflictOutcomeView> {
    const body = { id, decision, reason };
    return this.commands.run({ key, by, name: 'decideConflictReport', body }, async (em, now) => {
      const report = await load(em, ConflictReport, { id, ...shownTo(by) }, 'conflict report', {
        hold: true,
      });
      const acting = actingOn(report, by);
      const [auditor] = await auditorsAmong(em, [report.personId]);
      report.decide(decision, secondPerson(by), auditor !== undefined, now);
      record(em, { kind: 'CONFLICT_REPORT', id, from: 'WAITING', to: decision, by: acting, at: now, reason });
      await em.flush();
      if (decision === 'DISMISSED') return { id, awaitsSecondPersonUntil: null, touched: [] };
      const { personId, subjectKind, subjectId, kind, fromOn, toOn, note, reportedBy } = report;
      const stated = { personId, subjectKind, subjectId, kind, fromOn, toOn, note };
      return this.conflicts.takeEffect(
        em,
        { ...stated, declaredBy: reportedBy, reportId: id },
        acting,
        now,
        reason,
      );
    });
  }

  /** Those that a second person may still decide, the most urgent first; none on a party of one's own. */
  async waiting(by: Actor): Promise<ConflictReportView[]> {
    const em = this.em.fork();
    const reports = await em.find(
      ConflictReport,
      { state: 'WAITING', waitsUntil: { $gt: await this.clock.now() }, ...shownTo(by) },
      { orderBy: { waitsUntil: 'asc', id: 'asc' }, limit: MOST_SHOWN },
    );
    const ids = { $in: reports.map(({ subjectId }) => subjectId) };
    const enterprises = await em.find(EnterpriseCopy, { id: ids });
    const seen = enterprises.filter((each) =>
      by.may('redemption.read', { organisationId: each.id, divisionCode: each.divisionCode }),
    );
    const parties = [...seen, ...(await em.find(ProviderCopy, { id: ids }))];
    const names = new Map(parties.map((party) => [party.id, party.name]));
    const auditors = await auditorsAmong(
      em,
      reports.map(({ personId }) => personId),
    );
    return reports.map((report) => {
      const { id, personId, subjectKind, subjectId, kind, fromOn, note } = report;
      const { reportedBy, reportedAt, waitsUntil } = report;
      return {
        id,
        personId,
        subjectKind,
        subjectId,
        kind,
        fromOn,
        note,
        reportedBy,
        reportedAt,
        waitsUntil,
        toOn: report.toOn ?? null,
        subjectName: names.get(subjectId) ?? null,
        decisions: report.decisionsOf(secondPerson(by), auditors.includes(personId)),
      };
    });
  }
}

interface Shown {
  readonly subjectId: { $nin: string[] };
  readonly $or?: ({ personId: string } | { reportedBy: string })[];
}

/** Who reported, who is concerned, and who may speak for others; nobody who has to do with the party. */
function shownTo(by: Actor): Shown {
  const free = { subjectId: { $nin: [...by.conflicts] } };
  if (by.may('conflict.declareForOthers')) return free;
  return { ...free, $or: [{ personId: by.personId }, { reportedBy: by.personId }] };
}

function actingOn({ personId }: ConflictReport, by: Actor): Acting {
  return by.actingAs(personId === by.personId ? 'conflict.declare' : 'conflict.declareForOthers');
}

function secondPerson({ personId, memberships }: Actor): { personId: string; audits: boolean } {
  return { personId, audits: memberships.some(({ role }) => role === 'AUDITOR') };
}

/** Those of some people who audit today. */
async function auditorsAmong(em: EntityManager, personIds: readonly string[]): Promise<string[]> {
  const rows = await em.execute<{ person_id: string }[]>(
    `select distinct person_id from membership
      where role = 'AUDITOR' and ended_at is null and person_id in (select jsonb_array_elements_text(cast(? as jsonb)))`,
    [JSON.stringify(personIds)],
  );
  return rows.map((row) => row.person_id);
}
