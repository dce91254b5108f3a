import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, notFound, type Actor, type Canonical } from '#libs/kernel';
import { Commands, record } from '#libs/platform';
import { policyProblems, valuesOf, type Policy, type PolicySettings, type ValuesOf } from './policy.rules.js';
import { PolicyVersion } from './policy-version.entity.js';

/** The policies of a service, as its room lists them. */
export const POLICIES = Symbol('policies');

/** The version that ships with the platform: in force until another one is. */
const SHIPPED_VERSION = 1;

/** Values of a policy and the number of the version that they belong to. */
export type InForce<P extends Policy> =
  P extends Policy<infer K> ? ValuesOf<K> & { readonly version: number } : never;

/** A version as it is shown; the shipped one has no id, and nobody proposed it. */
export interface VersionShown {
  readonly id: string | null;
  readonly version: number;
  readonly settings: PolicySettings;
  readonly reason: string | null;
  readonly inForceFrom: Date | null;
  readonly proposedAt: Date | null;
  readonly publishedAt?: Date | null;
  readonly withdrawnAt?: Date | null;
}

export interface PolicyProposal {
  readonly policy: string;
  readonly settings: PolicySettings;
  readonly reason: string;
  readonly inForceFrom: Date;
}

/** What an authority or the operator decides, by version: one person proposes, another publishes, nothing is backdated. */
@Injectable()
export class Policies {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    @Inject(POLICIES) private readonly policies: readonly Policy[],
  ) {}

  /**
   * What a policy said at a moment. A file keeps to the version of the moment by which it is judged, so ask with that
   * moment and not with today.
   */
  at<P extends Policy>(em: EntityManager, policy: P, moment: Date): Promise<InForce<P>> {
    return policyAt(em, policy, moment);
  }

  /** What a policy said at each moment: for work on many things, each judged by a moment of its own. */
  async timeline<P extends Policy>(em: EntityManager, policy: P): Promise<(moment: Date) => InForce<P>> {
    const rows = await em.execute<{ version: number; settings: PolicySettings; from: string | Date }[]>(
      `select version, settings, in_force_from as from from policy_version
        where policy = ? and published_at is not null order by in_force_from, version`,
      [policy.name],
    );
    const versions = rows.map(({ version, settings, from }) => ({
      from: new Date(from),
      values: { ...valuesOf(policy, settings), version } as InForce<P>,
    }));
    const shipped = { ...valuesOf(policy, policy.shipped), version: SHIPPED_VERSION } as InForce<P>;
    return (moment) => versions.findLast(({ from }) => from <= moment)?.values ?? shipped;
  }

  /** Every policy with its published versions, the newest first; who writes or publishes them sees proposals too. */
  async list(by: Actor | undefined): Promise<{ policy: Policy; versions: VersionShown[] }[]> {
    const versions = await this.em
      .fork()
      .find(PolicyVersion, writes(by) ? {} : { publishedAt: { $ne: null } }, {
        orderBy: { version: 'desc' },
        limit: 1000,
      });
    return this.policies.map((policy) => ({
      policy,
      versions: [...versions.filter((each) => each.policy === policy.name), shippedVersion(policy)],
    }));
  }

  /**
   * Proposes the next version of a policy, whole.
   * @throws DomainError NOT_FOUND, POLICY_PROBLEMS naming all of them, POLICY_BACKDATED, POLICY_OPEN when another waits
   */
  propose(proposal: PolicyProposal, key: string, by: Actor): Promise<VersionShown> {
    const { policy: name, settings, reason, inForceFrom } = proposal;
    const body = { policy: name, settings: pairsOf(settings), reason, inForceFrom };
    return this.commands.run({ key, by, name: 'proposePolicy', body }, async (em, now) => {
      const as = by.actingAs('policy.propose');
      const policy = this.policies.find((each) => each.name === name);
      if (!policy) throw notFound('policy');
      const problems = policyProblems(policy, settings);
      if (problems.length > 0)
        throw new DomainError('POLICY_PROBLEMS', {
          problems: problems.map(({ setting, asked }) => `${setting}: ${asked}`),
        });
      if (inForceFrom < now) throw new DomainError('POLICY_BACKDATED');
      // Two proposals at once queue here; the index would refuse the second without words.
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`policy ${name}`]);
      const newest = await em.find(
        PolicyVersion,
        { policy: name },
        { orderBy: { version: 'desc' }, limit: 1 },
      );
      if (await em.count(PolicyVersion, { policy: name, publishedAt: null, withdrawnAt: null }))
        throw new DomainError('POLICY_OPEN');
      const id = newId();
      record(em, { kind: 'POLICY', id, from: null, to: 'PROPOSED', reason, by: as, at: now });
      return em.create(PolicyVersion, {
        id,
        policy: name,
        version: (newest[0]?.version ?? SHIPPED_VERSION) + 1,
        settings,
        reason,
        inForceFrom,
        proposedBy: by.personId,
        proposedAt: now,
      });
    });
  }

  /**
   * Publishes what another person proposed; it is in force from the moment that was proposed.
   * @throws DomainError NOT_FOUND, POLICY_NOT_OPEN, POLICY_TWO_PEOPLE, POLICY_BACKDATED
   */
  publish(id: string, key: string, by: Actor): Promise<VersionShown> {
    return this.commands.run({ key, by, name: 'publishPolicy', body: { id } }, async (em, now) => {
      const as = by.actingAs('policy.publish');
      const version = await held(em, id);
      version.publish(by.personId, now);
      record(em, { kind: 'POLICY', id, from: 'PROPOSED', to: 'PUBLISHED', by: as, at: now });
      return version;
    });
  }

  /** Takes a proposal back. @throws DomainError NOT_FOUND, POLICY_NOT_OPEN */
  withdraw(id: string, key: string, by: Actor): Promise<VersionShown> {
    return this.commands.run({ key, by, name: 'withdrawPolicy', body: { id } }, async (em, now) => {
      const as = by.actingAs('policy.propose');
      const version = await held(em, id);
      version.withdraw(now);
      record(em, { kind: 'POLICY', id, from: 'PROPOSED', to: 'WITHDRAWN', by: as, at: now });
      return version;
    });
  }
}

