import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalDate } from '#libs/kernel';
import type { Evidence, Goal, LegalPerson } from './counting.rules.js';
import type { ChangeKind, Period } from './plan.rules.js';

export interface KnownPerson extends LegalPerson {
  readonly unifiedSocialCreditCode: string;
  readonly enterpriseId: string;
  readonly evidence: Evidence[];
}

/** An adoption with the periods that stand or are to come. */
export interface StandingAdoption {
  readonly id: string;
  readonly goal: Goal;
  readonly unifiedSocialCreditCode: string;
  readonly enterpriseId: string;
  readonly countedAt: Date | null;
  readonly periods: Period[];
}

export interface NewAdoption {
  readonly id: string;
  readonly unifiedSocialCreditCode: string;
  readonly goal: Goal;
  readonly enterpriseId: string;
}

export interface Change {
  readonly id: string;
  readonly adoptionId: string;
  readonly kind: ChangeKind;
  readonly gradeBefore: Period['grade'] | null;
  readonly gradeAfter: Period['grade'] | null;
  /** Whose act or which event led to it; `time` where nobody's did. */
  readonly cause: string;
  readonly at: Date;
}

/**
 * Keeps the legal persons of these enterprises for the transaction, so that what is known of one is weighed by one
 * transaction at a time. Always in the order of ids.
 */
export async function lockEnterprises(em: EntityManager, enterpriseIds: readonly string[]): Promise<void> {
  await em.execute(
    `select id from enterprise
      where id in (select asked.id from enterprise asked
                    where asked.id in (select value::uuid from jsonb_array_elements_text(cast(? as jsonb)))
                   union
                   select same.id from enterprise asked
                     join enterprise same on same.unified_social_credit_code = asked.unified_social_credit_code
                    where asked.id in (select value::uuid from jsonb_array_elements_text(cast(? as jsonb))))
      order by id for update`,
    [JSON.stringify(enterpriseIds), JSON.stringify(enterpriseIds)],
  );
}

interface EvidenceRow {
  code: string;
  enterprise_id: string;
  industry_code: string;
  kind: Evidence['kind'];
  source: string;
  contract_id: string | null;
  accepted: boolean;
  industrial_platform: boolean;
  public_cloud: boolean;
  last_used_on: LocalDate | null;
}

/** The certified legal persons behind these enterprises for whom some evidence is there, with all of it. */
export async function personsWithEvidence(
  em: EntityManager,
  enterpriseIds: readonly string[],
): Promise<KnownPerson[]> {
  const rows = await em.execute<EvidenceRow[]>(
    `select same.unified_social_credit_code as code, asked.id as enterprise_id, asked.industry_code, evidence.kind,
            evidence.source, evidence.contract_id, evidence.last_used_on::text as last_used_on,
            evidence.contract_id is null or contract.accepted_at is not null as accepted,
            coalesce(contract.industrial_platform, evidence.industrial_platform) as industrial_platform,
            coalesce(contract.public_cloud, evidence.public_cloud) as public_cloud
       from enterprise asked
       join enterprise same on same.unified_social_credit_code = asked.unified_social_credit_code
       join evidence on evidence.enterprise_id = same.id
       left join contract on contract.id = evidence.contract_id
      where asked.certified_at is not null and evidence.ended_at is null
        and asked.id in (select value::uuid from jsonb_array_elements_text(cast(? as jsonb)))
      order by code, evidence.id`,
    [JSON.stringify(enterpriseIds)],
  );
  return [...Map.groupBy(rows, (row) => row.code)].map(([code, [first, ...more]]) => ({
    unifiedSocialCreditCode: code,
    enterpriseId: first!.enterprise_id,
    industryCode: first!.industry_code,
    certified: true,
    evidence: [first!, ...more].map((row) => ({
      kind: row.kind,
      source: row.source,
      contractId: row.contract_id,
      accepted: row.accepted,
      industrialPlatform: row.industrial_platform,
      publicCloud: row.public_cloud,
      lastUsedOn: row.last_used_on,
    })),
  }));
}

