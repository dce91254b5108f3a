import {
  ProviderLeftV1,
  ProviderReinstatedV1,
  ProviderSuspendedV1,
  SolutionPublishedV1,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../../support/a-service.js';
import { contractWorld, must, type ContractAnswer } from '../../../support/world/matching/contract.js';
import { codeOf } from '../../../support/world/matching/market.js';

let service: TestService;
let world: ReturnType<typeof contractWorld>;

beforeAll(async () => {
  service = await aService('matching', { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') });
  world = contractWorld(service);
}, 60_000);
afterAll(() => service?.stop());

let minute = 0;
const fact = (providerId: string) => ({
  providerId,
  at: new Date(Date.parse('2020-10-20T00:00:00Z') + ++minute * 60_000).toISOString(),
  reason: '抽查不合格',
});
const suspend = (id: string) => service.deliver(ProviderSuspendedV1, id, fact(id));
const reinstate = (id: string) => service.deliver(ProviderReinstatedV1, id, fact(id));

const page = async (by: Client, contractId: string) =>
  must(
    await by.query(
      `query ($contractId: ID!) { replacement(contractId: $contractId) { providerStanding due acceptedFen remainingFen
        deliveredMilestoneIds lines { amountFen } milestones { title amountFen } stoppedAt handOverBy
        offers { rank provider { id } } successorId } }`,
      { contractId },
    ),
  ).replacement;

const choose = (by: Client, contractId: string, providerId: string) =>
  world.command(by, 'chooseReplacement', {
    contractId: contractId,
    providerId: providerId,
    reason: '原服务商被暂停',
  });

async function aSolution(providerId: string): Promise<void> {
  const solutionId = newId();
  await service.deliver(SolutionPublishedV1, solutionId, {
    solutionId,
    providerId,
    catalogueVersion: 1,
    title: '演示注塑机联网与生产管控',
    summary: '采集注塑机数据，管控生产进度',
    scenarios: ['S07'],
    industries: ['C29'],
    sizeClasses: [],
    regions: ['440600'],
    protocols: ['OPC UA'],
    integrations: ['ERP'],
    priceFromFen: '5000000',
    priceToFen: '12000000',
    deliveryMonths: 2,
    capacityPerMonth: 3,
    industrialPlatform: true,
    publicCloud: true,
    publishedAt: '2020-09-01T00:00:00.000Z',
  });
}

/** A contract with its first milestone accepted and its provider suspended, and a replacement that was drafted. */
async function aReplacement() {
  const signed = await world.aContract();
  const { buyer, seller, contract, providerId } = signed;
  await world.deliver(buyer, seller, contract.milestones[0]!.id);
  await suspend(providerId);
  const nextProviderId = await world.aProvider('演示接手服务商');
  const next = world.providerMember(nextProviderId);
  const drafted = await choose(buyer, contract.id, nextProviderId);
  must(drafted);
  return { ...signed, next, nextProviderId, draft: drafted.it };
}

const sum = (parts: readonly { amountFen: string }[]) =>
  parts.reduce((total, { amountFen }) => total + BigInt(amountFen), 0n);

/** Milestones and lines that are live, or were accepted, more than once over a change of provider. */
const liveTwice = async () =>
  service.sql(
    `select lineage_id from matching.milestone where live or state = 'ACCEPTED' group by lineage_id having count(*) > 1
     union all select lineage_id from matching.contract_line where live group by lineage_id having count(*) > 1`,
  );

describe('a client whose provider is suspended', () => {
  test('sees what is delivered, what remains at which price, and three others', async () => {
    const { buyer, seller, contract, providerId, enterpriseId } = await world.aContract();
    const others = await Promise.all([1, 2, 3, 4, 5].map((at) => world.aProvider(`演示同行${at}`)));
    for (const id of [...others, providerId]) await aSolution(id);
    await suspend(others[0]!);
    await world.deliver(buyer, seller, contract.milestones[0]!.id);
    expect(await page(buyer, contract.id)).toMatchObject({ due: false, offers: [], stoppedAt: null });
    await suspend(providerId);
    const seen = await page(buyer, contract.id);
    expect(seen).toMatchObject({
      providerStanding: 'SUSPENDED',
      due: true,
      acceptedFen: '6000000',
      remainingFen: '6000000',
      deliveredMilestoneIds: [contract.milestones[0]!.id],
      successorId: null,
    });
    expect(sum(seen.lines)).toBe(6_000_000n);
    expect(sum(seen.milestones)).toBe(6_000_000n);
    expect(seen.stoppedAt).not.toBeNull();
    expect(seen.handOverBy).toBe('2020-11-19');
    expect(seen.offers).toHaveLength(3);
    const offered = seen.offers.map(({ provider }) => provider.id);
    expect(offered).not.toContain(providerId);
    expect(offered).not.toContain(others[0]);
    // The rival's provider sees the page of its contract and no offers; a stranger sees nothing.
    expect((await page(seller, contract.id)).offers).toEqual([]);
    expect((await page(world.enterpriseMember(enterpriseId, 'ENTERPRISE_VIEWER'), contract.id)).due).toBe(
      true,
    );
    const stranger = world.enterpriseMember(newId());
    const hidden = await stranger.query(`query ($id: ID!) { replacement(contractId: $id) { due } }`, {
      id: contract.id,
    });
    expect(codeOf(hidden)).toBe('NOT_FOUND');
  });

  test('hands exactly the rest to another, and the old contract ends when the new one is signed', async () => {
    const { buyer, seller, next, contract, draft } = await aReplacement();
    expect(draft).toMatchObject({ state: 'DRAFTED', totalFen: '6000000', replacesContractId: contract.id });
    expect(sum(draft.lines)).toBe(6_000_000n);
    expect(draft.milestones.map(({ title }) => title)).toEqual([contract.milestones[1]!.title]);
    expect((await world.read(buyer, contract.id)).state).toBe('SIGNED');
    expect((await world.sign(next, draft)).it.state).toBe('DRAFTED');
    expect((await world.read(buyer, contract.id)).state).toBe('SIGNED');
    const signed = (await world.sign(buyer, draft)).it;
    expect(signed.state).toBe('SIGNED');
    expect((await world.read(buyer, contract.id)).state).toBe('REPLACED');
    expect(codeOf(await world.report(seller, contract.milestones[1]!.id))).toBe('CONTRACT_NOT_IN_FORCE');
    expect(await liveTwice()).toEqual([]);
    const [replaced] = (await service.outbox('contract.replaced.v1')).filter(
      ({ subject }) => subject === contract.id,
    );
    expect(replaced!.data).toMatchObject({
      replacedByContractId: draft.id,
      replacedByContractNumber: signed.number,
      acceptedFen: '6000000',
      remainingFen: '6000000',
    });
    const [told] = (await service.outbox('contract.signed.v1')).filter(({ subject }) => subject === draft.id);
    expect(told!.data).toMatchObject({ totalFen: '6000000', replacesContractId: contract.id });
    const done = await world.deliver(buyer, next, signed.milestones[0]!.id);
    expect(done.state).toBe('ACCEPTED');
    expect(await liveTwice()).toEqual([]);
  });

  test('cannot replace a provider in good standing, by one that is suspended, or twice', async () => {
    const { buyer, contract, providerId } = await world.aContract();
    const [one, two, bad] = [await world.aProvider(), await world.aProvider(), await world.aProvider()];
    await suspend(bad);
    expect(codeOf(await choose(buyer, contract.id, one))).toBe('REPLACEMENT_NOT_DUE');
    await service.deliver(ProviderLeftV1, providerId, { ...fact(providerId), cause: 'WITHDREW' });
    expect(codeOf(await choose(buyer, contract.id, bad))).toBe('PROVIDER_NOT_IN_GOOD_STANDING');
    expect(codeOf(await choose(buyer, contract.id, providerId))).toBe('PROVIDER_NOT_ADMITTED');
    const both = await Promise.all([choose(buyer, contract.id, one), choose(buyer, contract.id, two)]);
    expect(both.map(codeOf).filter(Boolean)).toEqual(['REPLACEMENT_STANDS']);
    const drafted = both.map(({ it }) => it).find(Boolean)!;
    const chosen = world.providerMember(codeOf(both[0]) ? two : one);
    expect(
      (
        await world.command(chosen, 'cancelReplacement', {
          id: drafted.id,
          reason: '无力承接',
        })
      ).it.state,
    ).toBe('CANCELLED');
    expect(codeOf(await world.sign(buyer, drafted))).toBe('NOTHING_TO_SIGN');
    must(await choose(buyer, contract.id, one));
  });

  test('signs nothing that was accepted meanwhile', async () => {
    const { buyer, seller, next, contract, draft } = await aReplacement();
    must(await world.sign(next, draft));
    must(await world.report(seller, contract.milestones[1]!.id));
    must(await world.accept(buyer, contract.milestones[1]!.id));
    expect(codeOf(await world.sign(buyer, draft))).toBe('REPLACEMENT_NOT_DUE');
    expect(await liveTwice()).toEqual([]);
  });
});

describe('a provider that is reinstated on appeal', () => {
  test('before the new contract is signed keeps its contract', async () => {
    const { buyer, seller, next, contract, draft, providerId } = await aReplacement();
    must(await world.sign(next, draft));
    const message = await reinstate(providerId);
    await service.redeliver(message);
    expect(codeOf(await world.sign(buyer, draft))).toBe('NOTHING_TO_SIGN');
    expect((await world.read(buyer, draft.id)).state).toBe('CANCELLED');
    expect(await page(buyer, contract.id)).toMatchObject({ due: false, stoppedAt: null, successorId: null });
    const done = await world.deliver(buyer, seller, contract.milestones[1]!.id);
    expect(done.state).toBe('ACCEPTED');
    expect(await liveTwice()).toEqual([]);
  });

  test('after it was signed does not', async () => {
    const { buyer, next, contract, draft, providerId } = await aReplacement();
    must(await world.sign(next, draft));
    must(await world.sign(buyer, draft));
    await reinstate(providerId);
    expect((await world.read(buyer, contract.id)).state).toBe('REPLACED');
    expect((await world.read(buyer, draft.id)).state).toBe('SIGNED');
  });

  test('at the moment of the signature is before it or after it, and nothing is ever owed by both', async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < 8; round++) {
      const { buyer, seller, next, contract, draft, providerId } = await aReplacement();
      must(await world.sign(next, draft));
      const last = contract.milestones[1]!.id;
      await Promise.all([
        world.sign(buyer, draft),
        reinstate(providerId),
        world.report(seller, last).then(() => world.accept(buyer, last)),
      ]);
      const [old, successor] = [await world.read(buyer, contract.id), await world.read(buyer, draft.id)];
      outcomes.push(`${old.state} ${successor.state}`);
      expect(['REPLACED SIGNED', 'SIGNED CANCELLED', 'ACCEPTED CANCELLED', 'ACCEPTED DRAFTED']).toContain(
        outcomes.at(-1),
      );
      expect(await liveTwice()).toEqual([]);
      expect(paidBy(old) + paidBy(successor)).toBe(12_000_000n);
    }
    expect(outcomes).toHaveLength(8);
  }, 120_000);
});

/** What a contract's provider has delivered or still owes. */
function paidBy({ state, milestones }: ContractAnswer): bigint {
  if (state === 'DRAFTED' || state === 'CANCELLED') return 0n;
  const owed = state === 'REPLACED' ? milestones.filter((each) => each.state === 'ACCEPTED') : milestones;
  return sum(owed);
}

test('the database lets nobody have a milestone live twice, nor the accepted one again', async () => {
  const { contract, draft, buyer, next } = await aReplacement();
  const live = (id: string) => service.sql(`update matching.milestone set live = true where id = $1`, [id]);
  await expect(live(draft.milestones[0]!.id)).rejects.toThrow(/milestone_live/);
  await expect(
    service.sql(`update matching.milestone set live = false where id = $1`, [contract.milestones[0]!.id]),
  ).rejects.toThrow(/milestone_accepted_live_check/);
  await expect(
    service.sql(
      `insert into matching.contract select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
         from matching.contract c where id = $1`,
      [draft.id],
    ),
  ).rejects.toThrow(/contract_successor/);
  must(await world.sign(next, draft));
  must(await world.sign(buyer, draft));
  await expect(live(contract.milestones[1]!.id)).rejects.toThrow(/milestone_live/);
});
