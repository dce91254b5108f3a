import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { ProviderAdmittedV1 } from '#libs/contracts';
import { dayOf, forbidden, isId, nameKeyOf, newId, notFound, type Actor } from '#libs/kernel';
import {
  besides,
  Clock,
  Commands,
  connection,
  load,
  oddCodesAmong,
  Outbox,
  record,
  type Connection,
  type Data,
  type PageArgs,
  whenTaken,
  containing,
} from '#libs/platform';
import { readApplication, type Application, type ProviderClass } from './application.rules.js';
import { admittedEvent } from './provider.events.js';
import { Provider } from './provider.entity.js';
import { IN_POOL, type Standing } from './standing.moves.js';

export interface ProviderFilter {
  readonly providerClass?: ProviderClass | null | undefined;
  readonly standing?: Standing | null | undefined;
  readonly cityCode?: string | null | undefined;
  /** A part of the name, in any width and case. */
  readonly text?: string | null | undefined;
}

/** The resource pool: who applied, who was admitted. */
@Injectable()
export class ProviderService {
  private readonly loaders = new WeakMap<object, DataLoader<string, Provider | null>>();

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Applies to the pool. The person who does it becomes the first signatory when the provider is admitted.
   * @throws DomainError OFFICIALS_HAVE_NO_COMPANY; what `readApplication` refuses; PROVIDER_EXISTS, which never tells who applied
   */
  async apply(application: Application, key: string, by: Actor): Promise<Data<Provider>> {
    if (by.machine) throw forbidden('provider.apply');
    by.assertNoOfficial();
    const odd = await oddCodesAmong(this.em.fork(), [application.unifiedSocialCreditCode]);
    const facts = readApplication(application, dayOf(await this.clock.now()), odd);
    const command = { key, by, name: 'applyToPool', body: { ...application } };
    return this.commands
      .run(command, async (em, now) => {
        const id = newId();
        // Who applies has no role yet, and becomes the first signatory of one that is admitted.
        const as = { personId: by.personId, organisationId: id, role: 'PROVIDER_SIGNATORY' } as const;
        record(em, { kind: 'PROVIDER', id, from: null, to: 'APPLIED', by: as, at: now });
        record(em, { kind: 'PROVIDER_STANDING', id, from: null, to: 'GOOD', by: as, at: now });
        return em.create(Provider, { id, ...facts, appliedBy: by.personId, appliedAt: now });
      })
      .catch(whenTaken('provider_unified_social_credit_code_unique', 'PROVIDER_EXISTS'));
  }

  /**
   * Takes a provider into the pool.
   * @param providerClass as found; the class that was applied for when it is left out
   * @throws DomainError NOT_FOUND; MOVE_NOT_ALLOWED unless it waits for a decision
   */
  async admit(
    id: string,
    providerClass: ProviderClass | null | undefined,
    key: string,
    by: Actor,
  ): Promise<Data<Provider>> {
    const command = {
      key,
      by,
      name: 'admitProvider',
      body: { id, providerClass: providerClass ?? undefined },
    };
    return this.commands.run(command, async (em, now) => {
      const provider = await load(em, Provider, { id }, 'provider');
      const membership = by.actingAs('provider.admit', { organisationId: id }, 'provider');
      record(em, { kind: 'PROVIDER', id, from: provider.state, to: 'ADMITTED', by: membership, at: now });
      provider.admit(providerClass ?? provider.providerClass, membership, by.personId, now);
      this.outbox.add(em, ProviderAdmittedV1, id, admittedEvent(provider, now), now);
      return provider;
    });
  }

