import { covers, isProvince, type DivisionCode } from './divisions.js';
import { DomainError, forbidden, notFound } from './errors.js';
import type { Noun } from './nouns.js';
import { holds, PRIVILEGES, type Privilege } from './privileges.js';
import { isOffice, isOfficial, type OrganisationKind, type Role } from './roles.js';

/** A role that a person holds in an organisation; officials hold it for a division. */
export interface Membership {
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
  readonly divisionCode: DivisionCode | null;
}

/** Under which role somebody acts: what is written down with a change. */
export interface Acting {
  readonly personId: string;
  /** Null for the system itself. */
  readonly organisationId: string | null;
  readonly role: Role;
}

/** The membership that an act uses, with the person who acts. */
export type ActingMembership = Membership & Acting;

/** The system when nobody acts: it reacts to an event, or a time has come. */
export const SYSTEM: Acting = { personId: 'system', organisationId: null, role: 'SYSTEM' };

/** What a person held at some moment, to compare a later one with. */
export interface Rights {
  readonly memberships: readonly string[];
  readonly conflicts: readonly string[];
}

/** Whose file an act touches. A part that is left out is not asked. */
export interface Scope {
  readonly organisationId?: string | readonly string[];
  readonly divisionCode?: DivisionCode;
}

/** How far an official's hand reaches: over the whole province, or over the divisions named. */
export interface Reach {
  readonly everywhere: boolean;
  readonly divisions: readonly DivisionCode[];
  /** Enterprises and providers with which the person has to do: nothing of theirs is within reach. */
  readonly except: readonly string[];
}

/**
 * For how many years who acted for a party keeps away from its files as an official (政府采购法实施条例 9, which asks for
 * three years without employment). A room may ask for longer.
 */
export const COOLING_OFF_YEARS = 3;

/** Who acts: a person with all memberships, or a machine of an organisation. */
export class Actor {
  constructor(
    readonly personId: string,
    readonly memberships: readonly Membership[],
    readonly machine: boolean = false,
    /** The sign-in that the access token came from; absent for machines. */
    readonly sessionId?: string,
    /** Enterprises and providers with which the person has to do, declared or because they act or acted for them. */
    readonly conflicts: ReadonlySet<string> = new Set(),
  ) {}

  /** The memberships that hold a privilege, whatever their scope. */
  holding(privilege: Privilege): Membership[] {
    return this.memberships.filter((membership) => holds(membership.role, privilege));
  }

  /** The ids of the organisations of a kind in which the person holds the privilege. */
  organisations(kind: OrganisationKind, privilege: Privilege): string[] {
    return this.holding(privilege)
      .filter((membership) => membership.organisationKind === kind)
      .map((membership) => membership.organisationId);
  }

  /** The divisions whose files the person reaches as an official under a privilege. */
  reach(privilege: Privilege): Reach {
    const divisions = this.holding(privilege)
      .filter(({ organisationKind }) => isOfficial(organisationKind))
      .map(({ divisionCode }) => divisionCode);
    return {
      everywhere: divisions.some((division) => division === null || isProvince(division)),
      divisions: divisions.filter((division) => division !== null),
      except: [...this.conflicts],
    };
  }

  rights(): Rights {
    return {
      memberships: this.memberships.map(({ role, organisationId, divisionCode }) =>
        [role, organisationId, ...(divisionCode ? [divisionCode] : [])].join(' '),
      ),
      conflicts: [...this.conflicts],
    };
  }

  /** Whether every role of then still holds and, for an official, no conflict has come since. */
  keeps(then: Rights): boolean {
    const { memberships, conflicts } = this.rights();
    if (!then.memberships.every((each) => memberships.includes(each))) return false;
    const official = this.memberships.some(({ organisationKind }) => isOfficial(organisationKind));
    return !official || conflicts.every((each) => then.conflicts.includes(each));
  }

  /**
   * Who acts for the public side brings no company onto the platform: identity would make nobody its signatory.
   * @throws DomainError OFFICIALS_HAVE_NO_COMPANY
   */
  assertNoOfficial(): void {
    const offices = [...new Set(this.memberships.map(({ role }) => role).filter(isOffice))];
    if (offices.length > 0) throw new DomainError('OFFICIALS_HAVE_NO_COMPANY', { roles: offices });
  }

  /** Whether some membership holds the privilege for this scope. */
  may(privilege: Privilege, scope: Scope = {}): boolean {
    return PRIVILEGES[privilege] === null || this.holding(privilege).some((each) => this.within(each, scope));
  }

  /**
   * The membership under which the person acts, which is what gets recorded.
   * @throws DomainError FORBIDDEN when no role holds the privilege; NOT_FOUND when the file is not theirs
   */
  actingAs(privilege: Privilege, scope: Scope = {}, what: Noun = 'record'): ActingMembership {
    const holding = this.holding(privilege);
    if (holding.length === 0) throw forbidden(privilege);
    const membership = holding.find((each) => this.within(each, scope));
    if (!membership) throw notFound(what);
    return { ...membership, personId: this.personId };
  }

  /**
   * An enterprise or provider reaches its own files only; an official reaches the files of the division, and the province
   * and its departments (no division) reach all, but none of a party with which the person has to do.
   */
  private within(membership: Membership, { organisationId, divisionCode }: Scope): boolean {
    const parties = organisationId === undefined ? undefined : [organisationId].flat();
    if (!isOfficial(membership.organisationKind))
      return parties === undefined || parties.includes(membership.organisationId);
    if (parties?.some((party) => this.conflicts.has(party))) return false;
    if (membership.divisionCode === null || divisionCode === undefined) return true;
    return covers(membership.divisionCode, divisionCode);
  }
}
