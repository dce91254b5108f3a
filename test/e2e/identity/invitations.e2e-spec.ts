import { randomUUID } from 'node:crypto';
import { EnterpriseRegisteredV1 } from '#libs/contracts';
import { newId, type OrganisationKind, type Role } from '#libs/kernel';
import { aResidentId } from '../../support/a-resident-id.js';
import type { InputOf } from '../../support/graphql/typed.js';
import { aService, type Client, type TestService } from '../../support/a-service.js';

const INVITE = `mutation ($input: InviteMemberInput!, $key: ID!) {
  inviteMember(input: $input, idempotencyKey: $key) { id status }
}`;
const CONFIRM = `mutation ($id: ID!, $agree: Boolean!, $key: ID!) {
  confirmInvitation(id: $id, agree: $agree, idempotencyKey: $key) { status }
}`;
const ACCEPT = `mutation ($input: AcceptInvitationInput!, $key: ID!) {
  acceptInvitation(input: $input, idempotencyKey: $key) { status }
}`;
const DECLINE =
  'mutation ($id: ID!, $key: ID!) { declineInvitation(id: $id, idempotencyKey: $key) { status } }';
const WITHDRAW =
  'mutation ($id: ID!, $key: ID!) { withdrawInvitation(id: $id, idempotencyKey: $key) { status } }';
const END =
  'mutation ($id: ID!, $key: ID!) { endMembership(id: $id, idempotencyKey: $key) { endedAt endAwaitsSecondPerson } }';
const CONFIRM_PROPOSAL =
  'mutation ($id: ID!, $key: ID!) { confirmProposal(id: $id, idempotencyKey: $key) { proposalId } }';
const MINE = '{ myInvitations { id organisationName role proofNeeded } }';

let service: TestService;
let administrator: Client;
let second: Client;
let platform: string;

beforeAll(async () => {
  service = await aService('identity');
  platform = await anOrganisation('PLATFORM');
  administrator = await aMember('ADMINISTRATOR', platform, 'PLATFORM');
  second = await aMember('ADMINISTRATOR', platform, 'PLATFORM');
});
afterAll(() => service.stop());

interface APerson {
  readonly id: string;
  readonly account: string;
  readonly client: Client;
}

async function aPerson(): Promise<APerson> {
  const { data } = await service.visitor.query(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { id account } }',
    {
      input: {
        account: `person-${randomUUID().slice(0, 8)}`,
        displayName: '演示·某人',
        password: 'a sentence about clouds',
      },
    },
  );
  return { ...data.signUp, client: service.as({ personId: data.signUp.id }) };
}

async function anOrganisation(kind: OrganisationKind): Promise<string> {
  const id = newId();
  await service.sql('insert into identity.organisation (id, kind, name) values ($1, $2, $3)', [
    id,
    kind,
    '演示·某机构',
  ]);
  return id;
}

/** A member since before the test began. */
async function aMember(role: Role, organisationId: string, organisationKind: OrganisationKind) {
  const { id } = await aPerson();
  const client = service.as({ role, organisationKind, organisationId, personId: id });
  await client.query('{ me { id } }');
  return client;
}

async function invited(by: Client, input: InputOf<typeof INVITE>): Promise<string> {
  const { data, errors } = await by.query(INVITE, { input, key: newId() });
  expect(errors).toBeUndefined();
  return data.inviteMember.id;
}

function accept({ client }: APerson, id: string, identityNumber?: string) {
  return client.query(ACCEPT, { input: { id, identityNumber }, key: newId() });
}

async function codeOf(answer: Promise<{ errors?: { extensions: { code: string } }[] }>) {
  return (await answer).errors?.[0]?.extensions.code;
}

async function rolesOf({ client }: APerson): Promise<string[]> {
  const { data } = await client.query('{ me { memberships { role } } }');
  return data.me!.memberships.map(({ role }: { role: string }) => role);
}

async function toldOf({ id }: APerson): Promise<unknown[]> {
  return (await service.outbox('membership.changed.v1')).filter(({ subject }) => subject === id);
}

/** An official by the whole way. */
async function anOfficial(kind: OrganisationKind, role: Role, identityNumber = aResidentId()) {
  const person = await aPerson();
  const organisationId = await anOrganisation(kind);
  const id = await invited(administrator, { organisationId, account: person.account, role });
  await second.query(CONFIRM, { id, agree: true, key: newId() });
  expect(await codeOf(accept(person, id, identityNumber))).toBeUndefined();
  return { ...person, organisationId, identityNumber };
}

