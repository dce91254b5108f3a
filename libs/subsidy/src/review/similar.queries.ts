import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '#libs/kernel';
import { EnterpriseCopy, ContractCopy } from '../copies/copies.entity.js';
import { conflicted } from '../conflict/conflict.rules.js';
import { blockedOf } from '../conflict/conflicts.js';
import { Redemption } from '../redemption/redemption.entity.js';
import type { DecisionOutcome } from './reviewer-decision.entity.js';
import { similarityOf, type CaseFacts } from './similar.rules.js';

/** So many of the latest decisions are looked through. */
const LOOKED_THROUGH = 300;
const SHOWN = 5;
/** Less alike says nothing about a file. */
const ALIKE_ENOUGH = 6_000;
const NEAR_IDENTICAL = 9_000;

export interface SimilarCase {
  readonly redemptionId: string;
  readonly similarityBasisPoints: number;
  readonly outcome: DecisionOutcome;
  /** Whether the decision was for the applicant. */
  readonly passed: boolean;
  readonly reason: string;
  readonly decidedAt: Date;
  readonly amountFen: bigint;
  readonly scenario: string | null;
  readonly industryCode: string;
  readonly cityCode: string;
}

/**
 * Every file that was decided lately, with how much it is like this one, the most alike first. A return is no outcome: it
 * asks for papers and says nothing of the matter.
 */
async function decidedLike(
  em: EntityManager,
  file: Redemption,
  blocked: ReadonlySet<string> = new Set(),
): Promise<SimilarCase[]> {
  const latest = await em.execute<
    { redemption_id: string; outcome: DecisionOutcome; reason: string; at: Date }[]
  >(
    `select distinct on (redemption_id) redemption_id, outcome, reason, at
       from (select * from reviewer_decision
              where redemption_id <> ? and outcome in ('REVIEWED', 'APPROVED', 'REJECTED')
              order by at desc limit ?) as lately
      order by redemption_id, at desc`,
    [file.id, LOOKED_THROUGH],
  );
  const found = await em.find(
    Redemption,
    { id: { $in: latest.map((each) => each.redemption_id) } },
    { disableIdentityMap: true },
  );
  const files = found.filter((other) => !conflicted({ blocked }, other));
  const facts = await factsOf(em, [file, ...files]);
  const mine = facts.get(file.id)!;
  const byId = new Map(latest.map((each) => [each.redemption_id, each]));
  return files
    .map((other) => {
      const { outcome, reason, at } = byId.get(other.id)!;
      const theirs = facts.get(other.id)!;
      return {
        redemptionId: other.id,
        similarityBasisPoints: similarityOf(mine, theirs),
        outcome,
        passed: outcome === 'REVIEWED' || outcome === 'APPROVED',
        reason,
        decidedAt: new Date(at),
        amountFen: other.amountFen,
        scenario: theirs.scenario,
        industryCode: theirs.industryCode,
        cityCode: `${other.divisionCode.slice(0, 4)}00`,
      };
    })
    .toSorted(
      (a, b) =>
        b.similarityBasisPoints - a.similarityBasisPoints || a.redemptionId.localeCompare(b.redemptionId),
    );
}

/**
 * The five decided files that are most like this one; no names, so that a reviewer may see those of other cities, but none
 * of a party with which the reviewer has to do.
 */
export async function similarCases(
  em: EntityManager,
  file: Redemption,
  personId: string,
): Promise<SimilarCase[]> {
  return (await decidedLike(em, file, await blockedOf(em, personId)))
    .filter(({ similarityBasisPoints }) => similarityBasisPoints >= ALIKE_ENOUGH)
    .slice(0, SHOWN);
}

/** Raises every near-identical file that was decided the other way. */
export async function raiseUneven(
  em: EntityManager,
  file: Redemption,
  outcome: DecisionOutcome,
  now: Date,
): Promise<void> {
  const passed = outcome === 'REVIEWED' || outcome === 'APPROVED';
  const uneven = (await decidedLike(em, file))
    .filter((each) => each.similarityBasisPoints >= NEAR_IDENTICAL && each.passed !== passed)
    .slice(0, SHOWN);
  for (const other of uneven)
    await em.execute(
      `insert into uneven_decision
         (id, redemption_id, other_redemption_id, similarity_basis_points, outcome, other_outcome, raised_at)
       values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [newId(), file.id, other.redemptionId, other.similarityBasisPoints, outcome, other.outcome, now],
    );
}

async function factsOf(em: EntityManager, files: readonly Redemption[]): Promise<Map<string, CaseFacts>> {
  const contractIds = [...new Set(files.map(({ contractId }) => contractId))];
  const enterpriseIds = [...new Set(files.map(({ enterpriseId }) => enterpriseId))];
  const contracts = await em.find(ContractCopy, { id: { $in: contractIds } }, { disableIdentityMap: true });
  const enterprises = await em.find(
    EnterpriseCopy,
    { id: { $in: enterpriseIds } },
    { disableIdentityMap: true },
  );
  const contractOf = new Map(contracts.map((contract) => [contract.id, contract]));
  const enterpriseOf = new Map(enterprises.map((enterprise) => [enterprise.id, enterprise]));
  return new Map(
    files.map(({ id, contractId, enterpriseId, amountFen }) => {
      const enterprise = enterpriseOf.get(enterpriseId);
      const contract = contractOf.get(contractId);
      return [
        id,
        {
          amountFen,
          scenario: contract?.scenario ?? null,
          lines: contract?.lines ?? [],
          industryCode: enterprise?.industryCode ?? '',
          revenueFen: enterprise?.priorYearRevenueFen ?? 0n,
        },
      ];
    }),
  );
}
