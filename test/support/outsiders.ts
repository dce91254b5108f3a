import { randomUUID } from 'node:crypto';
import type { TestPlatform } from './a-platform.js';
import { rowOf, type Victim } from './attack.js';

/** Somebody who asks; a visitor has no token. */
export interface Person {
  readonly who: string;
  readonly token?: string;
}

/** Companies with accounts of which the weeks before the demonstration tell nothing: they are no party to anything. */
const FACTORY = 'factory20';
const PROVIDER = 'provider07';
const GRANTED = [
  [FACTORY, 'ENTERPRISE_VIEWER'],
  [FACTORY, 'ENTERPRISE_PREPARER'],
  [PROVIDER, 'PROVIDER_VIEWER'],
  [PROVIDER, 'PROVIDER_SALES'],
  [PROVIDER, 'PROVIDER_DELIVERY'],
] as const;
const PASSWORD = 'a quiet river passes nine bridges';

/** Nobody, somebody without a role, and one person for every role of another factory, another provider and the bureau of another city. */
export async function outsiders(platform: TestPlatform): Promise<Person[]> {
  const made: Person[] = [{ who: 'visitor' }];
  for (const [giver, role] of [...GRANTED, [undefined, 'newcomer'] as const]) {
    const account = `stranger-${randomUUID().slice(0, 8)}`;
    const input = { account, displayName: '演示·外人', password: PASSWORD };
    const signedUp = await platform.ask('mutation($input: SignUpInput!) { signUp(input: $input) { id } }', {
      variables: { input },
    });
    expect(signedUp.errors).toBeUndefined();
    if (giver) await bringIn(platform, giver, account, role);
    made.push({ who: role, token: await platform.tokenOf(account, PASSWORD) });
  }
  for (const who of [FACTORY, PROVIDER, 'bureau-zhanjiang', 'bureau-zhanjiang-approver'])
    made.push({ who, token: await platform.token(who) });
  return made;
}

async function bringIn(
  platform: TestPlatform,
  giver: string,
  account: string,
  role: (typeof GRANTED)[number][1],
): Promise<void> {
  const token = await platform.token(giver);
  const me = await platform.ask('{ me { memberships { organisationId } } }', { token });
  const { organisationId } = me.data!.me!.memberships[0]!;
  const given = await platform.ask(
    'mutation($input: InviteMemberInput!, $k: ID!) { inviteMember(input: $input, idempotencyKey: $k) { id } }',
    { token, variables: { input: { organisationId, account, role }, k: randomUUID() } },
  );
  expect(given.errors).toBeUndefined();
  const accepted = await platform.ask(
    'mutation($input: AcceptInvitationInput!, $k: ID!) { acceptInvitation(input: $input, idempotencyKey: $k) { id } }',
    {
      token: await platform.tokenOf(account, PASSWORD),
      variables: { input: { id: given.data!.inviteMember.id }, k: randomUUID() },
    },
  );
  expect(accepted.errors).toBeUndefined();
}

const OFFICIALS = [
  'bureau-foshan',
  'bureau-foshan-approver',
  'commission-manager',
  'commission-approver',
  'finance',
  'auditor',
];

/**
 * Every kind of official whose division the victim lies in, each with a declared conflict with both parties, and with the
 * parties of what others complain, appeal and dispute about.
 */
export async function conflictedOfficials(platform: TestPlatform, victim: Victim): Promise<Person[]> {
  const others = await rowOf<{ enterprises: string[]; providers: string[] }>(
    platform,
    `with parties (enterprise_id, provider_id) as (
       select enterprise_id, provider_id from matching.contract
        where id in (select contract_id from matching.contract_dispute)
       union select enterprise_id, provider_id from subsidy.recovery_case
       union select enterprise_id, provider_id from subsidy.redemption
              where id in (select redemption_id from subsidy.objection)
       union select need.enterprise_id, complaint.provider_id
               from matching.complaint join matching.need on need.id = complaint.need_id
       union select null, provider_id from provider.standing_appeal
       union select null, provider_id from subsidy.amendment)
     select array(select distinct enterprise_id from parties where enterprise_id is not null) as enterprises,
            array(select distinct provider_id from parties where provider_id is not null) as providers`,
  );
  const subjects = [
    ...[...new Set([victim.enterpriseId, ...others.enterprises])].map((id) => ['ENTERPRISE', id] as const),
    ...[...new Set([victim.providerId, ...others.providers])].map((id) => ['PROVIDER', id] as const),
  ];
  const made: Person[] = [];
  for (const account of OFFICIALS) {
    const token = await platform.token(account);
    for (const [subjectKind, subjectId] of subjects) {
      const declared = await platform.ask(
        'mutation($input: DeclareConflictInput!, $k: ID!) { declareConflict(input: $input, idempotencyKey: $k) { id } }',
        {
          token,
          variables: {
            input: { subjectKind, subjectId, kind: 'FAMILY', fromOn: '2020-01-01', note: '亲属任职' },
            k: randomUUID(),
          },
        },
      );
      expect(declared.errors).toBeUndefined();
    }
    made.push({ who: `${account} with a conflict`, token });
  }
  return made;
}
