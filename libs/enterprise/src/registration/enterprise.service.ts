import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { EnterpriseCertifiedV1, EnterpriseRegisteredV1 } from '#libs/contracts';
import {
  dayOf,
  divisionAtRegistration,
  forbidden,
  isId,
  nameKeyOf,
  newId,
  type Actor,
  readCode,
} from '#libs/kernel';
import {
  beginningLike,
  Clock,
  Commands,
  connection,
  load,
  Outbox,
  record,
  type Change,
  type Connection,
  type Data,
  type PageArgs,
  whenTaken,
  containing,
} from '#libs/platform';
import { division, formerDivision } from '#libs/reference';
import { ControlService } from '../control/control.service.js';
import { OddCodes } from '../credit-code/odd-codes.service.js';
import { certifiedEvent, registeredEvent } from './enterprise.events.js';
import { Enterprise } from './enterprise.entity.js';
import type { EnterpriseState } from './enterprise.moves.js';
import { inDivision, seenBy } from './enterprise.queries.js';
import {
  presentDivisions,
  readDeclaration,
  readRegistration,
  type EnterpriseDeclaration,
} from './registration.rules.js';

export type Registration = EnterpriseDeclaration & { readonly unifiedSocialCreditCode: string };

export interface EnterpriseFilter {
  readonly state?: EnterpriseState | null | undefined;
  readonly cityCode?: string | null | undefined;
  /** The beginning of the name, in any width and case. */
  readonly namePrefix?: string | null | undefined;
  readonly text?: string | null | undefined;
}

/** What is known of a code before anybody registers under it. */
export interface CreditCodeFacts {
  readonly unifiedSocialCreditCode: string;
  readonly divisionCode: string;
  readonly divisionName: string | null;
  readonly presentDivisionCodes: readonly string[];
  readonly registered: boolean;
  readonly nameRegistered: boolean;
}