  /** @throws DomainError NOT_FOUND; MOVE_NOT_ALLOWED unless it waits for a decision */
  async refuse(id: string, reason: string, key: string, by: Actor): Promise<Data<Provider>> {
    const command = { key, by, name: 'refuseProvider', body: { id, reason } };
    return this.commands.run(command, async (em, now) => {
      const provider = await load(em, Provider, { id }, 'provider');
      const membership = by.actingAs('provider.admit', { organisationId: id }, 'provider');
      record(em, {
        kind: 'PROVIDER',
        id,
        from: provider.state,
        to: 'REFUSED',
        reason,
        by: membership,
        at: now,
      });
      provider.refuse(reason, membership, by.personId, now);
      return provider;
    });
  }

  /** @throws DomainError NOT_FOUND when it is absent, or not in the pool and not theirs to see */
  async visibleTo(by: Actor | undefined, id: string): Promise<Provider> {
    const provider = await load(this.em.fork(), Provider, { id }, 'provider');
    if (provider.state === 'ADMITTED' || seesApplication(by, provider)) return provider;
    throw notFound('provider');
  }

  /** For references of other rooms: null when it is absent or not in the pool. */
  async referenceFor(id: string): Promise<Provider | null> {
    return isId(id) ? this.em.fork().findOne(Provider, { id, state: 'ADMITTED' }) : null;
  }

  /** The provider of a catalogue item; those of one answer are looked up in one query. */
  load(request: object, id: string): Promise<Provider | null> {
    let loader = this.loaders.get(request);
    if (!loader) this.loaders.set(request, (loader = new DataLoader((ids) => this.byIds(ids))));
    return loader.load(id);
  }

  /** The pool, open to everybody, by name. */
  pool(
    { providerClass, standing, cityCode, text }: ProviderFilter,
    page: PageArgs,
  ): Promise<Connection<Provider>> {
    const conditions: FilterQuery<Provider>[] = [
      { state: 'ADMITTED', standing: { $in: [...IN_POOL] } },
      ...(providerClass ? [{ providerClass }] : []),
      ...(standing ? [{ standing }] : []),
      ...(cityCode ? [{ cityCode }] : []),
      ...(text ? [{ nameKey: containing(nameKeyOf(text)) }] : []),
    ];
    return this.page(conditions, { nameKey: 'asc', id: 'asc' }, page);
  }

  /** For programme managers: what waits for a decision, first come first. */
  applications(page: PageArgs, by: Actor): Promise<Connection<Provider>> {
    const { except } = by.reach('provider.admit');
    return this.page([{ state: 'APPLIED' }, besides(except, 'id')], { appliedAt: 'asc', id: 'asc' }, page);
  }

  /** What the person applied for, and the providers in which the person holds a role. */
  mine(page: PageArgs, by: Actor): Promise<Connection<Provider>> {
    const own = by.memberships.filter((each) => each.organisationKind === 'PROVIDER');
    const ids = own.map(({ organisationId }) => organisationId);
    const applied = isId(by.personId) ? [{ appliedBy: by.personId }] : [];
    return this.page([{ $or: [{ id: { $in: ids } }, ...applied] }], { appliedAt: 'asc', id: 'asc' }, page);
  }

  private async byIds(ids: readonly string[]): Promise<(Provider | null)[]> {
    const found = await this.em.fork().find(Provider, { id: { $in: [...ids] }, state: 'ADMITTED' });
    const byId = new Map(found.map((provider) => [provider.id, provider]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  private async page(
    conditions: FilterQuery<Provider>[],
    orderBy: Partial<Record<keyof Provider, 'asc'>>,
    { first, after }: PageArgs,
  ): Promise<Connection<Provider>> {
    const where = { $and: conditions };
    const options = { where, orderBy, first, after, includeCount: false } as const;
    return connection(await this.em.fork().findByCursor(Provider, options));
  }
}

function seesApplication(by: Actor | undefined, { id, appliedBy }: Provider): boolean {
  if (!by) return false;
  const member = by.memberships.some(
    ({ organisationKind, organisationId }) => organisationKind === 'PROVIDER' && organisationId === id,
  );
  return member || by.personId === appliedBy || by.may('provider.admit', { organisationId: id });
}
