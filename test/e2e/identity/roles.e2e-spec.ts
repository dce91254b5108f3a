import { DUTY_OF, newId, ROLES, type OrganisationKind, type Role } from '#libs/kernel';
import { Pool } from 'pg';
import { aResidentId } from '../../support/a-resident-id.js';
import { aPerson, codeOf } from '../../support/world/identity.js';
import type { InputOf } from '../../support/graphql/typed.js';
import { aService, type Client, type TestService } from '../../support/a-service.js';

const INVITE = `mutation ($input: InviteMemberInput!, $key: ID!) {
  inviteMember(input: $input, idempotencyKey: $key) { id role divisionCode account status }
}`;
const CONFIRM = `mutation ($id: ID!, $key: ID!) {
  confirmInvitation(id: $id, agree: true, idempotencyKey: $key) { status }
}`;
const ACCEPT = `mutation ($input: AcceptInvitationInput!, $key: ID!) {
  acceptInvitation(input: $input, idempotencyKey: $key) { status }
}`;
const END = `mutation ($id: ID!, $key: ID!) { endMembership(id: $id, idempotencyKey: $key) { id endedAt } }`;
const MEMBERS = `query ($id: ID!, $first: Int, $after: String) {
  memberships(organisationId: $id, first: $first, after: $after) {
    edges { node { account role } } pageInfo { hasNextPage endCursor }
  }
}`;

let service: TestService;
let administrator: Client;
let second: Client;

beforeAll(async () => {
  service = await aService('identity');
  const platform = await anOrganisation('PLATFORM');
  administrator = await aMember('ADMINISTRATOR', platform, 'PLATFORM');
  second = await aMember('ADMINISTRATOR', platform, 'PLATFORM');
});
afterAll(() => service.stop());

async function anOrganisation(kind: OrganisationKind, divisionCode: string | null = null): Promise<string> {
  const id = newId();
  await service.sql(
    'insert into identity.organisation (id, kind, name, division_code) values ($1, $2, $3, $4)',
    [id, kind, '演示·某机构', divisionCode],
  );
  return id;
}

async function aMember(
  role: Role,
  organisationId: string,
  organisationKind: OrganisationKind,
): Promise<Client> {
  const { id } = await aPerson(service);
  const client = service.as({ role, organisationKind, organisationId, personId: id });
  await client.query('{ me { id } }');
  return client;
}

function invite(by: Client, input: InputOf<typeof INVITE>, key: string = newId()) {
  return by.query(INVITE, { input, key });
}

/** The whole way: invited, confirmed where that takes a second person, and accepted. */
async function bringIn(
  by: Client,
  person: { id: string; account: string },
  input: Omit<InputOf<typeof INVITE>, 'account'>,
) {
  const invited = await invite(by, { ...input, account: person.account });
  if (invited.errors) return invited;
  const { id, status } = invited.data.inviteMember;
  if (status === 'PROPOSED') {
    expect((await second.query(CONFIRM, { id, key: newId() })).errors).toBeUndefined();
  }
  const accepted = await accept(person.id, id);
  return accepted.errors ? accepted : invited;
}

const identityNumbers = new Map<string, string>();

function accept(personId: string, id: string) {
  const identityNumber = identityNumbers.get(personId) ?? aResidentId();
  identityNumbers.set(personId, identityNumber);
  const input = { id, identityNumber };
  return service.as({ personId }).query(ACCEPT, { input, key: newId() });
}

async function membershipOf(personId: string, role: Role): Promise<string> {
  const rows = await service.sql<{ id: string }>(
    'select id from identity.membership where person_id = $1 and role = $2 and ended_at is null',
    [personId, role],
  );
  return rows[0]!.id;
}

