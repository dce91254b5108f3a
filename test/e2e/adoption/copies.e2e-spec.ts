import {
  ContractAmendedV1,
  ProviderAdmittedV1,
  ProviderLeftV1,
  ProviderReinstatedV1,
  ProviderSuspendedV1,
  VoucherPaidV1,
  VoucherRecoveredV1,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import type { EventType } from '#libs/platform';
import { adoptionWorld, type AdoptionWorld } from '../../support/world/adoption.js';

/*
 * What other rooms change or take back afterwards. Each message comes twice.
 */

const EVIDENCE = `query ($id: ID!) { adoption(enterpriseId: $id) {
  evidence { kind contract { id } industrialPlatform publicCloud reportedOutOfPool } } }`;

let world: AdoptionWorld;
beforeAll(async () => {
  world = await adoptionWorld();
}, 120_000);
afterAll(() => world?.service.stop());

type Factory = Awaited<ReturnType<AdoptionWorld['aReadyFactory']>>['factory'];

async function tell<T extends object>(event: EventType<T>, subject: string, data: T): Promise<void> {
  await world.service.redeliver(await world.service.deliver(event, subject, data));
}

async function evidenceOf(factory: Factory) {
  const { data, errors } = await factory.member().query(EVIDENCE, { id: factory.enterpriseId });
  expect(errors).toBeUndefined();
  return data.adoption.evidence;
}

describe('a provider that is out of the pool', () => {
  async function anAdmittedProvider() {
    const provider = await world.aProvider();
    const { providerId } = provider;
    await tell(ProviderAdmittedV1, providerId, {
      providerId,
      unifiedSocialCreditCode: world.aCreditCode('440100'),
      name: '演示云工科技有限公司',
      providerClass: 'OTHER',
      admittedAt: '2020-01-02T00:00:00Z',
    });
    const move = (at: string) => ({ providerId, at, reason: '抽查不合格' });
    return {
      ...provider,
      suspend: (at: string) => tell(ProviderSuspendedV1, providerId, move(at)),
      reinstate: (at: string) => tell(ProviderReinstatedV1, providerId, move(at)),
      leave: (at: string) => tell(ProviderLeftV1, providerId, { ...move(at), cause: 'REMOVED' }),
    };
  }

  async function reportedOutOfPool(provider: Awaited<ReturnType<typeof anAdmittedProvider>>) {
    const { factory, contract } = await world.aReadyFactory(provider.providerId);
    const { data } = await provider.report([contract.entry]);
    expect(data.reportUsage).toMatchObject({ accepted: 1, rejected: 0 });
    expect(await world.statusOf(factory)).toEqual(['ACTIVE B', 'ACTIVE B']);
    return { factory, marked: (await evidenceOf(factory)).map((each) => each.reportedOutOfPool) };
  }

  test('goes on reporting use, and what it reports is marked until it is back', async () => {
    const provider = await anAdmittedProvider();
    const before = await reportedOutOfPool(provider);
    expect(before.marked).toEqual([false]);
    await provider.suspend('2020-03-01T00:00:00Z');
    const meanwhile = await reportedOutOfPool(provider);
    expect(meanwhile.marked).toEqual([true]);
    await provider.reinstate('2020-04-01T00:00:00Z');
    expect((await reportedOutOfPool(provider)).marked).toEqual([false]);
    await provider.leave('2020-05-01T00:00:00Z');
    expect((await reportedOutOfPool(provider)).marked).toEqual([true]);
    // How it stood when it reported stays as it was.
    expect(await evidenceOf(before.factory)).toMatchObject([{ reportedOutOfPool: false }]);
    expect(await evidenceOf(meanwhile.factory)).toMatchObject([{ reportedOutOfPool: true }]);
  });

  test('is not back by a reinstatement that is told of late', async () => {
    const provider = await anAdmittedProvider();
    await provider.leave('2020-05-01T00:00:00Z');
    await provider.reinstate('2020-04-01T00:00:00Z');
    expect((await reportedOutOfPool(provider)).marked).toEqual([true]);
  });
});

describe('a voucher that was paid', () => {
  async function aVoucher() {
    const { providerId } = await world.aProvider();
    const { factory, contract } = await world.aReadyFactory(providerId);
    const { contractId } = contract;
    const ids = {
      voucherId: newId(),
      enterpriseId: factory.enterpriseId,
      providerId,
      contractId,
      roundId: newId(),
    };
    return {
      isPaid: (amountFen: string) =>
        tell(VoucherPaidV1, contractId, { ...ids, amountFen, paidAt: '2020-06-01T00:00:00Z' }),
      /** A payment of the voucher, of which the given sum has come back by that day. */
      aRecovery: (paidFen: string) => {
        const recoveryId = newId();
        return (recoveredFen: string, day: string) =>
          tell(VoucherRecoveredV1, contractId, {
            ...ids,
            recoveryId,
            paidFen,
            recoveredFen,
            whole: recoveredFen === paidFen,
            at: `${day}T00:00:00Z`,
          });
      },
      kinds: async () => (await evidenceOf(factory)).map(({ kind }) => kind),
    };
  }

  test('speaks for the enterprise while some of the money is there, and again when an appeal gives some back', async () => {
    const { isPaid, aRecovery, kinds } = await aVoucher();
    await isPaid('7300000');
    const comesBack = aRecovery('7300000');
    await comesBack('7299999', '2020-07-01');
    expect(await kinds()).toEqual(['VOUCHER_PAID']);
    await comesBack('7300000', '2020-07-02');
    expect(await kinds()).toEqual([]);
    await comesBack('100000', '2020-07-03');
    expect(await kinds()).toEqual(['VOUCHER_PAID']);
    // Told of late.
    await comesBack('7300000', '2020-07-02');
    expect(await kinds()).toEqual(['VOUCHER_PAID']);
  });

  test('in two phases ends only when both have come back, and begins again with a third', async () => {
    const { isPaid, aRecovery, kinds } = await aVoucher();
    await isPaid('3000000');
    await isPaid('4000000');
    await aRecovery('3000000')('3000000', '2020-07-01');
    expect(await kinds()).toEqual(['VOUCHER_PAID']);
    await aRecovery('4000000')('4000000', '2020-07-02');
    expect(await kinds()).toEqual([]);
    await isPaid('500000');
    expect(await kinds()).toEqual(['VOUCHER_PAID']);
  });
});

test('an amended contract is what it became, whichever amendment is told of last', async () => {
  const provider = await world.aProvider();
  const factory = world.aFactory();
  await factory.certify();
  const contract = world.aContract(factory.enterpriseId, provider.providerId);
  await contract.sign();
  const amend = (version: number, publicCloud: boolean) =>
    tell(ContractAmendedV1, contract.contractId, {
      contractId: contract.contractId,
      enterpriseId: factory.enterpriseId,
      providerId: provider.providerId,
      version,
      totalFen: '100',
      lines: [
        {
          lineId: newId(),
          kind: 'PLATFORM_SERVICE',
          description: '演示',
          amountFen: '100',
          industrialPlatform: !publicCloud,
          publicCloud,
        },
      ],
      documentHash: '1'.repeat(64),
      amendedAt: '2020-02-03T02:00:00Z',
      reason: '改用公有云',
    });
  await amend(3, true);
  await amend(2, false);
  await contract.sign();
  await provider.report([contract.entry]);
  expect(await evidenceOf(factory)).toMatchObject([{ industrialPlatform: false, publicCloud: true }]);
});
