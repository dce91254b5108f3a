import { EnterpriseRegisteredV1, ProviderAdmittedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../support/a-service.js';
import { aPerson } from '../../support/world/identity.js';

let service: TestService;
beforeAll(async () => {
  service = await aService('identity');
});
afterAll(() => service?.stop());

function enterprise(over: object): EnterpriseRegisteredV1 {
  return {
    enterpriseId: newId(),
    unifiedSocialCreditCode: '91440600MA4W2J3K5T',
    name: '演示·某厂',
    divisionCode: '440606',
    industryCode: 'C3311',
    registeredAt: '2020-09-28T02:00:00.000Z',
    ...over,
  };
}

describe('companies that come into being elsewhere', () => {
  test('the person who registers an enterprise becomes its signatory, once however often the event comes', async () => {
    const { id, account } = await aPerson(service);
    const event = enterprise({ registeredBy: id });
    const message = await service.deliver(EnterpriseRegisteredV1, event.enterpriseId, event);
    await service.redeliver(message);
    await service.deliver(EnterpriseRegisteredV1, event.enterpriseId, event);
    const me = await service.as({ personId: id }).query('{ me { memberships { role organisationId } } }');
    expect(me.data).toEqual({
      me: { memberships: [{ role: 'ENTERPRISE_SIGNATORY', organisationId: event.enterpriseId }] },
    });
    const told = (await service.outbox('membership.changed.v1')).filter((each) => each.subject === id);
    expect(told).toHaveLength(1);
    expect(account).toBeDefined();
  });

  test('a provider that is admitted again has its new name and no second signatory', async () => {
    const { id } = await aPerson(service);
    const admitted = {
      providerId: newId(),
      unifiedSocialCreditCode: '91440600MA4W2J3K5T',
      name: '演示·旧名',
      providerClass: 'OTHER' as const,
      registeredBy: id,
      admittedAt: '2020-09-28T02:00:00.000Z',
    };
    await service.deliver(ProviderAdmittedV1, admitted.providerId, admitted);
    await service.deliver(ProviderAdmittedV1, admitted.providerId, { ...admitted, name: '演示·新名' });
    const rows = await service.sql(
      'select kind, name, division_code from identity.organisation where id = $1',
      [admitted.providerId],
    );
    expect(rows).toEqual([{ kind: 'PROVIDER', name: '演示·新名', division_code: null }]);
    const told = (await service.outbox('membership.changed.v1')).filter((each) => each.subject === id);
    expect(told.map(({ data }) => data.role)).toEqual(['PROVIDER_SIGNATORY']);
  });

  test('a person whom nobody knows sets the event aside with its reason, and the next ones go on', async () => {
    const unknown = enterprise({ registeredBy: newId() });
    await service.deliver(EnterpriseRegisteredV1, unknown.enterpriseId, unknown);
    const rows = await service.sql<{ reason: string }>(
      'select reason from identity.set_aside where subject = $1',
      [unknown.enterpriseId],
    );
    expect(rows).toEqual([{ reason: expect.stringContaining('NOT_FOUND') }]);
    const next = enterprise({});
    await service.deliver(EnterpriseRegisteredV1, next.enterpriseId, next);
    expect(
      await service.sql('select 1 from identity.organisation where id = $1', [next.enterpriseId]),
    ).toHaveLength(1);
  });
});
