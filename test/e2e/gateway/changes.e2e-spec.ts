import { newId } from '#libs/kernel';
import { aPortal, Stream, Visitor, type TestPortal } from '../../support/a-portal.js';

/* What open pages are told: that something changed which concerns their person, and nothing of what it is. */

let portal: TestPortal;

beforeAll(async () => {
  portal = await aPortal();
});
afterAll(() => portal.stop());

interface Somebody {
  readonly visitor: Visitor;
  readonly account: string;
  readonly personId: string;
  readonly organisationId: string;
}

/** Somebody signed in with a role, as it was granted. */
async function somebody(role: string, kind: string, divisionCode: string | null = null): Promise<Somebody> {
  const account = await portal.aPerson();
  const [{ id: personId }] = (await portal.identity.sql<{ id: string }>(
    'select id from identity.person where account = $1',
    [account],
  )) as [{ id: string }];
  const organisationId = newId();
  await portal.identity.sql(
    `insert into identity.organisation (id, kind, name, division_code) values ($1, $2, '演示·单位', $3)`,
    [organisationId, kind, divisionCode],
  );
  await portal.identity.sql(
    `insert into identity.membership (id, person_id, organisation_id, organisation_kind, role, division_code)
     values ($1, $2, $3, $4, $5, $6)`,
    [newId(), personId, organisationId, kind, role, divisionCode],
  );
  const visitor = new Visitor(portal.origin);
  await visitor.signIn(account);
  return { visitor, account, personId, organisationId };
}

/** An event in the log of a service, as it would write it. */
async function happens(service: string, type: string, data: object): Promise<void> {
  await portal.identity.sql(
    `insert into ${service}.outbox (id, type, subject, time, data) values ($1, $2, $3, clock.now(), $4)`,
    [newId(), type, newId(), JSON.stringify(data)],
  );
}

test('each hears of what concerns them, by kind and id alone', async () => {
  const factory = await somebody('ENTERPRISE_SIGNATORY', 'ENTERPRISE');
  const seller = await somebody('PROVIDER_SALES', 'PROVIDER');
  const foshan = await somebody('BUREAU_REVIEWER', 'BUREAU', '440600');
  const people = [factory, seller, foshan];
  const streams = await Promise.all(people.map(({ visitor }) => Stream.open(visitor)));
  const [contractId, enterpriseId, other] = [newId(), newId(), newId()];
  const parties = { enterpriseId: factory.organisationId, providerId: seller.organisationId };
  await happens('matching', 'contract.signed.v1', { contractId, ...parties, totalFen: '100' });
  await happens('matching', 'contract.signed.v1', {
    contractId: other,
    enterpriseId: newId(),
    providerId: newId(),
  });
  await happens('enterprise', 'enterprise.certified.v1', {
    enterpriseId,
    divisionCode: '440606',
    name: '某厂',
  });
  await happens('enterprise', 'enterprise.certified.v1', { enterpriseId: other, divisionCode: '440100' });
  // Each log is read in its order: what concerns all three comes last in both.
  const last = {
    enterpriseId: factory.organisationId,
    providerId: seller.organisationId,
    divisionCode: '440600',
  };
  await happens('matching', 'end.of-test.v1', last);
  await happens('enterprise', 'end.of-test.v1', last);
  const heard = await Promise.all(
    streams.map((stream) => stream.until((lines) => lines.filter(isEnd).length === 2)),
  );
  const contract = { kind: 'contract', id: contractId };
  const enterprise = { kind: 'enterprise', id: enterpriseId };
  expect(heard.map((lines) => lines.filter((line) => !isEnd(line)))).toEqual([
    [contract],
    [contract],
    [enterprise],
  ]);
  await Promise.all(streams.map((stream) => stream.close()));
});

function isEnd(line: object): boolean {
  return 'kind' in line && line.kind === 'end';
}

test('it is told to our own pages only, and to nobody who is not signed in', async () => {
  const { visitor } = await somebody('ENTERPRISE_VIEWER', 'ENTERPRISE');
  for (const site of ['cross-site', 'same-site', 'none', ''])
    expect((await visitor.once('/session/changes', { headers: { 'sec-fetch-site': site } })).status).toBe(
      403,
    );
  const stranger = new Visitor(portal.origin);
  const asked = await stranger.once('/session/changes', {
    headers: { 'sec-fetch-site': 'same-origin', accept: '*/*' },
  });
  expect([asked.status, asked.text]).toEqual([401, expect.stringContaining('SESSION_ENDED')]);
});

test('it ends with the sign-in, also by a new password elsewhere, and the session with it', async () => {
  const { visitor, account } = await somebody('ENTERPRISE_VIEWER', 'ENTERPRISE');
  const stream = await Stream.open(visitor);
  const elsewhere = new Visitor(portal.origin);
  await elsewhere.signIn(account);
  await elsewhere.changePassword();
  await stream.ended;
  expect((await visitor.session()).body).toEqual({ signedIn: false });
});

test('it begins anew when the roles of the person change', async () => {
  const { visitor, personId } = await somebody('ENTERPRISE_VIEWER', 'ENTERPRISE');
  const stream = await Stream.open(visitor);
  await happens('identity', 'membership.changed.v1', { membershipId: newId(), personId });
  await stream.ended;
  expect((await visitor.session()).body).toMatchObject({ signedIn: true });
});