describe('a membership takes the consent of who receives it', () => {
  test('until it is accepted it gives no right, tells nobody, and shows nothing of the person', async () => {
    const organisationId = await anOrganisation('PROVIDER');
    const signatory = await aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
    const person = await aPerson();
    const input = { organisationId, account: person.account, role: 'PROVIDER_VIEWER' } as const;
    const id = await invited(signatory, input);
    expect([await rolesOf(person), await toldOf(person)]).toEqual([[], []]);
    const seen = await signatory.query(
      'query ($of: ID!) { memberships(organisationId: $of) { edges { node { account } } } }',
      { of: organisationId },
    );
    expect(JSON.stringify(seen.data)).not.toContain(person.account);
    const open = await signatory.query('query ($of: ID!) { invitations(organisationId: $of) { account } }', {
      of: organisationId,
    });
    expect(open.data.invitations).toEqual([{ account: person.account }]);
    expect((await person.client.query(MINE)).data).toEqual({
      myInvitations: [{ id, organisationName: '演示·某机构', role: 'PROVIDER_VIEWER', proofNeeded: false }],
    });
    expect(await codeOf(accept(person, id))).toBeUndefined();
    expect(await rolesOf(person)).toEqual(['PROVIDER_VIEWER']);
    expect(await toldOf(person)).toHaveLength(1);
  });

  test('a provider cannot make an auditor its member: nothing changes until the auditor says yes, and then refuses', async () => {
    const auditor = await anOfficial('AUDIT', 'AUDITOR');
    const organisationId = await anOrganisation('PROVIDER');
    const signatory = await aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
    const told = await toldOf(auditor);
    const id = await invited(signatory, {
      organisationId,
      account: auditor.account,
      role: 'PROVIDER_VIEWER',
    });
    expect(await toldOf(auditor)).toEqual(told);
    expect(await codeOf(accept(auditor, id))).toBe('DUTIES_DO_NOT_COMBINE');
    expect((await auditor.client.query(DECLINE, { id, key: newId() })).data).toEqual({
      declineInvitation: { status: 'DECLINED' },
    });
    expect([await rolesOf(auditor), await toldOf(auditor)]).toEqual([['AUDITOR'], told]);
  });

  test('the invitation says nothing of what else the person is', async () => {
    const auditor = await anOfficial('AUDIT', 'AUDITOR');
    const stranger = await aPerson();
    const organisationId = await anOrganisation('PROVIDER');
    const signatory = await aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
    const answers = await Promise.all(
      [auditor, stranger].map(({ account }) =>
        signatory.query(INVITE, {
          input: { organisationId, account, role: 'PROVIDER_VIEWER' },
          key: newId(),
        }),
      ),
    );
    for (const { data } of answers) expect(data.inviteMember).toMatchObject({ status: 'OFFERED' });
  });

  test.each<[string, (person: APerson, signatory: Client, id: string) => Promise<unknown>]>([
    ['declined', ({ client }, _, id) => client.query(DECLINE, { id, key: newId() })],
    ['withdrawn', (_, signatory, id) => signatory.query(WITHDRAW, { id, key: newId() })],
  ])('what is %s cannot be accepted any more', async (_, close) => {
    const organisationId = await anOrganisation('ENTERPRISE');
    const signatory = await aMember('ENTERPRISE_SIGNATORY', organisationId, 'ENTERPRISE');
    const person = await aPerson();
    const id = await invited(signatory, {
      organisationId,
      account: person.account,
      role: 'ENTERPRISE_VIEWER',
    });
    await close(person, signatory, id);
    expect(await codeOf(accept(person, id))).toBe('INVITATION_ANSWERED');
    expect(await rolesOf(person)).toEqual([]);
  });

  test('it lapses after 14 days, to the millisecond, and can then be made again', async () => {
    const organisationId = await anOrganisation('ENTERPRISE');
    const signatory = await aMember('ENTERPRISE_SIGNATORY', organisationId, 'ENTERPRISE');
    const person = await aPerson();
    const input = { organisationId, account: person.account, role: 'ENTERPRISE_VIEWER' } as const;
    const id = await invited(signatory, input);
    await service.sql(
      `update identity.invitation set expires_at = clock.now() - interval '1 millisecond' where id = $1`,
      [id],
    );
    expect((await person.client.query(MINE)).data).toEqual({ myInvitations: [] });
    expect(await codeOf(accept(person, id))).toBe('INVITATION_EXPIRED');
    expect(await codeOf(accept(person, await invited(signatory, input)))).toBeUndefined();
  });

  test('somebody else’s invitation looks as if it were not there', async () => {
    const organisationId = await anOrganisation('ENTERPRISE');
    const signatory = await aMember('ENTERPRISE_SIGNATORY', organisationId, 'ENTERPRISE');
    const [person, other] = [await aPerson(), await aPerson()];
    const id = await invited(signatory, {
      organisationId,
      account: person.account,
      role: 'ENTERPRISE_VIEWER',
    });
    const foreign = await accept(other, id);
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await accept(other, newId())).toEqual(foreign);
  });

  test('of ten acceptances at the same moment one makes the membership', async () => {
    const organisationId = await anOrganisation('ENTERPRISE');
    const signatory = await aMember('ENTERPRISE_SIGNATORY', organisationId, 'ENTERPRISE');
    const person = await aPerson();
    const id = await invited(signatory, {
      organisationId,
      account: person.account,
      role: 'ENTERPRISE_VIEWER',
    });
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(person, id)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(await toldOf(person)).toHaveLength(1);
  });
});

