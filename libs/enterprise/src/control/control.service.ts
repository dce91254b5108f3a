import { EntityManager, type EntityManager as Em } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ControlChangedV1 } from '#libs/contracts';
import {
  dayOf,
  newId,
  notFound,
  SYSTEM,
  type Acting,
  type Actor,
  type DivisionCode,
  type LocalDate,
  type Privilege,
  readCode,
} from '#libs/kernel';
import { Commands, load, Outbox, record, type Data } from '#libs/platform';
import { OddCodes } from '../credit-code/odd-codes.service.js';
import { ControlRegistry } from './control-registry.js';
import { ControlStatement, type ControlBasis } from './control.entity.js';
import { readControl, type GivenControl } from './control.rules.js';

const MOST_SHOWN = 100;

/** What a certification tells of control. */
export interface CertifiedCompany {
  readonly unifiedSocialCreditCode: string;
  readonly controllingUnifiedSocialCreditCode?: string | null | undefined;
  readonly registeredBy?: string | null | undefined;
  readonly registeredAt: Date;
}

/** Who controls whom: said by the companies themselves, by the register, and by officials, two of them. */
@Injectable()
export class ControlService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly registry: ControlRegistry,
    private readonly oddCodes: OddCodes,
  ) {}

  /**
   * One of the two companies says it. It holds at once, since it only ever shuts its own company out.
   * @throws DomainError what `readControl` refuses; NOT_FOUND when the person acts for neither
   */
  async declare(given: GivenControl, key: string, by: Actor): Promise<Data<ControlStatement>> {
    const facts = await this.read(given);
    return this.commands.run({ key, by, name: 'declareControl', body: facts }, async (em, now) => {
      const organisationId = await companiesOf(em, [facts.holder, facts.held]);
      const as = by.actingAs('control.declare', { organisationId }, 'enterprise');
      return this.store(em, facts, 'MEMBER', as, now);
    });
  }

  /** An official says it; it holds when another confirms. @throws DomainError as `declare`; NOT_FOUND for a party with a conflict and for those of other divisions */
  async propose(given: GivenControl, key: string, by: Actor): Promise<Data<ControlStatement>> {
    const facts = await this.read(given);
    return this.commands.run({ key, by, name: 'proposeControl', body: facts }, async (em, now) => {
      const as = await this.official(em, facts, 'control.propose', by);
      return this.store(em, facts, 'OFFICIAL', as, now);
    });
  }

  /** An official says that it has ended; another confirms. @throws DomainError NOT_FOUND, CONTROL_ENDED, CONTROL_PERIOD */
  proposeEnd(id: string, endsOn: LocalDate, reason: string, key: string, by: Actor) {
    const command = { key, by, name: 'proposeControlEnd', body: { id, endsOn, reason } };
    return this.commands.run(command, async (em, now) => {
      const statement = await load(em, ControlStatement, { id }, 'control statement', { hold: true });
      const as = await this.official(em, statement, 'control.propose', by);
      statement.proposeEnd(endsOn, as);
      record(em, { kind: 'CONTROL', id, from: 'HOLDS', to: 'END_PROPOSED', reason, by: as, at: now });
      return statement;
    });
  }

  /** The second official. @throws DomainError NOT_FOUND, SAME_PERSON, CONTROL_NOTHING_WAITS */
  confirm(id: string, key: string, by: Actor): Promise<Data<ControlStatement>> {
    return this.commands.run({ key, by, name: 'confirmControl', body: { id } }, async (em, now) => {
      const statement = await load(em, ControlStatement, { id }, 'control statement', { hold: true });
      const as = await this.official(em, statement, 'control.confirm', by);
      statement.confirm(as, now);
      const to = statement.toOn === null ? 'HOLDS' : 'ENDED';
      record(em, { kind: 'CONTROL', id, from: 'PROPOSED', to, by: as, at: now });
      this.tell(em, statement, now);
      return statement;
    });
  }

  /** What is said of a company, newest first; at most 100. @throws DomainError NOT_FOUND */
  async of(code: string, by: Actor): Promise<Data<ControlStatement>[]> {
    const em = this.em.fork();
    const read = readCode(code, await this.oddCodes.confirmedAmong(em, [code]));
    const organisationId = await companiesOf(em, [read]);
    if (organisationId.length === 0 || !by.may('control.read', { organisationId }))
      throw notFound('enterprise');
    return em.find(
      ControlStatement,
      { $or: [{ holder: read }, { held: read }] },
      { orderBy: { statedAt: 'desc', id: 'asc' }, limit: MOST_SHOWN },
    );
  }

  /** An enterprise is certified: what it declared of itself and what the register has are taken in. */
  async onCertified(em: Em, enterprise: CertifiedCompany, now: Date): Promise<void> {
    const { unifiedSocialCreditCode: held, controllingUnifiedSocialCreditCode: holder } = enterprise;
    if (holder && holder !== held) {
      const facts = { holder, held, kind: 'CONTROL', shareBasisPoints: null, toOn: null } as const;
      const as = { ...SYSTEM, personId: enterprise.registeredBy ?? SYSTEM.personId };
      const note = '登记时申报';
      if ((await em.count(ControlStatement, { holder, held, kind: 'CONTROL', toOn: null })) === 0)
        this.store(em, { ...facts, fromOn: dayOf(enterprise.registeredAt), note }, 'MEMBER', as, now);
    }
    await this.takeFromRegistry(em, held, now);
  }

  /** Brings what the register has of a company: what is new begins, what it has no more has ended. */
  async takeFromRegistry(em: Em, code: string, now: Date): Promise<void> {
    const told = await this.registry.of(em, code);
    const known = await em.find(ControlStatement, {
      $or: [{ holder: code }, { held: code }],
      basis: 'REGISTRY',
      toOn: null,
    });
    const [there, had] = [new Set(told.map(nameOf)), new Set(known.map(nameOf))];
    for (const gone of known.filter((each) => !there.has(nameOf(each)))) {
      gone.toOn = dayOf(now);
      record(em, { kind: 'CONTROL', id: gone.id, from: 'HOLDS', to: 'ENDED', by: SYSTEM, at: now });
      this.tell(em, gone, now);
    }
    for (const fresh of told.filter((each) => !had.has(nameOf(each))))
      this.store(em, { ...fresh, toOn: null, note: '企业登记信息' }, 'REGISTRY', SYSTEM, now);
  }

  private async read(given: GivenControl): Promise<ReturnType<typeof readControl>> {
    const codes = [given.holder, given.held];
    return readControl(given, await this.oddCodes.confirmedAmong(this.em.fork(), codes));
  }

  private store(
    em: Em,
    facts: ReturnType<typeof readControl>,
    basis: ControlBasis,
    by: Acting,
    now: Date,
  ): ControlStatement {
    const waits = basis === 'OFFICIAL';
    const statement = em.create(ControlStatement, {
      ...facts,
      id: newId(),
      basis,
      statedBy: by.personId,
      statedAt: now,
      confirmedBy: waits ? null : by.personId,
      confirmedAt: waits ? null : now,
      endsOn: null,
      endProposedBy: null,
    });
    const to = waits ? 'PROPOSED' : 'HOLDS';
    record(em, { kind: 'CONTROL', id: statement.id, from: null, to, reason: facts.note, by, at: now });
    if (!waits) this.tell(em, statement, now);
    return statement;
  }

  /** Of a company that is registered here, its own bureau or the province says it, and nobody who has to do with it. */
  private async official(
    em: Em,
    { holder, held }: Pick<ControlStatement, 'holder' | 'held'>,
    privilege: Privilege,
    by: Actor,
  ): Promise<Acting> {
    const organisationId = await companiesOf(em, [holder, held]);
    const divisions = await divisionsOf(em, [holder, held]);
    const scopes = divisions.map((divisionCode) => ({ organisationId, divisionCode }));
    const reached = scopes.find((scope) => by.may(privilege, scope)) ?? scopes[0] ?? { organisationId };
    return by.actingAs(privilege, reached, 'control statement');
  }

  private tell(em: Em, statement: ControlStatement, now: Date): void {
    const { id: edgeId, holder, held, kind, shareBasisPoints, basis, fromOn, toOn } = statement;
    const fact = { edgeId, holder, held, kind, shareBasisPoints, basis, fromOn, toOn };
    this.outbox.add(em, ControlChangedV1, edgeId, { ...fact, changedAt: now.toISOString() }, now);
  }
}

/** By what a relation is known again when the register is read the next time. */
function nameOf({ holder, held, kind }: { holder: string; held: string; kind: string }): string {
  return `${holder} ${held} ${kind}`;
}

/** Where the companies of some codes are registered here. */
async function divisionsOf(em: Em, codes: readonly string[]): Promise<DivisionCode[]> {
  const rows = await em.execute<{ division_code: DivisionCode }[]>(
    'select division_code from enterprise where unified_social_credit_code = any(cast(? as text[])) order by id',
    [`{${codes.join(',')}}`],
  );
  return rows.map((row) => row.division_code);
}

/** The enterprises and providers of some codes, as organisations of the platform. */
async function companiesOf(em: Em, codes: readonly string[]): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from enterprise where unified_social_credit_code = any(cast(? as text[]))
     union select id from provider_code where unified_social_credit_code = any(cast(? as text[]))`,
    [`{${codes.join(',')}}`, `{${codes.join(',')}}`],
  );
  return rows.map(({ id }) => id);
}
