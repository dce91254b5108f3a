import { ProviderAdmittedV1 } from '#libs/contracts';
import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { newId } from '#libs/kernel';
import {
  aKey,
  CERTIFY,
  codeOf,
  enterpriseWorld,
  type EnterpriseWorld,
} from '../../support/world/enterprise.js';

const FIELDS = 'id holder held kind basis fromOn toOn confirmedAt endsOn';
const DECLARE = `mutation ($input: ControlInput!, $key: ID!) { declareControl(input: $input, idempotencyKey: $key) { ${FIELDS} } }`;
const PROPOSE = `mutation ($input: ControlInput!, $key: ID!) { proposeControl(input: $input, idempotencyKey: $key) { ${FIELDS} } }`;
const END = `mutation ($id: ID!, $on: LocalDate!, $key: ID!) {
  proposeControlEnd(id: $id, endsOn: $on, reason: "股权已转让", idempotencyKey: $key) { ${FIELDS} } }`;
const CONFIRM = `mutation ($id: ID!, $key: ID!) { confirmControl(id: $id, idempotencyKey: $key) { ${FIELDS} } }`;
const OF = `query ($code: String!) { controlOf(code: $code) { ${FIELDS} } }`;

let world: EnterpriseWorld;
beforeAll(async () => {
  world = await enterpriseWorld();
}, 60_000);
afterAll(() => world?.service.stop());

let serial = 800_000;
const aCode = () => syntheticUnifiedSocialCreditCode(++serial, '440604');
const anEdge = (holder: string, held: string) => ({
  holder,
  held,
  kind: 'CONTROL' as const,
  fromOn: '2019-01-01',
  note: '工商登记信息',
});
const toldOf = async (held: string) =>
  (await world.service.outbox('control.changed.v1')).filter(({ data }) => data['held'] === held);
const anOfficial = (role: 'BUREAU_REVIEWER' | 'BUREAU_APPROVER', divisionCode = '440600') =>
  world.service.as({ role, organisationKind: 'BUREAU', divisionCode });

describe('who controls a company', () => {
  test('is said by its own members, holds at once, and they cannot end it', async () => {
    const held = aCode();
    const { owner } = await world.anEnterprise({ unifiedSocialCreditCode: held });
    const declared = await owner.query(DECLARE, { input: anEdge(aCode(), held), key: aKey() });
    expect(declared.data.declareControl).toMatchObject({ basis: 'MEMBER', confirmedAt: expect.any(String) });
    expect(await toldOf(held)).toHaveLength(1);
    const { id } = declared.data.declareControl;
    expect(await codeOf(owner.query(END, { id, on: '2020-01-01', key: aKey() }))).toBe('FORBIDDEN');
  });

  test('is said by members of a provider, and by nobody of a third company', async () => {
    const [provider, other] = [aCode(), aCode()];
    const providerId = newId();
    await world.service.deliver(ProviderAdmittedV1, providerId, {
      providerId,
      unifiedSocialCreditCode: provider,
      name: '演示服务商',
      providerClass: 'OTHER',
      divisionCode: null,
      admittedAt: '2020-08-01T00:00:00.000Z',
    });
    const input = anEdge(provider, other);
    const seller = world.service.as({
      role: 'PROVIDER_SIGNATORY',
      organisationKind: 'PROVIDER',
      organisationId: providerId,
    });
    expect(await codeOf(seller.query(DECLARE, { input, key: aKey() }))).toBeUndefined();
    const { owner: stranger } = await world.anEnterprise();
    expect(await codeOf(stranger.query(DECLARE, { input, key: aKey() }))).toBe('NOT_FOUND');
    expect(await codeOf(stranger.query(OF, { code: provider }))).toBe('NOT_FOUND');
    expect((await seller.query(OF, { code: provider })).data.controlOf).toHaveLength(1);
  });

  test('is found by two officials and ended by two', async () => {
    const held = aCode();
    await world.anEnterprise({ unifiedSocialCreditCode: held });
    const [reviewer, approver] = [anOfficial('BUREAU_REVIEWER'), anOfficial('BUREAU_APPROVER')];
    const proposed = await reviewer.query(PROPOSE, { input: anEdge(aCode(), held), key: aKey() });
    const { id } = proposed.data.proposeControl;
    expect(proposed.data.proposeControl.confirmedAt).toBeNull();
    expect(await toldOf(held)).toEqual([]);
    expect(await codeOf(reviewer.query(CONFIRM, { id, key: aKey() }))).toBe('FORBIDDEN');
    const elsewhere = ['BUREAU_REVIEWER', 'BUREAU_APPROVER'] as const;
    const [otherReviewer, otherApprover] = elsewhere.map((role) => anOfficial(role, '440800'));
    const input = anEdge(aCode(), held);
    expect(await codeOf(otherReviewer!.query(PROPOSE, { input, key: aKey() }))).toBe('NOT_FOUND');
    expect(await codeOf(otherApprover!.query(CONFIRM, { id, key: aKey() }))).toBe('NOT_FOUND');
    expect(await codeOf(approver.query(CONFIRM, { id, key: aKey() }))).toBeUndefined();
    expect(await codeOf(approver.query(CONFIRM, { id, key: aKey() }))).toBe('CONTROL_NOTHING_WAITS');
    expect(await codeOf(reviewer.query(END, { id, on: '2018-12-31', key: aKey() }))).toBe('CONTROL_PERIOD');
    await reviewer.query(END, { id, on: '2020-06-30', key: aKey() });
    expect((await toldOf(held)).map(({ data }) => data['toOn'])).toEqual([null]);
    const ended = await approver.query(CONFIRM, { id, key: aKey() });
    expect(ended.data.confirmControl).toMatchObject({ toOn: '2020-06-30', endsOn: null });
    expect((await toldOf(held)).map(({ data }) => data['toOn'])).toEqual([null, '2020-06-30']);
  });

  test('comes with the certification: what was declared and what the register has', async () => {
    const [held, declared, registered] = [aCode(), aCode(), aCode()];
    await world.service.sql(
      `insert into enterprise.registered_control (holder, held, kind, from_on) values ($1, $2, 'MANAGEMENT', '2018-01-01')`,
      [registered, held],
    );
    const { id } = await world.anEnterprise({
      unifiedSocialCreditCode: held,
      controllingUnifiedSocialCreditCode: declared,
    });
    await world.aReviewer('440604').query(CERTIFY, { id, key: aKey() });
    expect((await toldOf(held)).map(({ data }) => [data['holder'], data['kind'], data['basis']])).toEqual([
      [declared, 'CONTROL', 'MEMBER'],
      [registered, 'MANAGEMENT', 'REGISTRY'],
    ]);
  });

  test.each([
    ['of itself', (code: string) => anEdge(code, code), 'CONTROL_OF_ITSELF'],
    [
      'by a share without the kind',
      (code: string) => ({ ...anEdge(aCode(), code), shareBasisPoints: 5000 }),
      'CONTROL_SHARE',
    ],
    [
      'that ends before it begins',
      (code: string) => ({ ...anEdge(aCode(), code), toOn: '2018-01-01' }),
      'CONTROL_PERIOD',
    ],
  ])('control %s is refused', async (_, edge, code) => {
    const own = aCode();
    const { owner } = await world.anEnterprise({ unifiedSocialCreditCode: own });
    expect(await codeOf(owner.query(DECLARE, { input: edge(own), key: aKey() }))).toBe(code);
  });
});
