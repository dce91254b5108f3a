import type { EntityManager } from '@mikro-orm/postgresql';
import type { DivisionCode, LocalDate } from '#libs/kernel';
import { momentOf } from '../counting/counting.queries.js';
import type { EvidenceKind, Goal, Grade } from '../counting/counting.rules.js';
import type { ChangeKind } from '../counting/plan.rules.js';

export interface Figure {
  readonly goal: Goal;
  readonly grade: Grade;
  readonly count: number;
}

/** How many count towards each goal with each grade at a moment; read from one index, whatever has lapsed left out. */
export function figuresAt(em: EntityManager, moment: Date): Promise<Figure[]> {
  return em.execute<Figure[]>(
    `select goal, grade, count(*)::int as count from adoption_period
      where goal in ('ON_CLOUD', 'UPGRADED') and counted_until > ? and counted_from <= ?
      group by goal, grade`,
    [moment, moment],
  );
}

/** What the counting statement saw: a figure holds while nothing is visible that was not visible to it. */
export interface Seen {
  readonly snapshot: string;
  readonly moment: Date;
}

export async function currentSnapshot(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ snapshot: string }[]>('select pg_current_snapshot()::text as snapshot');
  return row!.snapshot;
}

/**
 * Whether a figure still holds: no change was committed since, and no period has ended since. Two looks into indexes,
 * where counting reads an entry for every enterprise.
 */
export async function stillHolds(em: EntityManager, { snapshot, moment }: Seen, now: Date): Promise<boolean> {
  if (now < moment) return false;
  const [row] = await em.execute<{ holds: boolean }[]>(
    `select not exists (select from adoption_change
                         where xid >= pg_snapshot_xmin(cast(? as pg_snapshot))
                           and not pg_visible_in_snapshot(xid, cast(? as pg_snapshot)))
        and not exists (select from adoption_period
                         where goal in ('ON_CLOUD', 'UPGRADED') and counted_until > ? and counted_until <= ?) as holds`,
    [snapshot, snapshot, moment, now],
  );
  return row!.holds;
}

export interface EnterpriseRow {
  readonly id: string;
  readonly code: string;
  readonly divisionCode: DivisionCode;
  readonly industryCode: string;
}

/** A certified enterprise; undefined when there is none. */
export async function certifiedEnterprise(em: EntityManager, id: string): Promise<EnterpriseRow | undefined> {
  const [row] = await em.execute<EnterpriseRow[]>(
    `select id, unified_social_credit_code as code, division_code as "divisionCode", industry_code as "industryCode"
       from enterprise where id = ? and certified_at is not null`,
    [id],
  );
  return row;
}

export interface AdoptionRow {
  readonly id: string;
  readonly goal: Goal;
  readonly ruleVersion: string;
  readonly countedAt: Date | null;
  /** Of the period that covers the moment. */
  readonly grade: Grade | null;
  readonly since: Date | null;
  readonly history: {
    kind: ChangeKind;
    gradeBefore: Grade | null;
    gradeAfter: Grade | null;
    ruleVersion: string;
    at: string;
  }[];
}

/** The adoptions of a legal person with what holds at a moment and what happened until now. */
export async function adoptionsOf(em: EntityManager, code: string, now: Date): Promise<AdoptionRow[]> {
  const rows = await em.execute<AdoptionRow[]>(
    `select adoption.id, adoption.goal, adoption.rule_version as "ruleVersion", adoption.counted_at as "countedAt",
            period.grade, period.counted_from as since,
            (select coalesce(jsonb_agg(change order by change.at), '[]')
               from (select kind, grade_before as "gradeBefore", grade_after as "gradeAfter",
                            rule_version as "ruleVersion", at
                       from adoption_change where adoption_id = adoption.id order by at limit 100) as change) as history
       from adoption
       left join adoption_period period
         on period.adoption_id = adoption.id and period.counted_from <= ? and period.counted_until > ?
      where adoption.unified_social_credit_code = ?
      order by adoption.goal`,
    [now, now, code],
  );
  return rows.map((row) => ({ ...row, countedAt: momentOf(row.countedAt), since: momentOf(row.since) }));
}

export interface EvidenceRow {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly contractId: string | null;
  readonly providerId: string | null;
  readonly providerName: string | null;
  readonly accepted: boolean;
  readonly industrialPlatform: boolean;
  readonly publicCloud: boolean;
  readonly firstUsedOn: LocalDate | null;
  readonly lastUsedOn: LocalDate | null;
  readonly daysUsed: number;
  readonly reportedOutOfPool: boolean;
  readonly recordedAt: Date;
}

