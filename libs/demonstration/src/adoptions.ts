import { isIndustrial } from '#libs/reference';
import { dayOf, daysAfter, latest, officeMoment } from './calendar.js';
import type {
  DemonstrationAdoption,
  DemonstrationEnterprise,
  DemonstrationEvidenceKind,
  DemonstrationSolution,
} from './demonstration.types.js';
import { identifierOf } from './identifiers.js';
import { Random } from './random.js';

/** Counted with grade A, B or C. Every upgraded enterprise is among those on cloud. */
const ON_CLOUD = 900;
const UPGRADED = 180;
/** Only declared (grade D): enterprises on cloud, some of which call themselves upgraded too. */
const DECLARED_ON_CLOUD = 2_300;
const DECLARED_UPGRADED = 200;

/** Nothing is counted on the day it is bought. */
const DAYS_OF_USE = 20;
/** Counted enterprises were certified at least so long ago. */
const DAYS_KNOWN = 60;
/** Enterprises of the accounts factory01 to factory03 come uncounted, so that a first tour can change that. */
const UNCOUNTED = 3;

const GRADES: readonly (readonly [DemonstrationAdoption['grade'], number])[] = [
  ['A', 25],
  ['B', 45],
  ['C', 30],
];
const EVIDENCE: Readonly<Record<'A' | 'B' | 'C', DemonstrationEvidenceKind>> = {
  A: 'TWO_SIGNALS',
  B: 'PROVIDER_BATCH',
  C: 'CONTRACT_INVOICE_ACCEPTANCE',
};

type Claim = Omit<DemonstrationAdoption, 'adoptionId'>;

/** Who is counted towards which goal on what evidence, and who only says so. Ordered by the moment. */
export function adoptions(
  seed: number,
  at: Date,
  enterprises: readonly DemonstrationEnterprise[],
  solutions: readonly DemonstrationSolution[],
): DemonstrationAdoption[] {
  const random = new Random(seed, 'adoptions');
  const before = daysAfter(at, -DAYS_KNOWN);
  const shelf = shelfOf(solutions.filter(({ publishedAt }) => publishedAt < before));
  const known = random.sample(
    enterprises.slice(UNCOUNTED).filter(({ certifiedAt }) => certifiedAt !== null && certifiedAt < before),
    enterprises.length,
  );
  const upgraded = known.filter(({ industryCode }) => isIndustrial(industryCode)).slice(0, UPGRADED);
  const skip = new Set(upgraded);
  const onCloud = known.filter((one) => !skip.has(one)).slice(0, ON_CLOUD - UPGRADED);
  for (const one of onCloud) skip.add(one);
  const others = enterprises.slice(UNCOUNTED).filter((one) => !skip.has(one));
  return [
    ...upgraded.flatMap((one) => upgradedClaims(one, shelf, random, at)),
    ...onCloud.map((one) => counted(one, 'ON_CLOUD', random.pick(shelf.cloudFor(one)), random, at)),
    ...declaredClaims(others, random, at),
  ]
    .toSorted((one, other) => one.countedAt.getTime() - other.countedAt.getTime())
    .map((claim) => ({
      adoptionId: identifierOf(seed, `adoption.${claim.goal}`, claim.enterpriseId),
      ...claim,
    }));
}

interface Shelf {
  cloudFor(enterprise: DemonstrationEnterprise): readonly DemonstrationSolution[];
  platformFor(enterprise: DemonstrationEnterprise): readonly DemonstrationSolution[];
}

/** What enterprises of a branch can be using; found once per branch. */
function shelfOf(solutions: readonly DemonstrationSolution[]): Shelf {
  const found = new Map<string, readonly DemonstrationSolution[]>();
  const fitting = (kind: 'industrialPlatform' | 'publicCloud', industryCode: string) => {
    const branch = industryCode.slice(0, 3);
    const key = `${kind} ${branch}`;
    const known =
      found.get(key) ??
      solutions.filter(
        (one) => one[kind] && (one.industries.length === 0 || one.industries.includes(branch)),
      );
    found.set(key, known);
    return known;
  };
  return {
    cloudFor: ({ industryCode }) => fitting('publicCloud', industryCode),
    platformFor: ({ industryCode }) => fitting('industrialPlatform', industryCode),
  };
}

/** Both goals rest on the same solution: use of a platform is use of the cloud, and so the lower goal falls first. */
function upgradedClaims(
  enterprise: DemonstrationEnterprise,
  shelf: Shelf,
  random: Random,
  at: Date,
): Claim[] {
  const upgraded = counted(enterprise, 'UPGRADED', random.pick(shelf.platformFor(enterprise)), random, at);
  return [{ ...upgraded, goal: 'ON_CLOUD' }, upgraded];
}

function counted(
  enterprise: DemonstrationEnterprise,
  goal: Claim['goal'],
  solution: DemonstrationSolution,
  random: Random,
  at: Date,
): Claim {
  const grade = random.pickWeighted(GRADES) as 'A' | 'B' | 'C';
  const start = latest(enterprise.certifiedAt ?? enterprise.registeredAt, solution.publishedAt);
  const countedAt = officeMoment(random, daysAfter(start, DAYS_OF_USE), daysAfter(at, -1));
  return {
    enterpriseId: enterprise.enterpriseId,
    goal,
    grade,
    evidenceKind: EVIDENCE[grade],
    solutionId: solution.solutionId,
    providerId: solution.providerId,
    countedAt,
    lastUsedOn: grade === 'C' ? null : dayOf(lastUse(countedAt, random, at)),
  };
}

/** One in twelve of those counted long enough ago has gone quiet for 60 to 88 days: amber, and not yet lapsed. */
function lastUse(countedAt: Date, random: Random, at: Date): Date {
  const quiet = random.chance(1 / 12) && daysAfter(countedAt, 90) < at;
  return latest(countedAt, daysAfter(at, quiet ? -random.between(61, 88) : -random.between(1, 12)));
}

function declaredClaims(others: readonly DemonstrationEnterprise[], random: Random, at: Date): Claim[] {
  const declare = (enterprise: DemonstrationEnterprise, goal: Claim['goal']): Claim => ({
    enterpriseId: enterprise.enterpriseId,
    goal,
    grade: 'D',
    evidenceKind: random.chance(0.4) ? 'SELF_DECLARED' : 'IMPORTED',
    solutionId: null,
    providerId: null,
    countedAt: officeMoment(random, enterprise.registeredAt, at),
    lastUsedOn: null,
  });
  const onCloud = random.sample(others, DECLARED_ON_CLOUD);
  const upgraded = onCloud
    .filter(({ industryCode }) => isIndustrial(industryCode))
    .slice(0, DECLARED_UPGRADED);
  return [
    ...onCloud.map((one) => declare(one, 'ON_CLOUD')),
    ...upgraded.map((one) => declare(one, 'UPGRADED')),
  ];
}
