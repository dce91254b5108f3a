import { covers, isOfficial, isProvince, type DivisionCode, type Membership } from '#libs/kernel';

/** An event as far as it tells whom it concerns. */
export interface Told {
  /** `contract.signed.v1` */
  readonly type: string;
  readonly subject: string;
  readonly data: object;
}

/** Whom an event concerns. */
export interface Audience {
  readonly persons: readonly string[];
  readonly organisations: readonly string[];
  /** Officials of these divisions, and of those above them. */
  readonly divisions: readonly DivisionCode[];
  /** Officials of the whole province. */
  readonly province: boolean;
}

/** What a page is told: what to ask for again. No content, so rights are checked when it asks. */
export interface Notice {
  readonly kind: string;
  readonly id: string;
}

/** Members of an event's data that name who takes part. */
const PERSONS = ['personId', 'registeredBy'];
const ORGANISATIONS = ['organisationId', 'enterpriseId', 'providerId', 'replacedByProviderId'];
const DIVISIONS = ['divisionCode'];

/** The business of those who are named, and of no office: who bids is sealed, and the rest is a person's own. */
const OF_NO_OFFICE = new Set(['bid', 'session', 'membership', 'machine-key', 'conflict']);

/** Whom an event concerns: those whom it names, and the officials of the divisions that it names. */
export function audienceOf({ type, data }: Told): Audience {
  const ofOffices = !OF_NO_OFFICE.has(kindOf(type));
  return {
    persons: named(data, PERSONS),
    organisations: named(data, ORGANISATIONS),
    divisions: ofOffices ? named(data, DIVISIONS) : [],
    province: ofOffices,
  };
}

/** Whether a person is among those whom an event concerns. */
export function concerns(
  { persons, organisations, divisions, province }: Audience,
  personId: string,
  memberships: readonly Membership[],
): boolean {
  return (
    persons.includes(personId) ||
    memberships.some(({ organisationId, organisationKind, divisionCode }) => {
      if (organisations.includes(organisationId)) return true;
      if (!isOfficial(organisationKind)) return false;
      if (divisionCode === null || isProvince(divisionCode)) return province;
      return divisions.some((division) => covers(divisionCode, division));
    })
  );
}

/** What a page is told of an event: the kind of thing that changed, and which one. */
export function noticeOf({ type, subject, data }: Told): Notice {
  const kind = kindOf(type);
  const member = `${kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Id`;
  return { kind, id: named(data, [member])[0] ?? subject };
}

function kindOf(type: string): string {
  return type.split('.')[0]!;
}

function named(data: object, members: readonly string[]): string[] {
  const values = data as Readonly<Record<string, unknown>>;
  return members.flatMap((member) => (typeof values[member] === 'string' ? [values[member]] : []));
}