describe('who a person is', () => {
  const OF_ACCOUNT = 'query ($account: String!) { personOfAccount(account: $account) { id displayName } }';

  test('is told to a signatory who writes the account out, and to nobody else', async () => {
    const { id, account } = await aPerson(service);
    const asked = service.as({ personId: id });
    const organisationId = await anOrganisation('ENTERPRISE');
    const signatory = await aMember('ENTERPRISE_SIGNATORY', organisationId, 'ENTERPRISE');
    const { data } = await signatory.query(OF_ACCOUNT, { account: account.toUpperCase() });
    expect(data.personOfAccount).toEqual({ id, displayName: '演示·某人' });
    expect(await codeOf(signatory.query(OF_ACCOUNT, { account: 'nobody-of-this-name' }))).toBe('NOT_FOUND');
    expect(await codeOf(asked.query(OF_ACCOUNT, { account }))).toBe('FORBIDDEN');
    const reference = await asked.query(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on NamedPerson { displayName } } }',
      { of: [{ __typename: 'NamedPerson', id }] },
    );
    expect(reference.data).toEqual({ _entities: [{ displayName: '演示·某人' }] });
  });
});

describe('granting roles', () => {
  test('tells the other services when it is accepted, once for a repeated order', async () => {
    const organisationId = await anOrganisation('ENTERPRISE');
    const signatory = await aMember('ENTERPRISE_SIGNATORY', organisationId, 'ENTERPRISE');
    const { id, account } = await aPerson(service);
    const key = newId();
    const input = { organisationId, account: account.toUpperCase(), role: 'ENTERPRISE_PREPARER' } as const;
    const first = await invite(signatory, input, key);
    expect(first.data.inviteMember).toMatchObject({
      role: 'ENTERPRISE_PREPARER',
      divisionCode: null,
      account,
      status: 'OFFERED',
    });
    expect(await invite(signatory, input, key)).toEqual(first);
    expect(await codeOf(invite(signatory, { ...input, role: 'ENTERPRISE_VIEWER' }, key))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect(await codeOf(invite(signatory, input))).toBe('INVITATION_OPEN');
    const told = async () =>
      (await service.outbox('membership.changed.v1')).filter((event) => event.subject === id);
    expect(await told()).toEqual([]);
    expect((await accept(id, first.data.inviteMember.id)).errors).toBeUndefined();
    expect((await told()).map((event) => event.data)).toEqual([
      expect.objectContaining({ personId: id, organisationId, role: 'ENTERPRISE_PREPARER', active: true }),
    ]);
    expect(await codeOf(accept(id, first.data.inviteMember.id))).toBe('INVITATION_ANSWERED');
  });

  test('is for one’s own organisation; another one looks as if it were not there', async () => {
    const other = await anOrganisation('ENTERPRISE');
    const signatory = await aMember('ENTERPRISE_SIGNATORY', await anOrganisation('ENTERPRISE'), 'ENTERPRISE');
    const { account } = await aPerson(service);
    for (const organisationId of [other, newId()]) {
      expect(await codeOf(invite(signatory, { organisationId, account, role: 'ENTERPRISE_VIEWER' }))).toBe(
        'NOT_FOUND',
      );
      expect(await codeOf(signatory.query(MEMBERS, { id: organisationId }))).toBe('NOT_FOUND');
    }
  });

  test('a membership elsewhere cannot be ended, and looks as if it were not there', async () => {
    const signatory = await aMember('ENTERPRISE_SIGNATORY', await anOrganisation('ENTERPRISE'), 'ENTERPRISE');
    const person = await aPerson(service);
    const organisationId = await anOrganisation('BUREAU', '440600');
    await bringIn(administrator, person, { organisationId, role: 'BUREAU_REVIEWER' });
    const id = await membershipOf(person.id, 'BUREAU_REVIEWER');
    const foreign = await signatory.query(END, { id, key: newId() });
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await signatory.query(END, { id: newId(), key: newId() })).toEqual(foreign);
  });

  test('is not for those who hold no role that may', async () => {
    const organisationId = await anOrganisation('ENTERPRISE');
    const viewer = await aMember('ENTERPRISE_VIEWER', organisationId, 'ENTERPRISE');
    const { account } = await aPerson(service);
    const input = { organisationId, account, role: 'ENTERPRISE_SIGNATORY' } as const;
    expect(await codeOf(invite(viewer, input))).toBe('FORBIDDEN');
    expect(await codeOf(invite(service.visitor, input))).toBe('UNAUTHENTICATED');
  });

  test.each<[string, OrganisationKind, string | null, { role: Role; divisionCode?: string }, string]>([
    [
      'a role of another kind of body',
      'ENTERPRISE',
      null,
      { role: 'FINANCE_PAYER' },
      'ROLE_NOT_OF_ORGANISATION',
    ],
    ['the role of a machine', 'PROVIDER', null, { role: 'USAGE_REPORTER' }, 'ROLE_NOT_OF_ORGANISATION'],
    ['the role of the platform', 'PLATFORM', null, { role: 'SYSTEM' }, 'ROLE_NOT_OF_ORGANISATION'],
    [
      'another city',
      'BUREAU',
      '440600',
      { role: 'BUREAU_REVIEWER', divisionCode: '440100' },
      'DIVISION_NOT_COVERED',
    ],
    [
      'a factory by district',
      'ENTERPRISE',
      null,
      { role: 'ENTERPRISE_VIEWER', divisionCode: '440600' },
      'DIVISION_NOT_APPLICABLE',
    ],
  ])('%s is refused', async (_, kind, divisionCode, given, code) => {
    const organisationId = await anOrganisation(kind, divisionCode);
    const { account } = await aPerson(service);
    expect(await codeOf(invite(administrator, { organisationId, account, ...given }))).toBe(code);
  });

  test('an official gets the division of the authority, or a smaller one within it', async () => {
    const organisationId = await anOrganisation('BUREAU', '440600');
    const input = { organisationId, role: 'BUREAU_REVIEWER' } as const;
    const whole = await invite(administrator, { ...input, account: (await aPerson(service)).account });
    const district = await invite(administrator, {
      ...input,
      account: (await aPerson(service)).account,
      divisionCode: '440606',
    });
    const nulled = { ...input, account: (await aPerson(service)).account, divisionCode: null };
    const again = await invite(administrator, nulled);
    expect([whole, district, again].map((each) => each.data.inviteMember.divisionCode)).toEqual([
      '440600',
      '440606',
      '440600',
    ]);
  });

  test('nobody gives a role to themselves', async () => {
    const organisationId = await anOrganisation('ENTERPRISE');
    const { id, account } = await aPerson(service);
    const signatory = service.as({
      role: 'ENTERPRISE_SIGNATORY',
      organisationKind: 'ENTERPRISE',
      organisationId,
      personId: id,
    });
    expect(await codeOf(invite(signatory, { organisationId, account, role: 'ENTERPRISE_VIEWER' }))).toBe(
      'GRANT_TO_SELF',
    );
  });

  test('members are listed by page, in a stable order', async () => {
    const organisationId = await anOrganisation('PROVIDER');
    const signatory = await aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
    for (let i = 0; i < 4; i++) {
      await bringIn(signatory, await aPerson(service), { organisationId, role: 'PROVIDER_SALES' });
    }
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { data } = await signatory.query(MEMBERS, { id: organisationId, first: 2, after });
      seen.push(...data.memberships.edges.map(({ node }) => node.account));
      after = data.memberships.pageInfo.hasNextPage ? data.memberships.pageInfo.endCursor : undefined;
    } while (after);
    expect(new Set(seen).size).toBe(5);
    expect(await codeOf(signatory.query(MEMBERS, { id: organisationId, first: 101 }))).toBe('BAD_INPUT');
  });
});

