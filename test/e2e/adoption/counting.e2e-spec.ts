import * as fc from 'fast-check';
import { DAY_MS, newId } from '#libs/kernel';
import type { EventMessage } from '#libs/platform';
import { ADOPTION, GOALS, adoptionWorld, type AdoptionWorld } from '../../support/world/adoption.js';

let world: AdoptionWorld;
beforeAll(async () => {
  world = await adoptionWorld();
}, 120_000);
afterAll(() => world?.service.stop());

const twice = async (deliver: () => Promise<EventMessage>) => world.service.redeliver(await deliver());

describe('counting', () => {
  test('use of an accepted platform contract counts a factory towards both goals, and the goals show it', async () => {
    const provider = await world.aProvider();
    const [onCloud, upgraded] = (await world.counts()) as [number, number];
    const { factory, contract } = await world.aReadyFactory(provider.providerId);
    expect(await world.counts()).toEqual([onCloud, upgraded]);
    const { data, errors } = await provider.report([contract.entry]);
    expect(errors).toBeUndefined();
    expect(data.reportUsage).toMatchObject({ accepted: 1, waiting: 0, rejected: 0 });
    expect(await world.counts()).toEqual([onCloud + 1, upgraded + 1]);
    expect(await world.eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
    const { UPGRADED, ON_CLOUD } = await world.goals();
    expect(ON_CLOUD).toMatchObject({ target: 200_000, nestedIn: null, ruleVersion: 'v1' });
    expect(UPGRADED).toMatchObject({ target: 10_000, nestedIn: 'ON_CLOUD', ruleVersion: 'v1' });
  });

  test('a legal person counts once, with two contracts, renamed, and under a second id', async () => {
    const provider = await world.aProvider();
    const { factory, contract } = await world.aReadyFactory(provider.providerId);
    await provider.report([contract.entry]);
    const before = await world.counts();
    const second = world.aContract(factory.enterpriseId, provider.providerId);
    await second.sign();
    await second.accept();
    await provider.report([second.entry]);
    await factory.certify({ name: '佛山演示新名五金有限公司' });
    const again = world.aFactory({ unifiedSocialCreditCode: factory.unifiedSocialCreditCode });
    await again.certify();
    const third = world.aContract(again.enterpriseId, provider.providerId);
    await third.sign();
    await third.accept();
    await provider.report([third.entry]);
    expect(await world.counts()).toEqual(before);
    expect(await world.eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
    expect(await world.eventsFor(again.enterpriseId)).toEqual([]);
  });

  test('the facts count the same in any order, and each event twice', async () => {
    const provider = await world.aProvider();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        fc.boolean(),
        async (order, publicCloudOnly) => {
          const factory = world.aFactory();
          const contract = world.aContract(factory.enterpriseId, provider.providerId, {
            industrialPlatform: !publicCloudOnly,
            publicCloud: publicCloudOnly,
          });
          await contract.sign();
          const batchId = newId();
          const steps = [
            () => twice(() => factory.certify()),
            () => twice(contract.accept),
            () => provider.report([contract.entry], world.today(), batchId),
            () => provider.report([contract.entry], '2020-09-20'),
            () => provider.report([contract.entry], world.today(), batchId),
          ];
          const [onCloud, upgraded] = (await world.counts()) as [number, number];
          for (const step of order) await steps[step]!();
          expect(await world.counts()).toEqual([onCloud + 1, upgraded + (publicCloudOnly ? 0 : 1)]);
          expect(await world.eventsFor(factory.enterpriseId)).toEqual(
            publicCloudOnly ? ['ON_CLOUD'] : ['ON_CLOUD', 'UPGRADED'],
          );
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  test('20 batches at once for one enterprise: one count, one event for each goal', async () => {
    const provider = await world.aProvider();
    const { factory, contract } = await world.aReadyFactory(provider.providerId);
    const before = (await world.counts()) as [number, number];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        provider.report([contract.entry], `2020-09-${String(i + 1).padStart(2, '0')}`),
      ),
    );
    expect(answers.map(({ data }) => data.reportUsage.accepted)).toEqual(Array(20).fill(1));
    expect(await world.counts()).toEqual(before.map((count) => count + 1));
    expect(await world.eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
    const { data } = await factory.member().query(ADOPTION, { id: factory.enterpriseId });
    expect(data.adoption.evidence).toMatchObject([{ kind: 'PROVIDER_BATCH', daysUsed: 20 }]);
  });

  test('a trade counts on cloud only', async () => {
    const provider = await world.aProvider();
    const shop = world.aFactory({ industryCode: 'F5110' });
    const contract = world.aContract(shop.enterpriseId, provider.providerId);
    await shop.certify();
    await contract.sign();
    await contract.accept();
    await provider.report([contract.entry]);
    expect(await world.statusOf(shop)).toEqual(['ACTIVE B', 'NOT_COUNTED null']);
  });

  test('a second provider who reports use raises the grade to A, and the history tells', async () => {
    const [first, second] = [await world.aProvider(), await world.aProvider()];
    const { factory, contract } = await world.aReadyFactory(first.providerId);
    await first.report([contract.entry]);
    const other = world.aContract(factory.enterpriseId, second.providerId, {
      industrialPlatform: false,
      publicCloud: true,
    });
    await other.sign();
    await other.accept();
    await second.report([other.entry]);
    expect(await world.statusOf(factory)).toEqual(['ACTIVE A', 'ACTIVE B']);
    const { data } = await factory.member().query(ADOPTION, { id: factory.enterpriseId });
    expect(data.adoption.goals[0]!.history.map(({ kind }) => kind)).toEqual(['COUNTED', 'GRADE_CHANGED']);
    expect(await world.eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
  });

  test('the database itself refuses an upgraded enterprise that is not on cloud, and a second count', async () => {
    const provider = await world.aProvider();
    const { factory, contract } = await world.aReadyFactory(provider.providerId);
    await provider.report([contract.entry]);
    const id = `(select id from adoption.adoption where enterprise_id = $1 and goal = 'ON_CLOUD')`;
    await expect(
      world.service.sql(`delete from adoption.adoption_period where adoption_id = ${id}`, [
        factory.enterpriseId,
      ]),
    ).rejects.toMatchObject({ constraint: 'adoption_period_nested' });
    await expect(
      world.service.sql(
        `insert into adoption.adoption_period (adoption_id, counted_from, counted_until, goal, grade)
         select ${id}, '2020-10-10', 'infinity', 'ON_CLOUD', 'C'`,
        [factory.enterpriseId],
      ),
    ).rejects.toMatchObject({ constraint: 'adoption_period_apart' });
    await expect(
      world.service.sql(
        `insert into adoption.adoption (id, unified_social_credit_code, goal, enterprise_id, rule_version)
         values (gen_random_uuid(), $1, 'ON_CLOUD', gen_random_uuid(), 'v1')`,
        [factory.unifiedSocialCreditCode],
      ),
    ).rejects.toMatchObject({ constraint: 'adoption_once' });
  });
});

describe('as time goes by', () => {
  test('a count turns amber, lapses and returns, and every past figure stays what it was', async () => {
    const start = world.now();
    const provider = await world.aProvider();
    const { factory, contract } = await world.aReadyFactory(provider.providerId);
    const none = (await world.counts()) as [number, number];
    await provider.report([contract.entry]);
    const counted = await world.counts();
    expect(counted).toEqual(none.map((count) => count + 1));
    const at = (days: number) => new Date(start.valueOf() + days * DAY_MS);

    await world.moveTo(at(60));
    expect(await world.statusOf(factory)).toEqual(['ACTIVE B', 'ACTIVE B']);
    await world.moveTo(at(61));
    expect(await world.statusOf(factory)).toEqual(['AMBER B', 'AMBER B']);
    expect(await world.counts(at(30))).toEqual(counted);
    await world.moveTo(at(91));
    expect(await world.statusOf(factory)).toEqual(['LAPSED null', 'LAPSED null']);
    const fallen = await world.counts();

    await provider.report([contract.entry], world.today());
    expect(await world.statusOf(factory)).toEqual(['ACTIVE B', 'ACTIVE B']);
    expect(await world.counts()).toEqual(fallen.map((count) => count + 1));
    const { data } = await factory.member().query(ADOPTION, { id: factory.enterpriseId });
    expect(data.adoption.goals[1]!.history.map(({ kind }) => kind)).toEqual(['COUNTED', 'ENDED', 'RETURNED']);
    expect(await world.eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
    // What is known now changes nothing of what was said then.
    expect(await world.counts(at(30))).toEqual(counted);
    expect(await world.counts(new Date(at(91).valueOf() - 1))).toEqual(fallen);
    expect(await world.counts(new Date('2020-01-01T00:00:00Z'))).toEqual([0, 0]);
    const { errors } = await world.service.visitor.query(GOALS, { asOf: at(400).toISOString() });
    expect(errors?.[0]?.extensions.code).toBe('AS_OF_IN_FUTURE');
  });
});
