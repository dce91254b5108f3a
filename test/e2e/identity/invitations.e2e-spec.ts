import { newId } from '#libs/kernel';
import {
  aMembershipDesk,
  type APerson,
  codeOf,
  INVITE,
  type MembershipDesk,
} from '../../support/a-membership-desk.js';
import type { Client } from '../../support/a-service.js';

const DECLINE =
  'mutation ($id: ID!, $key: ID!) { declineInvitation(id: $id, idempotencyKey: $key) { status } }';
const WITHDRAW =
  'mutation ($id: ID!, $key: ID!) { withdrawInvitation(id: $id, idempotencyKey: $key) { status } }';
const MINE = '{ myInvitations { id organisationName role proofNeeded } }';

let desk: MembershipDesk;

beforeAll(async () => {
  desk = await aMembershipDesk();
});
afterAll(() => desk.service.stop());

describe('a membership takes the consent of who receives it', () => {
  test('until it is accepted it gives no right, tells nobody, and shows nothing of the person', async () => {
    const organisationId = await desk.anOrganisation('PROVIDER');
    const signatory = await desk.aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
    const person = await desk.aPerson();
    const input = { organisationId, account: person.account, role: 'PROVIDER_VIEWER' } as const;
    const id = await desk.invited(signatory, input);
    expect([await desk.rolesOf(person), await desk.toldOf(person)]).toEqual([[], []]);
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
    expect(await codeOf(desk.accept(person, id))).toBeUndefined();
    expect(await desk.rolesOf(person)).toEqual(['PROVIDER_VIEWER']);
    expect(await desk.toldOf(person)).toHaveLength(1);
  });

  test('a provider cannot make an auditor its member: nothing changes until the auditor says yes, and then refuses', async () => {
    const auditor = await desk.anOfficial('AUDIT', 'AUDITOR');
    const organisationId = await desk.anOrganisation('PROVIDER');
    const signatory = await desk.aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
    const told = await desk.toldOf(auditor);
    const id = await desk.invited(signatory, {
      organisationId,
      account: auditor.account,
      role: 'PROVIDER_VIEWER',
    });
    expect(await desk.toldOf(auditor)).toEqual(told);
    expect(await codeOf(desk.accept(auditor, id))).toBe('DUTIES_DO_NOT_COMBINE');
    expect((await auditor.client.query(DECLINE, { id, key: newId() })).data).toEqual({
      declineInvitation: { status: 'DECLINED' },
    });
    expect([await desk.rolesOf(auditor), await desk.toldOf(auditor)]).toEqual([['AUDITOR'], told]);
  });

  test('the invitation says nothing of what else the person is', async () => {
    const auditor = await desk.anOfficial('AUDIT', 'AUDITOR');
    const stranger = await desk.aPerson();
    const organisationId = await desk.anOrganisation('PROVIDER');
    const signatory = await desk.aMember('PROVIDER_SIGNATORY', organisationId, 'PROVIDER');
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
    const organisationId = await desk.anOrganisation('ENTERPRISE');
    const signatory = await desk.aMember('ENTERPRISE_SIGNATORY', organisationId, 'ENTERPRISE');
    const person = await desk.aPerson();
    const id = await desk.invited(signatory, {
      organisationId,
      account: person.account,
      role: 'ENTERPRISE_VIEWER',
    });
    await close(person, signatory, id);
    expect(await codeOf(desk.accept(person, id))).toBe('INVITATION_ANSWERED');
    expect(await desk.rolesOf(person)).toEqual([]);
  });

  test('it lapses after 14 days, to the millisecond, and can then be made again', async () => {
    const organisationId = await desk.anOrganisation('ENTERPRISE');
    const signatory = await desk.aMember('ENTERPRISE_SIGNATORY', organisationId, 'ENTERPRISE');
    const person = await desk.aPerson();
    const input = { organisationId, account: person.account, role: 'ENTERPRISE_VIEWER' } as const;
    const id = await desk.invited(signatory, input);
    await desk.service.sql(
      `update identity.invitation set expires_at = clock.now() - interval '1 millisecond' where id = $1`,
      [id],
    );
    expect((await person.client.query(MINE)).data).toEqual({ myInvitations: [] });
    expect(await codeOf(desk.accept(person, id))).toBe('INVITATION_EXPIRED');
    expect(await codeOf(desk.accept(person, await desk.invited(signatory, input)))).toBeUndefined();
  });

  test('somebody else’s invitation looks as if it were not there', async () => {
    const organisationId = await desk.anOrganisation('ENTERPRISE');
    const signatory = await desk.aMember('ENTERPRISE_SIGNATORY', organisationId, 'ENTERPRISE');
    const [person, other] = [await desk.aPerson(), await desk.aPerson()];
    const id = await desk.invited(signatory, {
      organisationId,
      account: person.account,
      role: 'ENTERPRISE_VIEWER',
    });
    const foreign = await desk.accept(other, id);
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await desk.accept(other, newId())).toEqual(foreign);
  });

  test('of ten acceptances at the same moment one makes the membership', async () => {
    const organisationId = await desk.anOrganisation('ENTERPRISE');
    const signatory = await desk.aMember('ENTERPRISE_SIGNATORY', organisationId, 'ENTERPRISE');
    const person = await desk.aPerson();
    const id = await desk.invited(signatory, {
      organisationId,
      account: person.account,
      role: 'ENTERPRISE_VIEWER',
    });
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.accept(person, id)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(await desk.toldOf(person)).toHaveLength(1);
  });
});

test('what became of an invitation and of the role is written down, with who did it', async () => {
  const official = await desk.anOfficial('BUREAU', 'BUREAU_REVIEWER');
  const history = (kind: string, table: string) =>
    desk.service.sql(
      `select from_state, to_state, actor_id, role from identity.history
       where subject_kind = $1 and subject_id in (select id from identity.${table} where person_id = $2) order by id`,
      [kind, official.id],
    );
  const [first, other] = [desk.administrator.personId, desk.second.personId];
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