/** The settings as what a hash can be taken of. */
function pairsOf(settings: PolicySettings): Canonical {
  return Object.entries(settings).map(([name, { value, source, confidence }]) => [
    name,
    value,
    source,
    confidence,
  ]);
}

/** What a policy said at a moment, or says now by the clock of the database; see {@link Policies.at}. */
export async function policyAt<P extends Policy>(
  em: EntityManager,
  policy: P,
  moment?: Date,
): Promise<InForce<P>> {
  const [row] = await em.execute<{ version: number; settings: PolicySettings }[]>(
    `select version, settings from policy_version
      where policy = ? and published_at is not null and in_force_from <= coalesce(?, clock.now())
      order by in_force_from desc, version desc limit 1`,
    [policy.name, moment ?? null],
  );
  const { version, settings } = row ?? { version: SHIPPED_VERSION, settings: policy.shipped };
  return { ...valuesOf(policy, settings), version } as InForce<P>;
}

function writes(by: Actor | undefined): boolean {
  return by !== undefined && (by.may('policy.propose') || by.may('policy.publish'));
}

async function held(em: EntityManager, id: string): Promise<PolicyVersion> {
  const version = await em.findOne(PolicyVersion, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!version) throw notFound('policy');
  return version;
}

function shippedVersion({ shipped }: Policy): VersionShown {
  return {
    id: null,
    version: SHIPPED_VERSION,
    settings: shipped,
    reason: null,
    inForceFrom: null,
    proposedAt: null,
    publishedAt: null,
    withdrawnAt: null,
  };
}
