import { MachineKeyRevokedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import {
  RECEIVED,
  REPORT,
  adoptionWorld,
  type AdoptionWorld,
  type Entry,
} from '../../support/world/adoption.js';

let world: AdoptionWorld;
beforeAll(async () => {
  world = await adoptionWorld();
}, 120_000);
afterAll(() => world?.service.stop());

describe('batches', () => {
  test('a bad entry never loses a good one', async () => {
    const [provider, other] = [await world.aProvider(), await world.aProvider()];
    const { factory, contract } = await world.aReadyFactory(provider.providerId);
    const { contract: foreign } = await world.aReadyFactory(other.providerId);
    const waiting = world.aContract(factory.enterpriseId, provider.providerId);
    await waiting.sign();
    const { data } = await provider.report([
      { ...contract.entry, contractId: newId() },
      contract.entry,
      foreign.entry,
      { ...waiting.entry, enterpriseId: newId() },
      waiting.entry,
      contract.entry,
    ]);
    expect(data.reportUsage).toMatchObject({ accepted: 1, waiting: 1, rejected: 4 });
    expect(data.reportUsage.entries.map(({ status, code }) => `${status} ${code}`)).toEqual([
      'REJECTED CONTRACT_UNKNOWN',
      'ACCEPTED null',
      'REJECTED CONTRACT_UNKNOWN',
      'REJECTED ENTERPRISE_MISMATCH',
      'WAITING CONTRACT_NOT_ACCEPTED',
      'REJECTED DUPLICATE_DAY',
    ]);
    const next = await provider.report([contract.entry]);
    expect(next.data.reportUsage.entries[0]).toMatchObject({ status: 'REJECTED', code: 'DUPLICATE_DAY' });
    const future = await provider.report([contract.entry], '2020-09-29');
    expect(future.data.reportUsage.entries[0]).toMatchObject({ status: 'REJECTED', code: 'DAY_IN_FUTURE' });
  });

  test('its people read what became of each batch, newest first; others find nothing', async () => {
    const [provider, other] = [await world.aProvider(), await world.aProvider()];
    const { contract } = await world.aReadyFactory(provider.providerId);
    const unknown = { ...contract.entry, contractId: newId() };
    await provider.report([contract.entry, unknown]);
    await provider.report([contract.entry]);
    const member = (organisationId: string) =>
      world.service.as({ role: 'PROVIDER_VIEWER', organisationKind: 'PROVIDER', organisationId });
    const variables = { id: provider.providerId, first: 1 };
    const newest = await member(provider.providerId).query(RECEIVED, variables);
    const { edges, pageInfo } = newest.data.receivedUsage;
    expect(edges[0]?.node).toMatchObject({
      clientId: provider.machine.personId,
      periodDay: world.today(),
      accepted: 0,
      rejected: 1,
      notAccepted: [{ line: 1, contractId: contract.contractId, code: 'DUPLICATE_DAY' }],
    });
    const older = { ...variables, after: pageInfo.endCursor };
    const rest = (await member(provider.providerId).query(RECEIVED, older)).data.receivedUsage;
    expect(rest.edges[0]?.node).toMatchObject({
      accepted: 1,
      notAccepted: [
        { line: 2, contractId: unknown.contractId, status: 'REJECTED', code: 'CONTRACT_UNKNOWN' },
      ],
    });
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const stranger = await member(other.providerId).query(RECEIVED, variables);
    expect(stranger.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    // An auditor reads them all; one with a conflict gets the same as of a provider that is none.
    const auditor = world.service.as({ role: 'AUDITOR', organisationKind: 'AUDIT' });
    expect((await auditor.query(RECEIVED, variables)).data.receivedUsage.edges).toHaveLength(1);
    const absent = await auditor.query(RECEIVED, { ...variables, id: newId() });
    expect(absent.errors).toEqual(stranger.errors);
    const enterprise = world.service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
    expect((await enterprise.query(RECEIVED, variables)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('the same batch again gets the first report; its id with other content is refused', async () => {
    const provider = await world.aProvider();
    const { contract } = await world.aReadyFactory(provider.providerId);
    const batchId = newId();
    const first = await provider.report([contract.entry], world.today(), batchId);
    const again = await provider.report([contract.entry], world.today(), batchId);
    expect(again).toEqual(first);
    const other = await provider.report([{ ...contract.entry, events: 101 }], world.today(), batchId);
    expect(other.errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('a wrong, a foreign and a revoked signature are refused in the same words', async () => {
    const [provider, other] = [await world.aProvider(), await world.aProvider()];
    const { factory, contract } = await world.aReadyFactory(provider.providerId);
    const batch = { batchId: newId(), periodDay: world.today(), entries: [contract.entry] };
    const send = (signature: string, more = {}) =>
      provider.machine.query(REPORT, { input: { ...batch, ...more, signature } }, { language: 'en' });
    const answers = [
      await send(await other.sign(batch)),
      await send(await provider.sign(batch), { periodDay: '2020-09-27' }),
      await send('not a signature'),
    ];
    await world.service.deliver(MachineKeyRevokedV1, provider.machine.personId, {
      clientId: provider.machine.personId,
      organisationId: provider.providerId,
      revokedAt: world.now().toISOString(),
    });
    answers.push(await send(await provider.sign(batch)));
    for (const { errors } of answers) {
      expect(errors?.[0]?.extensions.code).toBe('BATCH_SIGNATURE');
      expect(errors?.[0]?.message).toContain('registered key');
    }
    expect(await world.statusOf(factory)).toEqual(['NOT_COUNTED null', 'NOT_COUNTED null']);
  });

  test('1,000 entries are one batch, 1,001 and none are refused', async () => {
    const provider = await world.aProvider();
    const { contract } = await world.aReadyFactory(provider.providerId);
    const many = Array.from({ length: 1_000 }, () => ({ ...contract.entry, contractId: newId() }));
    const { data } = await provider.report([...many.slice(1), contract.entry]);
    expect(data.reportUsage).toMatchObject({ accepted: 1, rejected: 999 });
    for (const entries of [[...many, contract.entry], []]) {
      const { errors } = await provider.report(entries);
      expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    }
  });

  test('a batch over 300 enterprises counts each of them once', async () => {
    const provider = await world.aProvider();
    const [onCloud, upgraded] = (await world.counts()) as [number, number];
    const entries: Entry[] = [];
    for (let i = 0; i < 300; i++) {
      const factory = world.aFactory();
      await factory.certify();
      const contract = world.aContract(factory.enterpriseId, provider.providerId);
      await contract.accept();
      entries.push(contract.entry);
    }
    const { data } = await provider.report(entries);
    expect(data.reportUsage).toMatchObject({ accepted: 300, waiting: 0, rejected: 0 });
    expect(await world.counts()).toEqual([onCloud + 300, upgraded + 300]);
  }, 60_000);

  test('only a machine may report', async () => {
    const input = { batchId: newId(), periodDay: world.today(), entries: [], signature: 'x' };
    const seller = world.service.as({ role: 'PROVIDER_SIGNATORY', organisationKind: 'PROVIDER' });
    expect((await seller.query(REPORT, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await world.service.visitor.query(REPORT, { input })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});