interface StandingRow {
  id: string;
  goal: Goal;
  code: string;
  enterprise_id: string;
  counted_at: Date | string | null;
  counted_from: Date | string | null;
  counted_until: Date | string | null;
  grade: Period['grade'];
}

/** The adoptions of legal persons, each with the periods that end after now, the earliest first. */
export async function standingAdoptions(
  em: EntityManager,
  codes: readonly string[],
  now: Date,
): Promise<StandingAdoption[]> {
  const rows = await em.execute<StandingRow[]>(
    `select adoption.id, adoption.goal, adoption.unified_social_credit_code as code, adoption.enterprise_id,
            adoption.counted_at, period.counted_from, nullif(period.counted_until, 'infinity') as counted_until,
            period.grade
       from adoption
       left join adoption_period period on period.adoption_id = adoption.id and period.counted_until > ?
      where adoption.unified_social_credit_code in (select value from jsonb_array_elements_text(cast(? as jsonb)))
      order by adoption.unified_social_credit_code, adoption.goal, period.counted_from`,
    [now, JSON.stringify(codes)],
  );
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, same]) => ({
    id,
    goal: same[0]!.goal,
    unifiedSocialCreditCode: same[0]!.code,
    enterpriseId: same[0]!.enterprise_id,
    countedAt: momentOf(same[0]!.counted_at),
    periods: same.flatMap((row) =>
      row.counted_from === null
        ? []
        : [{ from: new Date(row.counted_from), until: momentOf(row.counted_until), grade: row.grade }],
    ),
  }));
}

export async function insertAdoptions(
  em: EntityManager,
  adoptions: readonly NewAdoption[],
  ruleVersion: string,
): Promise<void> {
  if (adoptions.length === 0) return;
  // ON_CLOUD sorts before UPGRADED, so the outer goal's row is there when the inner one names it.
  await em.execute(
    `with added as (
       select * from jsonb_to_recordset(cast(? as jsonb))
         as adoption (id uuid, "unifiedSocialCreditCode" text, goal text, "enterpriseId" uuid)
     )
     insert into adoption (id, unified_social_credit_code, goal, enterprise_id, rule_version, nested_in_id)
     select id, "unifiedSocialCreditCode", goal, "enterpriseId", ?,
            case goal when 'UPGRADED' then coalesce(
              (select outer_one.id from adoption outer_one
                where outer_one.unified_social_credit_code = added."unifiedSocialCreditCode"
                  and outer_one.goal = 'ON_CLOUD'),
              (select outer_one.id from added outer_one
                where outer_one."unifiedSocialCreditCode" = added."unifiedSocialCreditCode"
                  and outer_one.goal = 'ON_CLOUD')) end
       from added order by goal`,
    [JSON.stringify(adoptions), ruleVersion],
  );
}

export async function removePeriods(
  em: EntityManager,
  periods: readonly { adoptionId: string; from: Date }[],
): Promise<void> {
  if (periods.length === 0) return;
  await em.execute(
    `delete from adoption_period using jsonb_to_recordset(cast(? as jsonb)) as gone ("adoptionId" uuid, "from" timestamptz)
      where adoption_id = gone."adoptionId" and counted_from = gone."from"`,
    [JSON.stringify(periods)],
  );
}

export async function endPeriods(
  em: EntityManager,
  periods: readonly { adoptionId: string; from: Date; until: Date | null }[],
  now: Date,
): Promise<void> {
  if (periods.length === 0) return;
  await em.execute(
    `update adoption_period set counted_until = coalesce(ended.until, 'infinity'), end_told = coalesce(ended.until <= ?, false)
       from jsonb_to_recordset(cast(? as jsonb)) as ended ("adoptionId" uuid, "from" timestamptz, until timestamptz)
      where adoption_id = ended."adoptionId" and counted_from = ended."from"`,
    [now, JSON.stringify(periods)],
  );
}

