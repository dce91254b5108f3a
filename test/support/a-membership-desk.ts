import { randomUUID } from 'node:crypto';
import { newId, type OrganisationKind, type Role } from '#libs/kernel';
import { aResidentId } from './a-resident-id.js';
import { aService, type Client } from './a-service.js';
import type { InputOf } from './graphql/typed.js';

export const INVITE = `mutation ($input: InviteMemberInput!, $key: ID!) {
  inviteMember(input: $input, idempotencyKey: $key) { id status }
}`;
export const CONFIRM = `mutation ($id: ID!, $agree: Boolean!, $key: ID!) {
  confirmInvitation(id: $id, agree: $agree, idempotencyKey: $key) { status }
}`;
const ACCEPT = `mutation ($input: AcceptInvitationInput!, $key: ID!) {
  acceptInvitation(input: $input, idempotencyKey: $key) { status }
}`;

export interface APerson {
  readonly id: string;
  readonly account: string;
  readonly client: Client;
}

export type MembershipDesk = Awaited<ReturnType<typeof aMembershipDesk>>;

export async function codeOf(answer: Promise<{ errors?: { extensions: { code: string } }[] }>) {
  return (await answer).errors?.[0]?.extensions.code;
}

/** The service of identity with two administrators of the platform. */
export async function aMembershipDesk() {
  const service = await aService('identity');
  const platform = await anOrganisation('PLATFORM');
  const administrator = await aMember('ADMINISTRATOR', platform, 'PLATFORM');
  const second = await aMember('ADMINISTRATOR', platform, 'PLATFORM');

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

  async function secondConfirms(id: string): Promise<void> {
    expect((await second.query(CONFIRM, { id, agree: true, key: newId() })).errors).toBeUndefined();
  }

  return {
    service,
    platform,
    administrator,
    second,
    aPerson,
    anOrganisation,
    aMember,
    invited,
    accept,
    rolesOf,
    toldOf,
    anOfficial,
    secondConfirms,
  };
}
