import { AdoptionCountedV1 } from '#libs/contracts';
import {
  demonstration,
  type Demonstration,
  type DemonstrationAdoption,
  type DemonstrationEnterprise,
} from '#libs/demonstration';
import { DAY_MS, dayOf, newId, type LocalDate } from '#libs/kernel';
import type { DemonstrationWork } from '#libs/platform';
import { valuesOf } from '#libs/policy';
import { Adoption, AdoptionChange } from './counting/adoption.entity.js';
import { addPeriods } from './counting/counting.queries.js';
import { COUNTING_RULE, latest, stretchesOf } from './counting/counting.rules.js';
import { EvidenceRecord } from './evidence/evidence.entity.js';
import { COUNTING } from './policy/counting.policy.js';

const CHUNK = 1_000;
/** No other version can have been in force before the first day. */
const WINDOWS = valuesOf(COUNTING, COUNTING.shipped);
/** All use is made to lie within so many days before the beginning, so that a tour of some weeks sees nothing lapse. */
const FRESH_DAYS = 14;

/** Writes who counts in the demonstration, and on what evidence, by the same rule that counts for real. */
export async function loadAdoptionDemonstration({ em, outbox, seed, at }: DemonstrationWork): Promise<void> {
  const data = demonstration(seed, at);
  const enterprises = new Map(data.enterprises.map((each) => [each.enterpriseId, each]));
  const parts = [...Map.groupBy(data.adoptions, (claim) => claim.enterpriseId).values()].map((claims) =>
    partOf(claims, enterprises.get(claims[0]!.enterpriseId)!, data, at),
  );
  const adoptions = parts.flatMap((part) => part.adoptions);
  await inChunks(
    parts.flatMap((part) => part.evidence),
    (rows) => em.insertMany(EvidenceRecord, rows),
  );
  // The outer goal first: the inner one names it.
  for (const goal of ['ON_CLOUD', 'UPGRADED'] as const) {
    await inChunks(
      adoptions.filter((row) => row.goal === goal),
      (rows) => em.insertMany(Adoption, rows),
    );
  }
  await inChunks(
    parts.flatMap((part) => part.periods),
    (rows) => addPeriods(em, rows),
  );
  await inChunks(
    parts.flatMap((part) => part.changes),
    (rows) => em.insertMany(AdoptionChange, rows),
  );
  await outbox.addMany(
    em,
    AdoptionCountedV1,
    parts.flatMap((part) => part.events),
  );
}

function partOf(
  claims: readonly DemonstrationAdoption[],
  enterprise: DemonstrationEnterprise,
  data: Demonstration,
  at: Date,
) {
  // Evidence for the inner goal is evidence for the outer one too.
  const strongest = claims.find(({ goal }) => goal === 'UPGRADED') ?? claims[0]!;
  const evidence = sourcesOf(strongest, data).map((source) => evidenceRow(strongest, source, at));
  const person = { certified: true, industryCode: enterprise.industryCode };
  const known = evidence.map((row) => ({ ...row, accepted: true }));
  const outer = claims.find(({ goal }) => goal === 'ON_CLOUD')!;
  const adoptions = claims.map((claim) =>
    adoptionRow(claim, enterprise.unifiedSocialCreditCode, outer.adoptionId),
  );
  const periods = claims.flatMap(({ adoptionId, goal, countedAt }) => {
    let from = countedAt;
    return stretchesOf(goal, person, known, () => WINDOWS, at).map(({ grade, until }) => {
      const period = { adoptionId, goal, grade, from, until };
      from = until ?? from;
      return period;
    });
  });
  return {
    evidence,
    adoptions,
    periods,
    changes: claims.map(changeRow),
    events: claims.flatMap((claim) => eventOf(claim, enterprise.unifiedSocialCreditCode)),
  };
}

/** Who vouches: two providers for grade A, the provider for the others, the enterprise itself for a declaration. */
function sourcesOf(claim: DemonstrationAdoption, data: Demonstration): string[] {
  if (!claim.providerId) return [claim.enterpriseId];
  if (claim.grade !== 'A') return [claim.providerId];
  const own = data.providers.findIndex(({ providerId }) => providerId === claim.providerId);
  return [claim.providerId, data.providers[(own + 1) % data.providers.length]!.providerId];
}

function evidenceRow(claim: DemonstrationAdoption, source: string, at: Date) {
  const { enterpriseId, goal, countedAt } = claim;
  const inUse = claim.evidenceKind === 'TWO_SIGNALS' || claim.evidenceKind === 'PROVIDER_BATCH';
  const lastUsedOn: LocalDate | null = inUse
    ? latest([claim.lastUsedOn ?? '', dayOf(new Date(at.valueOf() - FRESH_DAYS * DAY_MS))])
    : null;
  const firstUsedOn = lastUsedOn && dayOf(countedAt) < lastUsedOn ? dayOf(countedAt) : lastUsedOn;
  return {
    id: newId(),
    enterpriseId,
    kind: claim.evidenceKind === 'TWO_SIGNALS' ? ('PROVIDER_BATCH' as const) : claim.evidenceKind,
    source,
    // The data set has no contracts: its evidence speaks for itself.
    contractId: null,
    providerId: claim.providerId && source,
    industrialPlatform: goal === 'UPGRADED',
    publicCloud: goal === 'ON_CLOUD',
    firstUsedOn,
    lastUsedOn,
    daysUsed:
      firstUsedOn && lastUsedOn
        ? Math.round((Date.parse(lastUsedOn) - Date.parse(firstUsedOn)) / DAY_MS) + 1
        : 0,
    recordedAt: countedAt,
  };
}

function adoptionRow(claim: DemonstrationAdoption, unifiedSocialCreditCode: string, outerId: string) {
  return {
    id: claim.adoptionId,
    unifiedSocialCreditCode,
    goal: claim.goal,
    enterpriseId: claim.enterpriseId,
    countedAt: claim.grade === 'D' ? null : claim.countedAt,
    ruleVersion: COUNTING_RULE,
    nestedIn: claim.goal === 'UPGRADED' ? outerId : null,
  };
}

function changeRow(claim: DemonstrationAdoption) {
  return {
    id: newId(),
    adoption: claim.adoptionId,
    kind: claim.grade === 'D' ? ('DECLARED' as const) : ('COUNTED' as const),
    gradeAfter: claim.grade,
    ruleVersion: COUNTING_RULE,
    cause: 'demonstration',
    at: claim.countedAt,
  };
}

function eventOf(
  { enterpriseId, goal, grade, countedAt }: DemonstrationAdoption,
  unifiedSocialCreditCode: string,
) {
  if (grade === 'D') return [];
  const data: AdoptionCountedV1 = {
    enterpriseId,
    unifiedSocialCreditCode,
    goal,
    grade,
    ruleVersion: COUNTING_RULE,
    countedAt: countedAt.toISOString(),
  };
  return [{ subject: enterpriseId, data, time: countedAt }];
}

async function inChunks<T>(rows: readonly T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) await write(rows.slice(i, i + CHUNK));
}