describe('an office takes two people', () => {
  async function proposed(by = administrator) {
    const person = await aPerson();
    const organisationId = await anOrganisation('BUREAU');
    const id = await invited(by, { organisationId, account: person.account, role: 'BUREAU_REVIEWER' });
    return { person, id };
  }

  test('one administrator alone makes no official out of a fresh account', async () => {
    const { person, id } = await proposed();
    expect(await codeOf(administrator.query(CONFIRM, { id, agree: true, key: newId() }))).toBe(
      'TAKES_TWO_PEOPLE',
    );
    expect((await person.client.query(MINE)).data).toEqual({ myInvitations: [] });
    expect(await codeOf(accept(person, id, aResidentId()))).toBe('NOT_FOUND');
    expect([await rolesOf(person), await toldOf(person)]).toEqual([[], []]);
  });

  test('nor does one with two accounts', async () => {
    const identityNumber = aResidentId();
    const approver = await anOfficial('COMMISSION', 'COMMISSION_APPROVER', identityNumber);
    const again = await anOfficial('COMMISSION', 'COMMISSION_APPROVER', identityNumber);
    const { id } = await proposed();
    await service.sql('update identity.invitation set proposed_by = $1 where id = $2', [approver.id, id]);
    expect(await codeOf(again.client.query(CONFIRM, { id, agree: true, key: newId() }))).toBe(
      'TAKES_TWO_PEOPLE',
    );
  });

  test('nobody confirms an office for oneself', async () => {
    const approver = await anOfficial('COMMISSION', 'COMMISSION_APPROVER');
    const organisationId = await anOrganisation('COMMISSION');
    const id = await invited(administrator, {
      organisationId,
      account: approver.account,
      role: 'COMMISSION_APPROVER',
    });
    expect(await codeOf(approver.client.query(CONFIRM, { id, agree: true, key: newId() }))).toBe(
      'TAKES_TWO_PEOPLE',
    );
  });

  test('what the second person refuses the first one’s candidate never sees', async () => {
    const { person, id } = await proposed();
    await second.query(CONFIRM, { id, agree: false, key: newId() });
    expect(await codeOf(accept(person, id, aResidentId()))).toBe('NOT_FOUND');
  });

  test('the office needs to know who the person is; the number is kept as a keyed digest only', async () => {
    const { person, id } = await proposed();
    await second.query(CONFIRM, { id, agree: true, key: newId() });
    expect(await codeOf(accept(person, id))).toBe('PROOF_NEEDED');
    expect(await codeOf(accept(person, id, '110105194912310021'))).toBe('PROOF_FORMAT');
    const number = aResidentId();
    expect(await codeOf(accept(person, id, number))).toBeUndefined();
    const [stored] = await service.sql<{ all: string }>(
      `select coalesce(string_agg(each::text, ' '), '') as all from (
         select person::text from identity.person union all select command::text from identity.command
         union all select invitation::text from identity.invitation) each`,
    );
    expect(stored!.all).not.toContain(number);
  });

  test('an administrator alone puts nobody into somebody else’s company', async () => {
    const organisationId = await anOrganisation('ENTERPRISE');
    const person = await aPerson();
    const id = await invited(administrator, {
      organisationId,
      account: person.account,
      role: 'ENTERPRISE_SIGNATORY',
    });
    expect(await codeOf(accept(person, id))).toBe('NOT_FOUND');
    await second.query(CONFIRM, { id, agree: true, key: newId() });
    expect(await codeOf(accept(person, id))).toBeUndefined();
  });

  test('the database refuses an office with one pair of hands, whichever role writes', async () => {
    const { person, id } = await proposed();
    const attempts = [
      `update identity.invitation set status = 'ACCEPTED' where id = '${id}'`,
      `update identity.invitation set confirmed_by = proposed_by, status = 'OFFERED' where id = '${id}'`,
      `update identity.invitation set second_person_needed = false where id = '${id}'`,
    ];
    for (const attempt of attempts) {
      await expect(service.sql(attempt)).rejects.toMatchObject({ code: '23514' });
    }
    expect(await rolesOf(person)).toEqual([]);
  });

  test('ending it is one person’s act, but for the last who holds it', async () => {
    const first = await anOfficial('FINANCE', 'FINANCE_PAYER');
    const other = await aPerson();
    const more = await invited(administrator, {
      organisationId: first.organisationId,
      account: other.account,
      role: 'FINANCE_PAYER',
    });
    await second.query(CONFIRM, { id: more, agree: true, key: newId() });
    await accept(other, more, aResidentId());
    const memberships = await service.sql<{ id: string; person_id: string }>(
      'select id, person_id from identity.membership where organisation_id = $1 order by id',
      [first.organisationId],
    );
    const end = (id: string) => administrator.query(END, { id, key: newId() });
    expect((await end(memberships[0]!.id)).data).toEqual({
      endMembership: { endedAt: expect.any(String), endAwaitsSecondPerson: false },
    });
    const last = await end(memberships[1]!.id);
    expect(last.data).toEqual({ endMembership: { endedAt: null, endAwaitsSecondPerson: true } });
    expect(await rolesOf(other)).toEqual(['FINANCE_PAYER']);
    const waiting = await second.query('{ proposals { id account act } }');
    const proposal = waiting.data.proposals.find(
      ({ account }: { account: string }) => account === other.account,
    )!;
    expect(proposal.act).toBe('END_MEMBERSHIP');
    const confirm = (by: Client) => by.query(CONFIRM_PROPOSAL, { id: proposal.id, key: newId() });
    expect(await codeOf(confirm(administrator))).toBe('TAKES_TWO_PEOPLE');
    expect(await codeOf(confirm(second))).toBeUndefined();
    expect(await rolesOf(other)).toEqual([]);
  });
});

