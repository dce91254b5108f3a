import { EnterpriseRegisteredV1 } from '#libs/contracts';
import { newId, type OrganisationKind, type Role } from '#libs/kernel';
import {
  aMembershipDesk,
  codeOf,
  CONFIRM,
  INVITE,
  type MembershipDesk,
} from '../../support/a-membership-desk.js';
import { aResidentId } from '../../support/a-resident-id.js';
import type { Client } from '../../support/a-service.js';

const END =
  'mutation ($id: ID!, $key: ID!) { endMembership(id: $id, idempotencyKey: $key) { endedAt endAwaitsSecondPerson } }';
const CONFIRM_PROPOSAL =
  'mutation ($id: ID!, $key: ID!) { confirmProposal(id: $id, idempotencyKey: $key) { proposalId } }';
const MINE = '{ myInvitations { id organisationName role proofNeeded } }';

let desk: MembershipDesk;

beforeAll(async () => {
  desk = await aMembershipDesk();
});
afterAll(() => desk.service.stop());

describe('an office takes two people', () => {
  async function proposed(by = desk.administrator) {
    const person = await desk.aPerson();
    const organisationId = await desk.anOrganisation('BUREAU');
    const id = await desk.invited(by, { organisationId, account: person.account, role: 'BUREAU_REVIEWER' });
    return { person, id };
  }

  test('one administrator alone makes no official out of a fresh account', async () => {
    const { person, id } = await proposed();
    expect(await codeOf(desk.administrator.query(CONFIRM, { id, agree: true, key: newId() }))).toBe(
      'TAKES_TWO_PEOPLE',
    );
    expect((await person.client.query(MINE)).data).toEqual({ myInvitations: [] });
    expect(await codeOf(desk.accept(person, id, aResidentId()))).toBe('NOT_FOUND');
    expect([await desk.rolesOf(person), await desk.toldOf(person)]).toEqual([[], []]);
  });

  test('nor does one with two accounts', async () => {
    const identityNumber = aResidentId();
    const approver = await desk.anOfficial('COMMISSION', 'COMMISSION_APPROVER', identityNumber);
    const again = await desk.anOfficial('COMMISSION', 'COMMISSION_APPROVER', identityNumber);
    const { id } = await proposed();
    await desk.service.sql('update identity.invitation set proposed_by = $1 where id = $2', [
      approver.id,
      id,
    ]);
    expect(await codeOf(again.client.query(CONFIRM, { id, agree: true, key: newId() }))).toBe(
      'TAKES_TWO_PEOPLE',
    );
  });

  test('nobody confirms an office for oneself', async () => {
    const approver = await desk.anOfficial('COMMISSION', 'COMMISSION_APPROVER');
    const organisationId = await desk.anOrganisation('COMMISSION');
    const id = await desk.invited(desk.administrator, {
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
    await desk.second.query(CONFIRM, { id, agree: false, key: newId() });
    expect(await codeOf(desk.accept(person, id, aResidentId()))).toBe('NOT_FOUND');
  });

  test('the office needs to know who the person is; the number is kept as a keyed digest only', async () => {
    const { person, id } = await proposed();
    await desk.second.query(CONFIRM, { id, agree: true, key: newId() });
    expect(await codeOf(desk.accept(person, id))).toBe('PROOF_NEEDED');
    expect(await codeOf(desk.accept(person, id, '110105194912310021'))).toBe('PROOF_FORMAT');
    const number = aResidentId();
    expect(await codeOf(desk.accept(person, id, number))).toBeUndefined();
    const [stored] = await desk.service.sql<{ all: string }>(
      `select coalesce(string_agg(each::text, ' '), '') as all from (
         select person::text from identity.person union all select command::text from identity.command
         union all select invitation::text from identity.invitation) each`,
    );
    expect(stored!.all).not.toContain(number);
  });

  test('an administrator alone puts nobody into somebody else’s company', async () => {
    const organisationId = await desk.anOrganisation('ENTERPRISE');
    const person = await desk.aPerson();
    const id = await desk.invited(desk.administrator, {
      organisationId,
      account: person.account,
      role: 'ENTERPRISE_SIGNATORY',
    });
    expect(await codeOf(desk.accept(person, id))).toBe('NOT_FOUND');
    await desk.second.query(CONFIRM, { id, agree: true, key: newId() });
    expect(await codeOf(desk.accept(person, id))).toBeUndefined();
  });

  test('the database refuses an office with one pair of hands, whichever role writes', async () => {
    const { person, id } = await proposed();
    const attempts = [
      `update identity.invitation set status = 'ACCEPTED' where id = '${id}'`,
      `update identity.invitation set confirmed_by = proposed_by, status = 'OFFERED' where id = '${id}'`,
      `update identity.invitation set second_person_needed = false where id = '${id}'`,
    ];
    for (const attempt of attempts) {
      await expect(desk.service.sql(attempt)).rejects.toMatchObject({ code: '23514' });
    }
    expect(await desk.rolesOf(person)).toEqual([]);
  });

  test('ending it is one person’s act, but for the last who holds it', async () => {
    const first = await desk.anOfficial('FINANCE', 'FINANCE_PAYER');
    const other = await desk.aPerson();
    const more = await desk.invited(desk.administrator, {
      organisationId: first.organisationId,
      account: other.account,
      role: 'FINANCE_PAYER',
    });
    await desk.second.query(CONFIRM, { id: more, agree: true, key: newId() });
    await desk.accept(other, more, aResidentId());
    const memberships = await desk.service.sql<{ id: string; person_id: string }>(
      'select id, person_id from identity.membership where organisation_id = $1 order by id',
      [first.organisationId],
    );
    const end = (id: string) => desk.administrator.query(END, { id, key: newId() });
    expect((await end(memberships[0]!.id)).data).toEqual({
      endMembership: { endedAt: expect.any(String), endAwaitsSecondPerson: false },
    });
    const last = await end(memberships[1]!.id);
    expect(last.data).toEqual({ endMembership: { endedAt: null, endAwaitsSecondPerson: true } });
    expect(await desk.rolesOf(other)).toEqual(['FINANCE_PAYER']);
    const waiting = await desk.second.query('{ proposals { id account act } }');
    const proposal = waiting.data.proposals.find(
      ({ account }: { account: string }) => account === other.account,
    )!;
    expect(proposal.act).toBe('END_MEMBERSHIP');
    const confirm = (by: Client) => by.query(CONFIRM_PROPOSAL, { id: proposal.id, key: newId() });
    expect(await codeOf(confirm(desk.administrator))).toBe('TAKES_TWO_PEOPLE');
    expect(await codeOf(confirm(desk.second))).toBeUndefined();
    expect(await desk.rolesOf(other)).toEqual([]);
  });
});

describe('the market and the offices', () => {
  test.each<[string, OrganisationKind, Role]>([
    ['an enterprise', 'ENTERPRISE', 'ENTERPRISE_VIEWER'],
    ['a provider', 'PROVIDER', 'PROVIDER_SIGNATORY'],
  ])('who holds a role of %s is not offered an office', async (_, kind, role) => {
    const person = await desk.aPerson();
    const organisationId = await desk.anOrganisation(kind);
    const signatory = await desk.aMember(`${kind}_SIGNATORY` as Role, organisationId, kind);
    await desk.accept(
      person,
      await desk.invited(signatory, { organisationId, account: person.account, role }),
    );
    const bureau = { organisationId: await desk.anOrganisation('BUREAU'), account: person.account };
    expect(
      await codeOf(
        desk.administrator.query(INVITE, { input: { ...bureau, role: 'BUREAU_REVIEWER' }, key: newId() }),
      ),
    ).toBe('DUTIES_DO_NOT_COMBINE');
  });

  test('a second account of an official does not take a role in the market', async () => {
    const official = await desk.anOfficial('BUREAU', 'BUREAU_REVIEWER');
    const other = await desk.aPerson();
    const organisationId = await desk.anOrganisation('PROVIDER');
    const signatory = await desk.aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
    const id = await desk.invited(signatory, {
      organisationId,
      account: other.account,
      role: 'PROVIDER_SALES',
    });
    expect(await codeOf(desk.accept(other, id, official.identityNumber))).toBe('DUTIES_DO_NOT_COMBINE');
  });

  test('a second account of a provider’s person does not take an office', async () => {
    const number = aResidentId();
    const [seller, official] = [await desk.aPerson(), await desk.aPerson()];
    const organisationId = await desk.anOrganisation('PROVIDER');
    const signatory = await desk.aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
    const sales = await desk.invited(signatory, {
      organisationId,
      account: seller.account,
      role: 'PROVIDER_SALES',
    });
    expect(await codeOf(desk.accept(seller, sales, number))).toBeUndefined();
    const bureau = { organisationId: await desk.anOrganisation('BUREAU'), account: official.account };
    const id = await desk.invited(desk.administrator, { ...bureau, role: 'BUREAU_REVIEWER' });
    await desk.administrator.query('{ me { id } }');
    await desk.secondConfirms(id);
    expect(await codeOf(desk.accept(official, id, number))).toBe('DUTIES_DO_NOT_COMBINE');
    expect(await desk.rolesOf(official)).toEqual([]);
  });

  test('of an office and a market role taken in two accounts at the same moment one is refused, in words', async () => {
    for (let pair = 0; pair < 5; pair++) {
      const number = aResidentId();
      const [seller, official] = [await desk.aPerson(), await desk.aPerson()];
      const organisationId = await desk.anOrganisation('PROVIDER');
      const signatory = await desk.aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
      const sales = await desk.invited(signatory, {
        organisationId,
        account: seller.account,
        role: 'PROVIDER_SALES',
      });
      const bureau = { organisationId: await desk.anOrganisation('BUREAU'), account: official.account };
      const review = await desk.invited(desk.administrator, { ...bureau, role: 'BUREAU_REVIEWER' });
      await desk.secondConfirms(review);
      const codes = await Promise.all([
        codeOf(desk.accept(seller, sales, number)),
        codeOf(desk.accept(official, review, number)),
      ]);
      expect(codes.toSorted()).toEqual(['DUTIES_DO_NOT_COMBINE', undefined]);
    }
  });

  test('the database refuses it too, over both accounts, whichever comes last', async () => {
    const official = await desk.anOfficial('BUREAU', 'BUREAU_REVIEWER');
    const seller = await desk.aPerson();
    await desk.service.sql(
      `insert into identity.membership (id, person_id, organisation_id, organisation_kind, role)
       values ($1, $2, $1, 'PROVIDER', 'PROVIDER_SALES')`,
      [newId(), seller.id],
    );
    await expect(
      desk.service.sql(
        `update identity.person set proven_at = now(),
           proof_digest = (select proof_digest from identity.person where id = $1) where id = $2`,
        [official.id, seller.id],
      ),
    ).rejects.toMatchObject({ code: '23P01', constraint: 'membership_duties' });
  });

  test('an official who registers a company becomes no signatory of it', async () => {
    const official = await desk.anOfficial('BUREAU', 'BUREAU_REVIEWER');
    const event: EnterpriseRegisteredV1 = {
      enterpriseId: newId(),
      unifiedSocialCreditCode: '91440600MA4W2J3K5T',
      name: '演示·某厂',
      divisionCode: '440606',
      industryCode: 'C3311',
      registeredAt: '2020-09-28T02:00:00.000Z',
      registeredBy: official.id,
    };
    await desk.service.deliver(EnterpriseRegisteredV1, event.enterpriseId, event);
    expect(await desk.rolesOf(official)).toEqual(['BUREAU_REVIEWER']);
    expect(
      await desk.service.sql('select 1 from identity.organisation where id = $1', [event.enterpriseId]),
    ).toHaveLength(1);
  });
});