/** What speaks for a legal person, newest first. */
export async function evidenceOf(em: EntityManager, code: string): Promise<EvidenceRow[]> {
  const rows = await em.execute<EvidenceRow[]>(
    `select evidence.id, evidence.kind, evidence.contract_id as "contractId", evidence.provider_id as "providerId",
            provider.name as "providerName",
            evidence.contract_id is null or contract.accepted_at is not null as accepted,
            coalesce(contract.industrial_platform, evidence.industrial_platform) as "industrialPlatform",
            coalesce(contract.public_cloud, evidence.public_cloud) as "publicCloud",
            evidence.first_used_on::text as "firstUsedOn", evidence.last_used_on::text as "lastUsedOn",
            evidence.days_used as "daysUsed", evidence.recorded_at as "recordedAt",
            evidence.kind = 'PROVIDER_BATCH' and exists (
              select 1 from usage join usage_batch batch on batch.id = usage.batch_id
               where usage.contract_id = evidence.contract_id and usage.source::text = evidence.source
                 and batch.provider_standing <> 'GOOD') as "reportedOutOfPool"
       from enterprise
       join evidence on evidence.enterprise_id = enterprise.id
       left join contract on contract.id = evidence.contract_id
       left join provider on provider.id = evidence.provider_id
      where enterprise.unified_social_credit_code = ? and evidence.ended_at is null
      order by evidence.recorded_at desc, evidence.id limit 100`,
    [code],
  );
  return rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
}

export interface CountedRow {
  readonly id: string;
  readonly enterpriseId: string;
  readonly unifiedSocialCreditCode: string;
  readonly name: string | null;
  readonly divisionCode: string | null;
  readonly industryCode: string | null;
  readonly goal: Goal;
  readonly grade: Grade;
  readonly countedAt: Date | null;
  readonly lapsesAt: Date | null;
}

export interface CountedQuestion {
  readonly goal: Goal;
  readonly grade: Grade | null;
  /** Beginnings of division codes; null for the whole province. */
  readonly divisions: readonly string[] | null;
  /** Enterprises that are left out: who asks has to do with them. */
  readonly except: readonly string[];
  readonly after: string | null;
  readonly limit: number;
  readonly now: Date;
}

/** Who counts towards a goal now, in the order of ids. */
export async function countedRows(em: EntityManager, asked: CountedQuestion): Promise<CountedRow[]> {
  const { goal, grade, divisions, except, after, limit, now } = asked;
  const rows = await em.execute<CountedRow[]>(
    `select adoption.id, adoption.enterprise_id as "enterpriseId",
            adoption.unified_social_credit_code as "unifiedSocialCreditCode", enterprise.name,
            enterprise.division_code as "divisionCode", enterprise.industry_code as "industryCode", adoption.goal,
            period.grade, adoption.counted_at as "countedAt",
            (select nullif(max(counted_until), 'infinity') from adoption_period
              where adoption_id = adoption.id and grade <> 'D') as "lapsesAt"
       from adoption
       join adoption_period period
         on period.adoption_id = adoption.id and period.counted_from <= ? and period.counted_until > ?
       left join enterprise on enterprise.id = adoption.enterprise_id
      where adoption.goal = ? ${grade ? 'and period.grade = ?' : "and period.grade <> 'D'"}
        ${divisions ? 'and enterprise.division_code like any (select value from jsonb_array_elements_text(cast(? as jsonb)))' : ''}
        ${except.length > 0 ? 'and not adoption.enterprise_id = any(cast(? as uuid[]))' : ''}
        ${after ? 'and adoption.id > cast(? as uuid)' : ''}
      order by adoption.id limit ?`,
    [
      now,
      now,
      goal,
      ...(grade ? [grade] : []),
      ...(divisions ? [JSON.stringify(divisions.map((beginning) => `${beginning}%`))] : []),
      ...(except.length > 0 ? [`{${except.join(',')}}`] : []),
      ...(after ? [after] : []),
      limit,
    ],
  );
  return rows.map((row) => ({
    ...row,
    countedAt: momentOf(row.countedAt),
    lapsesAt: momentOf(row.lapsesAt),
  }));
}
