import { wrap } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ProviderLeftV1, ProviderReinstatedV1, ProviderSuspendedV1, ProviderWarnedV1 } from '#libs/contracts';
import {
  DAY_MS,
  dayOf,
  DomainError,
  newId,
  notFound,
  type ActingMembership,
  type Actor,
  type Privilege,
} from '#libs/kernel';
import {
  besides,
  Commands,
  connection,
  load,
  Outbox,
  record,
  type Connection,
  type Data,
  type PageArgs,
} from '#libs/platform';
import { Provider } from '../admission/provider.entity.js';
import { StandingAppeal, StandingChange, type AppealDecision } from './standing.entity.js';
import { TAKES_WORK, type Standing } from '../admission/standing.moves.js';

const MOST_CHANGES = 100;

export interface Step {
  readonly id: string;
  readonly to: Standing;
  readonly reason: string;
  /** Only with an order to rectify. */
  readonly clearBy?: string;
}

/** How a provider stands, why, and what it said against it. */
export interface StandingFile {
  readonly providerId: string;
  readonly standing: Standing;
  readonly changes: readonly (Data<StandingChange> & { readonly appeal: Data<StandingAppeal> | null })[];
}

/** The standing of the members of the pool: sanctions, return, exit, appeals. */
@Injectable()
export class StandingService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Changes the standing of a member of the pool, with the reason that its people will read.
   * @throws DomainError NOT_FOUND, PROVIDER_NOT_ADMITTED, MOVE_NOT_ALLOWED, CLEAR_BY_NOT_AHEAD
   */
  change(step: Step, privilege: Privilege, key: string, by: Actor): Promise<Data<Provider>> {
    const command = { key, by, name: 'changeStanding', body: { ...step } };
    return this.commands.run(command, async (em, now) => {
      const provider = await load(em, Provider, { id: step.id }, 'provider', { hold: true });
      const as = by.actingAs(privilege, { organisationId: step.id }, 'provider');
      if (step.clearBy !== undefined && step.clearBy <= dayOf(now))
        throw new DomainError('CLEAR_BY_NOT_AHEAD', { clearBy: step.clearBy, today: dayOf(now) });
      this.move(em, provider, step, as, now);
      return provider;
    });
  }

  /**
   * Appeals against the latest change of standing.
   * @throws DomainError NOT_FOUND, NOTHING_TO_APPEAL, APPEAL_FILED
   */
  appeal(id: string, statement: string, key: string, by: Actor): Promise<StandingFile> {
    const command = { key, by, name: 'appealStanding', body: { id, statement } };
    return this.commands.run(command, async (em, now) => {
      // Those who appeal and those who change queue at the provider, so that the latest change is the latest.
      const provider = await load(em, Provider, { id }, 'provider', { hold: true });
      const as = by.actingAs('standing.appeal', { organisationId: id }, 'provider');
      const [latest] = await em.find(
        StandingChange,
        { providerId: id },
        { orderBy: { at: 'desc', id: 'desc' }, limit: 1 },
      );
      const sanctions: readonly Standing[] = ['WARNED', 'RECTIFYING', 'SUSPENDED', 'REMOVED'];
      if (!latest || !sanctions.includes(latest.toStanding))
        throw new DomainError('NOTHING_TO_APPEAL', { standing: provider.standing });
      if (await em.findOne(StandingAppeal, { changeId: latest.id })) throw new DomainError('APPEAL_FILED');
      const appealId = newId();
      record(em, { kind: 'STANDING_APPEAL', id: appealId, from: null, to: 'FILED', by: as, at: now });
      em.create(StandingAppeal, {
        id: appealId,
        providerId: id,
        changeId: latest.id,
        statement,
        filedBy: by.personId,
        filedAt: now,
      });
      await em.flush();
      return fileOf(em, provider);
    });
  }

  /**
   * Decides an appeal; one that is upheld puts the provider back in good standing.
   * @throws DomainError NOT_FOUND, APPEAL_DECIDED, SAME_PERSON (who changed the standing), APPEAL_OVERTAKEN
   */
  decide(
    appealId: string,
    decision: AppealDecision,
    reason: string,
    key: string,
    by: Actor,
  ): Promise<StandingFile> {
    const command = { key, by, name: 'decideStandingAppeal', body: { appealId, decision, reason } };
    return this.commands.run(command, async (em, now) => {
      const found = await load(em, StandingAppeal, { id: appealId }, 'standing appeal');
      const as = by.actingAs('standing.decide', { organisationId: found.providerId }, 'standing appeal');
      const provider = await load(em, Provider, { id: found.providerId }, 'provider', { hold: true });
      const appeal = await em.findOneOrFail(StandingAppeal, appealId, { refresh: true });
      const change = await em.findOneOrFail(StandingChange, appeal.changeId);
      if (change.personId === by.personId) throw new DomainError('SAME_PERSON');
      appeal.decide(decision, reason, by.personId, now);
      const decided = { kind: 'STANDING_APPEAL', id: appealId, from: 'FILED', to: decision, reason };
      record(em, { ...decided, by: as, at: now });
      if (decision === 'UPHELD') {
        if (provider.standing !== change.toStanding)
          throw new DomainError('APPEAL_OVERTAKEN', { standing: provider.standing });
        this.move(em, provider, { id: provider.id, to: 'GOOD', reason }, as, now);
      }
      await em.flush();
      return fileOf(em, provider);
    });
  }

  /** @throws DomainError NOT_FOUND when it is absent or not theirs to see */
  async file(id: string, by: Actor): Promise<StandingFile> {
    const em = this.em.fork();
    const provider = await load(em, Provider, { id }, 'provider');
    if (!by.may('standing.read', { organisationId: id })) throw notFound('provider');
    return fileOf(em, provider);
  }

  /** For the commission: appeals that wait for a decision, first come first. */
  async waiting({ first, after }: PageArgs, by: Actor): Promise<Connection<StandingAppeal>> {
    const options = {
      where: { decision: null, ...besides(by.reach('standing.decide').except, 'providerId') },
      orderBy: { filedAt: 'asc', id: 'asc' },
      first,
      after,
      includeCount: false,
    } as const;
    return connection(await this.em.fork().findByCursor(StandingAppeal, options));
  }

  private move(
    em: EntityManager,
    provider: Provider,
    { to, reason, clearBy }: Step,
    as: ActingMembership,
    now: Date,
  ): void {
    if (provider.state !== 'ADMITTED')
      throw new DomainError('PROVIDER_NOT_ADMITTED', { state: provider.state });
    const from = provider.standing;
    provider.changeStanding(to, as);
    record(em, { kind: 'PROVIDER_STANDING', id: provider.id, from, to, reason, by: as, at: now });
    em.create(StandingChange, {
      id: newId(),
      providerId: provider.id,
      fromStanding: from,
      toStanding: to,
      reason,
      clearBy: clearBy ?? null,
      personId: as.personId,
      role: as.role,
      at: now,
    });
    const fact = { providerId: provider.id, at: now.toISOString(), reason };
    if (to === 'WARNED' || to === 'RECTIFYING') {
      const rectifies = to === 'RECTIFYING';
      const term = {
        nextMover: rectifies ? ('PROVIDER' as const) : null,
        moveBy: clearBy ? endOfDay(clearBy) : null,
      };
      this.outbox.add(em, ProviderWarnedV1, provider.id, { ...fact, standing: to, ...term }, now);
    }
    if (to === 'SUSPENDED') this.outbox.add(em, ProviderSuspendedV1, provider.id, fact, now);
    if (to === 'GOOD' && !TAKES_WORK.includes(from))
      this.outbox.add(em, ProviderReinstatedV1, provider.id, fact, now);
    if (to === 'REMOVED' || to === 'WITHDRAWN') {
      const cause = to === 'REMOVED' ? 'REMOVED' : 'WITHDREW';
      this.outbox.add(em, ProviderLeftV1, provider.id, { ...fact, cause }, now);
    }
  }
}

/** The first moment, Asia/Shanghai, that does not belong to a day. */
function endOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS).toISOString();
}

async function fileOf(em: EntityManager, provider: Provider): Promise<StandingFile> {
  const changes = await em.find(
    StandingChange,
    { providerId: provider.id },
    { orderBy: { at: 'desc', id: 'desc' }, limit: MOST_CHANGES },
  );
  const appeals = await em.find(StandingAppeal, { changeId: { $in: changes.map(({ id }) => id) } });
  const byChange = new Map(appeals.map((appeal) => [appeal.changeId, appeal]));
  return {
    providerId: provider.id,
    standing: provider.standing,
    changes: changes.map((change) => ({
      ...(wrap(change).toPOJO() as unknown as Data<StandingChange>),
      appeal: byChange.get(change.id) ?? null,
    })),
  };
}