export async function addPeriods(
  em: EntityManager,
  periods: readonly (Period & { adoptionId: string; goal: Goal })[],
): Promise<void> {
  if (periods.length === 0) return;
  await em.execute(
    `insert into adoption_period (adoption_id, counted_from, counted_until, goal, grade)
     select "adoptionId", "from", coalesce(until, 'infinity'), goal, grade
       from jsonb_to_recordset(cast(? as jsonb))
         as added ("adoptionId" uuid, "from" timestamptz, until timestamptz, goal text, grade text)`,
    [JSON.stringify(periods)],
  );
}

export async function addChanges(
  em: EntityManager,
  changes: readonly Change[],
  ruleVersion: string,
): Promise<void> {
  if (changes.length === 0) return;
  await em.execute(
    `insert into adoption_change (id, adoption_id, kind, grade_before, grade_after, rule_version, cause, at)
     select id, "adoptionId", kind, "gradeBefore", "gradeAfter", ?, cause, at
       from jsonb_to_recordset(cast(? as jsonb))
         as added (id uuid, "adoptionId" uuid, kind text, "gradeBefore" text, "gradeAfter" text, cause text,
                   at timestamptz)`,
    [ruleVersion, JSON.stringify(changes)],
  );
}

/** A period that time has ended, with what follows it. */
export interface EndedPeriod {
  readonly adoptionId: string;
  readonly enterpriseId: string;
  readonly unifiedSocialCreditCode: string;
  readonly goal: Goal;
  readonly grade: Period['grade'];
  /** Of the period that follows without a gap; null where none does. */
  readonly next: Period['grade'] | null;
  readonly at: Date;
}

/** Legal persons of whom a period has ended by now that nobody has told of. */
export async function withUntoldEnds(em: EntityManager, now: Date, limit: number): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct adoption.enterprise_id as id
       from (select adoption_id from adoption_period where not end_told and counted_until <= ?
              order by counted_until limit ?) due
       join adoption on adoption.id = due.adoption_id`,
    [now, limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes the periods of these enterprises' legal persons that have ended by now and that nobody has told of: each goes to
 * one transaction. The legal persons must be kept.
 */
export async function takeUntoldEnds(
  em: EntityManager,
  enterpriseIds: readonly string[],
  now: Date,
): Promise<EndedPeriod[]> {
  const rows = await em.execute<(Omit<EndedPeriod, 'at'> & { at: Date | string })[]>(
    `with ended as (
       update adoption_period period set end_told = true from adoption
        where adoption.id = period.adoption_id and not period.end_told and period.counted_until <= ?
          and adoption.unified_social_credit_code in (
                select unified_social_credit_code from adoption
                 where enterprise_id in (select value::uuid from jsonb_array_elements_text(cast(? as jsonb)))
                union
                select unified_social_credit_code from enterprise
                 where id in (select value::uuid from jsonb_array_elements_text(cast(? as jsonb))))
       returning period.adoption_id, adoption.enterprise_id, adoption.unified_social_credit_code, period.goal,
                 period.grade, period.counted_until)
     select ended.adoption_id as "adoptionId", ended.enterprise_id as "enterpriseId",
            ended.unified_social_credit_code as "unifiedSocialCreditCode", ended.goal, ended.grade,
            next.grade as next, ended.counted_until as at
       from ended
       left join adoption_period next
         on next.adoption_id = ended.adoption_id and next.counted_from = ended.counted_until
      order by ended.counted_until, ended.goal, ended.adoption_id`,
    [now, JSON.stringify(enterpriseIds), JSON.stringify(enterpriseIds)],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** Marks adoptions as counted for the first time. */
export async function markCounted(em: EntityManager, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await em.execute(
    `update adoption set counted_at = ?
      where counted_at is null and id in (select value::uuid from jsonb_array_elements_text(cast(? as jsonb)))`,
    [now, JSON.stringify(ids)],
  );
}

/** A moment of a row; null stays null. */
export function momentOf(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}