describe('the market and the offices', () => {
  test.each<[string, OrganisationKind, Role]>([
    ['an enterprise', 'ENTERPRISE', 'ENTERPRISE_VIEWER'],
    ['a provider', 'PROVIDER', 'PROVIDER_SIGNATORY'],
  ])('who holds a role of %s is not offered an office', async (_, kind, role) => {
    const person = await aPerson();
    const organisationId = await anOrganisation(kind);
    const signatory = await aMember(`${kind}_SIGNATORY` as Role, organisationId, kind);
    await accept(person, await invited(signatory, { organisationId, account: person.account, role }));
    const bureau = { organisationId: await anOrganisation('BUREAU'), account: person.account };
    expect(
      await codeOf(
        administrator.query(INVITE, { input: { ...bureau, role: 'BUREAU_REVIEWER' }, key: newId() }),
      ),
    ).toBe('DUTIES_DO_NOT_COMBINE');
  });

  test('a second account of an official does not take a role in the market', async () => {
    const official = await anOfficial('BUREAU', 'BUREAU_REVIEWER');
    const other = await aPerson();
    const organisationId = await anOrganisation('PROVIDER');
    const signatory = await aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
    const id = await invited(signatory, { organisationId, account: other.account, role: 'PROVIDER_SALES' });
    expect(await codeOf(accept(other, id, official.identityNumber))).toBe('DUTIES_DO_NOT_COMBINE');
  });

  test('a second account of a provider’s person does not take an office', async () => {
    const number = aResidentId();
    const [seller, official] = [await aPerson(), await aPerson()];
    const organisationId = await anOrganisation('PROVIDER');
    const signatory = await aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
    const sales = await invited(signatory, {
      organisationId,
      account: seller.account,
      role: 'PROVIDER_SALES',
    });
    expect(await codeOf(accept(seller, sales, number))).toBeUndefined();
    const bureau = { organisationId: await anOrganisation('BUREAU'), account: official.account };
    const id = await invited(administrator, { ...bureau, role: 'BUREAU_REVIEWER' });
    await administrator.query('{ me { id } }');
    await secondConfirms(id);
    expect(await codeOf(accept(official, id, number))).toBe('DUTIES_DO_NOT_COMBINE');
    expect(await rolesOf(official)).toEqual([]);
  });

  test('of an office and a market role taken in two accounts at the same moment one is refused, in words', async () => {
    for (let pair = 0; pair < 5; pair++) {
      const number = aResidentId();
      const [seller, official] = [await aPerson(), await aPerson()];
      const organisationId = await anOrganisation('PROVIDER');
      const signatory = await aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
      const sales = await invited(signatory, {
        organisationId,
        account: seller.account,
        role: 'PROVIDER_SALES',
      });
      const bureau = { organisationId: await anOrganisation('BUREAU'), account: official.account };
      const review = await invited(administrator, { ...bureau, role: 'BUREAU_REVIEWER' });
      await secondConfirms(review);
      const codes = await Promise.all([
        codeOf(accept(seller, sales, number)),
        codeOf(accept(official, review, number)),
      ]);
      expect(codes.toSorted()).toEqual(['DUTIES_DO_NOT_COMBINE', undefined]);
    }
  });

  test('the database refuses it too, over both accounts, whichever comes last', async () => {
    const official = await anOfficial('BUREAU', 'BUREAU_REVIEWER');
    const seller = await aPerson();
    await service.sql(
      `insert into identity.membership (id, person_id, organisation_id, organisation_kind, role)
       values ($1, $2, $1, 'PROVIDER', 'PROVIDER_SALES')`,
      [newId(), seller.id],
    );
    await expect(
      service.sql(
        `update identity.person set proven_at = now(),
           proof_digest = (select proof_digest from identity.person where id = $1) where id = $2`,
        [official.id, seller.id],
      ),
    ).rejects.toMatchObject({ code: '23P01', constraint: 'membership_duties' });
  });

  test('an official who registers a company becomes no signatory of it', async () => {
    const official = await anOfficial('BUREAU', 'BUREAU_REVIEWER');
    const event: EnterpriseRegisteredV1 = {
      enterpriseId: newId(),
      unifiedSocialCreditCode: '91440600MA4W2J3K5T',
      name: '演示·某厂',
      divisionCode: '440606',
      industryCode: 'C3311',
      registeredAt: '2020-09-28T02:00:00.000Z',
      registeredBy: official.id,
    };
    await service.deliver(EnterpriseRegisteredV1, event.enterpriseId, event);
    expect(await rolesOf(official)).toEqual(['BUREAU_REVIEWER']);
    expect(
      await service.sql('select 1 from identity.organisation where id = $1', [event.enterpriseId]),
    ).toHaveLength(1);
  });
});

test('what became of an invitation and of the role is written down, with who did it', async () => {
  const official = await anOfficial('BUREAU', 'BUREAU_REVIEWER');
  const history = (kind: string, table: string) =>
    service.sql(
      `select from_state, to_state, actor_id, role from identity.history
       where subject_kind = $1 and subject_id in (select id from identity.${table} where person_id = $2) order by id`,
      [kind, official.id],
    );
  const [first, other] = [administrator.personId, second.personId];
  const self = { actor_id: official.id, role: 'BUREAU_REVIEWER' };
  expect(await history('INVITATION', 'invitation')).toEqual([
    { from_state: null, to_state: 'PROPOSED', actor_id: first, role: 'ADMINISTRATOR' },
    { from_state: 'PROPOSED', to_state: 'OFFERED', actor_id: other, role: 'ADMINISTRATOR' },
    { from_state: 'OFFERED', to_state: 'ACCEPTED', ...self },
  ]);
  expect(await history('MEMBERSHIP', 'membership')).toEqual([
    { from_state: null, to_state: 'HELD', ...self },
  ]);
});

async function secondConfirms(id: string): Promise<void> {
  expect((await second.query(CONFIRM, { id, agree: true, key: newId() })).errors).toBeUndefined();
}
