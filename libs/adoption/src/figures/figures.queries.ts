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

export interface PlaceFigure {
  readonly goal: Goal;
  /** As the enterprise is registered: a district, or a city that has none. */
  readonly divisionCode: DivisionCode;
  readonly counted: number;
}

/** How many count towards each goal at a moment, by the division in which they are registered. */
export function figuresByPlace(em: EntityManager, moment: Date): Promise<PlaceFigure[]> {
  return em.execute<PlaceFigure[]>(
    `select period.goal, enterprise.division_code as "divisionCode", count(*)::int as counted
       from adoption_period period
       join adoption on adoption.id = period.adoption_id
       join enterprise on enterprise.id = adoption.enterprise_id
      where period.goal in ('ON_CLOUD', 'UPGRADED') and period.grade <> 'D'
        and period.counted_until > ? and period.counted_from <= ?
      group by period.goal, enterprise.division_code`,
    [moment, moment],
  );
}

export interface MonthFigure {
  readonly goal: Goal;
  /** The month at whose end it was so, or now. */
  readonly month: string;
  readonly counted: number;
}

/**
 * How many counted towards each goal at the end of each of the last months, the present one as it stands now. One pass
 * over the periods: each adds one where it begins and takes one away where it ends.
 */
export function figuresByMonth(em: EntityManager, now: Date, months: number): Promise<MonthFigure[]> {
  return em.execute<MonthFigure[]>(
    `with step as (
       select goal, date_trunc('month', counted_from at time zone 'Asia/Shanghai') as month, 1 as by
         from adoption_period where grade <> 'D' and goal in ('ON_CLOUD', 'UPGRADED') and counted_from <= ?
       union all
       select goal, date_trunc('month', counted_until at time zone 'Asia/Shanghai'), -1
         from adoption_period where grade <> 'D' and goal in ('ON_CLOUD', 'UPGRADED') and counted_until <= ?
     ), moved as (select goal, month, sum(by) as by from step group by goal, month)
     select goal.goal, to_char(shown.month, 'YYYY-MM') as month,
            coalesce((select sum(by) from moved where moved.goal = goal.goal and moved.month <= shown.month), 0)::int as counted
       from (values ('ON_CLOUD'), ('UPGRADED')) as goal (goal)
      cross join generate_series(date_trunc('month', cast(? as timestamptz) at time zone 'Asia/Shanghai')
                                   - make_interval(months => ?),
                                 date_trunc('month', cast(? as timestamptz) at time zone 'Asia/Shanghai'),
                                 interval '1 month') as shown (month)
      order by goal.goal, shown.month`,
    [now, now, now, months - 1, now],
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
  /** The beginning of the code of the only division that is asked for. */
  readonly within: string | null;
  /** Enterprises that are left out: who asks has to do with them. */
  readonly except: readonly string[];
  readonly after: string | null;
  readonly limit: number;
  readonly now: Date;
}

/** Who counts towards a goal now, in the order of ids. */
export async function countedRows(em: EntityManager, asked: CountedQuestion): Promise<CountedRow[]> {
  const { goal, grade, divisions, within, except, after, limit, now } = asked;
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
        ${within ? 'and enterprise.division_code like ?' : ''}
        ${except.length > 0 ? 'and not adoption.enterprise_id = any(cast(? as uuid[]))' : ''}
        ${after ? 'and adoption.id > cast(? as uuid)' : ''}
      order by adoption.id limit ?`,
    [
      now,
      now,
      goal,
      ...(grade ? [grade] : []),
      ...(divisions ? [JSON.stringify(divisions.map((beginning) => `${beginning}%`))] : []),
      ...(within ? [`${within}%`] : []),
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