describe('duties that do not combine', () => {
  const OFFICES: [OrganisationKind, Role][] = [
    ['COMMISSION', 'PROGRAMME_MANAGER'],
    ['BUREAU', 'BUREAU_REVIEWER'],
    ['BUREAU', 'BUREAU_APPROVER'],
    ['FINANCE', 'FINANCE_PAYER'],
    ['AUDIT', 'AUDITOR'],
  ];

  test('of 20 invitations accepted at the same moment only those of one duty hold', async () => {
    const { id, account } = await aPerson(service);
    const offered = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const [kind, role] = OFFICES[i % OFFICES.length]!;
        const organisationId = await anOrganisation(kind);
        const invited = await invite(administrator, { organisationId, account, role });
        await second.query(CONFIRM, { id: invited.data.inviteMember.id, key: newId() });
        return invited.data.inviteMember.id;
      }),
    );
    const answers = await Promise.all(offered.map((each) => accept(id, each)));
    const refused = answers.flatMap((answer) => answer.errors ?? []);
    expect(refused).toHaveLength(16);
    for (const error of refused) expect(error.extensions.code).toBe('DUTIES_DO_NOT_COMBINE');
    const held = await service.sql<{ duty: string; count: string }>(
      'select duty, count(*) from identity.membership where person_id = $1 and ended_at is null group by duty',
      [id],
    );
    expect(held).toEqual([{ duty: expect.any(String), count: '4' }]);
  });

  test('the refusal names what the person is already', async () => {
    const person = await aPerson(service);
    await bringIn(administrator, person, {
      organisationId: await anOrganisation('FINANCE'),
      role: 'FINANCE_PAYER',
    });
    const audit = { organisationId: await anOrganisation('AUDIT'), role: 'AUDITOR' } as const;
    expect((await bringIn(administrator, person, audit)).errors?.[0]?.extensions).toEqual({
      code: 'DUTIES_DO_NOT_COMBINE',
      params: { role: 'AUDITOR', held: ['FINANCE_PAYER'] },
    });
  });

  test('a duty may be taken up when the other one has ended', async () => {
    const person = await aPerson(service);
    const finance = { organisationId: await anOrganisation('FINANCE'), role: 'FINANCE_PAYER' } as const;
    await bringIn(administrator, person, finance);
    await bringIn(administrator, await aPerson(service), finance);
    const membership = await membershipOf(person.id, 'FINANCE_PAYER');
    for (let i = 0; i < 2; i++) {
      expect((await administrator.query(END, { id: membership, key: newId() })).errors).toBeUndefined();
    }
    const audit = { organisationId: await anOrganisation('AUDIT'), role: 'AUDITOR' } as const;
    expect((await bringIn(administrator, person, audit)).errors).toBeUndefined();
    const told = (await service.outbox('membership.changed.v1')).filter(
      (event) => event.subject === person.id,
    );
    expect(told.map(({ data }) => [data.role, data.active])).toEqual([
      ['FINANCE_PAYER', true],
      ['FINANCE_PAYER', false],
      ['AUDITOR', true],
    ]);
  });

  test('the database refuses as well, whichever role writes and however many at once', async () => {
    const { id } = await aPerson(service);
    const pool = new Pool({ connectionString: service.database.url('identity'), max: 8 });
    const insert = (role: Role) =>
      pool.query(
        `insert into membership (id, person_id, organisation_id, organisation_kind, role)
         values (gen_random_uuid(), $1, gen_random_uuid(), 'BUREAU', $2)`,
        [id, role],
      );
    const outcomes = await Promise.allSettled(
      Array.from({ length: 24 }, (_, i) => insert(OFFICES[i % 5]![1])),
    );
    const [held] = await service.sql<{ duties: string }>(
      'select count(distinct duty) as duties from identity.membership where person_id = $1',
      [id],
    );
    expect(held?.duties).toBe('1');
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: '23P01', constraint: 'membership_duties' });
    }
    await expect(
      pool.query(`update membership set role = 'AUDITOR' where person_id = $1`, [id]),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query('delete from membership where person_id = $1', [id])).rejects.toMatchObject({
      code: '42501',
    });
    await pool.end();
  });

  test('the table knows the same duties as the rules', async () => {
    const { id } = await aPerson(service);
    for (const role of ROLES) {
      const rows = await service.sql<{ duty: string | null }>(
        `insert into identity.membership (id, person_id, organisation_id, organisation_kind, role, ended_at)
         values ($1, $2, $1, 'BUREAU', $3, now()) returning duty`,
        [newId(), id, role],
      );
      expect([role, rows[0]?.duty ?? undefined]).toEqual([role, DUTY_OF[role]]);
    }
  });
});