/** The files of enterprises: handed in by themselves, certified by the bureau of their region. */
@Injectable()
export class EnterpriseService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly control: ControlService,
    private readonly oddCodes: OddCodes,
  ) {}

  /**
   * Registers an enterprise; the person who does it becomes its first signatory (by the event, in identity).
   * @throws DomainError OFFICIALS_HAVE_NO_COMPANY; what `readRegistration` refuses; ENTERPRISE_EXISTS, which never tells who
   *   registered it
   */
  async register(registration: Registration, key: string, by: Actor): Promise<Data<Enterprise>> {
    if (by.machine) throw forbidden('enterprise.register');
    by.assertNoOfficial();
    const { unifiedSocialCreditCode, ...declaration } = registration;
    const confirmed = await this.confirmedOf(registration);
    const today = dayOf(await this.clock.now());
    const facts = readRegistration(unifiedSocialCreditCode, declaration, today, confirmed);
    const command = { key, by, name: 'registerEnterprise', body: { ...registration } };
    return this.commands
      .run(command, async (em, now) => {
        const enterprise = em.create(Enterprise, {
          id: newId(),
          ...facts,
          pledgedAt: now,
          registeredBy: by.personId,
          registeredAt: now,
          submittedAt: now,
        });
        // Who registers has no role yet, and becomes the first signatory.
        const as = {
          personId: by.personId,
          organisationId: enterprise.id,
          role: 'ENTERPRISE_SIGNATORY',
        } as const;
        record(em, { kind: 'ENTERPRISE', id: enterprise.id, from: null, to: 'REGISTERED', by: as, at: now });
        this.outbox.add(em, EnterpriseRegisteredV1, enterprise.id, registeredEvent(enterprise), now);
        return enterprise;
      })
      .catch(whenTaken('enterprise_unified_social_credit_code_unique', 'ENTERPRISE_EXISTS'));
  }

  /**
   * Corrects a refused file and hands it in again.
   * @throws DomainError what `readDeclaration` refuses; MOVE_NOT_ALLOWED unless it was refused; NOT_FOUND
   */
  async correct(
    id: string,
    declaration: EnterpriseDeclaration,
    key: string,
    by: Actor,
  ): Promise<Data<Enterprise>> {
    const confirmed = await this.confirmedOf(declaration);
    const facts = readDeclaration(declaration, dayOf(await this.clock.now()), confirmed);
    const command = { key, by, name: 'correctEnterprise', body: { id, ...declaration } };
    return this.commands.run(command, async (em, now) => {
      const enterprise = await load(em, Enterprise, { id }, 'enterprise');
      const membership = by.actingAs('enterprise.correct', { organisationId: id }, 'enterprise');
      record(em, { ...changeOf(enterprise), to: 'REGISTERED', by: membership, at: now });
      enterprise.resubmit(facts, membership, now);
      return enterprise;
    });
  }

  /** @throws DomainError NOT_FOUND outside the reviewer's division; MOVE_NOT_ALLOWED unless it waits for review */
  async certify(id: string, key: string, by: Actor): Promise<Data<Enterprise>> {
    const command = { key, by, name: 'certifyEnterprise', body: { id } };
    return this.commands.run(command, async (em, now) => {
      const enterprise = await load(em, Enterprise, { id }, 'enterprise');
      const scope = { organisationId: id, divisionCode: enterprise.divisionCode };
      const membership = by.actingAs('enterprise.certify', scope, 'enterprise');
      record(em, { ...changeOf(enterprise), to: 'CERTIFIED', by: membership, at: now });
      enterprise.certify(membership, by.personId, now);
      this.outbox.add(em, EnterpriseCertifiedV1, id, certifiedEvent(enterprise, now), now);
      await this.control.onCertified(em, enterprise, now);
      return enterprise;
    });
  }

  /** @throws DomainError NOT_FOUND outside the reviewer's division; MOVE_NOT_ALLOWED unless it waits for review */
  async refuse(id: string, reason: string, key: string, by: Actor): Promise<Data<Enterprise>> {
    const command = { key, by, name: 'refuseCertification', body: { id, reason } };
    return this.commands.run(command, async (em, now) => {
      const enterprise = await load(em, Enterprise, { id }, 'enterprise');
      const scope = { organisationId: id, divisionCode: enterprise.divisionCode };
      const membership = by.actingAs('enterprise.certify', scope, 'enterprise');
      record(em, { ...changeOf(enterprise), to: 'REFUSED', reason, by: membership, at: now });
      enterprise.refuse(reason, membership);
      return enterprise;
    });
  }

  /**
   * What a code says by itself, and whether a file stands in the way of a registration; never whose.
   * @throws DomainError as `parseUnifiedSocialCreditCode`
   */
  async creditCode(code: string, name: string | null): Promise<CreditCodeFacts> {
    const confirmed = await this.confirmedOf({ unifiedSocialCreditCode: code });
    const unifiedSocialCreditCode = readCode(code, confirmed);
    const divisionCode = divisionAtRegistration(unifiedSocialCreditCode);
    const em = this.em.fork();
    const nameKey = name ? nameKeyOf(name) : '';
    return {
      unifiedSocialCreditCode,
      divisionCode,
      divisionName: (division(divisionCode) ?? formerDivision(divisionCode))?.name ?? null,
      presentDivisionCodes: presentDivisions(divisionCode).filter((each) => division(each)),
      registered: (await em.count(Enterprise, { unifiedSocialCreditCode })) > 0,
      nameRegistered:
        nameKey !== '' &&
        (await em.count(Enterprise, { nameKey, unifiedSocialCreditCode: { $ne: unifiedSocialCreditCode } })) >
          0,
    };
  }

  /** Which codes of a declaration do not keep to the standard and were confirmed. */
  private confirmedOf(given: Partial<Registration>): Promise<ReadonlySet<string>> {
    const codes = [given.unifiedSocialCreditCode, given.controllingUnifiedSocialCreditCode];
    return this.oddCodes.confirmedAmong(this.em.fork(), codes);
  }

  /** @throws DomainError NOT_FOUND when it is absent or hidden */
  async visibleTo(by: Actor, id: string): Promise<Enterprise> {
    const enterprise = await load(this.em.fork(), Enterprise, { id }, 'enterprise');
    const scope = { organisationId: id, divisionCode: enterprise.divisionCode };
    by.actingAs('enterprise.read', scope, 'enterprise');
    return enterprise;
  }

  /** For references of other rooms: null when it is absent or hidden, so that a list around it survives. */
  async referenceFor(by: Actor, id: string): Promise<Enterprise | null> {
    if (!isId(id)) return null;
    return this.em.fork().findOne(Enterprise, { $and: [{ id }, seenBy(by, 'enterprise.read')] });
  }

  /** For officials: what lies in their divisions, by name. */
  list(filter: EnterpriseFilter, page: PageArgs, by: Actor): Promise<Connection<Enterprise>> {
    const conditions: FilterQuery<Enterprise>[] = [
      seenBy(by, 'enterprise.list'),
      ...(filter.state ? [{ state: filter.state }] : []),
      ...(filter.cityCode ? [inDivision(filter.cityCode)] : []),
      ...(filter.namePrefix ? [{ nameKey: beginningWith(nameKeyOf(filter.namePrefix)) }] : []),
      ...(filter.text ? [named(filter.text)] : []),
    ];
    return this.page(conditions, { nameKey: 'asc', id: 'asc' }, page);
  }

  /** For reviewers: what waits in their divisions, in the order in which it was handed in. */
  certificationQueue(page: PageArgs, by: Actor): Promise<Connection<Enterprise>> {
    const conditions = [{ state: 'REGISTERED' as const }, seenBy(by, 'enterprise.certify')];
    return this.page(conditions, { submittedAt: 'asc', id: 'asc' }, page);
  }

  /** The enterprises in which the person holds a role. */
  mine(page: PageArgs, by: Actor): Promise<Connection<Enterprise>> {
    const own = by.organisations('ENTERPRISE', 'enterprise.read');
    return this.page([{ id: { $in: own } }], { nameKey: 'asc', id: 'asc' }, page);
  }

  private async page(
    conditions: FilterQuery<Enterprise>[],
    orderBy: Partial<Record<keyof Enterprise, 'asc'>>,
    { first, after }: PageArgs,
  ): Promise<Connection<Enterprise>> {
    const where = { $and: conditions };
    const options = { where, orderBy, first, after, includeCount: false } as const;
    return connection(await this.em.fork().findByCursor(Enterprise, options));
  }
}

/** The file as it is before a change, which its history keeps whole. */
function changeOf(enterprise: Enterprise): Omit<Change, 'to' | 'by' | 'at'> {
  return { kind: 'ENTERPRISE', id: enterprise.id, from: enterprise.state, before: enterprise };
}

/** A condition for a prefix as a range of the index: the last character of Unicode closes it. */
function beginningWith(prefix: string): { $gte: string; $lt: string } {
  return { $gte: prefix, $lt: `${prefix}\u{10FFFF}` };
}

/** The code is looked up as it is written on papers, in any case and with spaces. */
function named(text: string): FilterQuery<Enterprise> {
  const code = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  return {
    $or: [{ nameKey: containing(nameKeyOf(text)) }, { unifiedSocialCreditCode: beginningLike(code) }],
  };
}
