import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { adoptionEntities, loadAdoptionDemonstration } from '#libs/adoption';
import { AdoptionCountedV1, EnterpriseCertifiedV1 } from '#libs/contracts';
import { demonstration } from '#libs/demonstration';
import { DAY_MS } from '#libs/kernel';
import { databaseOptions, DEMONSTRATION_BEGINS, Outbox } from '#libs/platform';
import { adoptionWorld, type AdoptionWorld } from '../../support/world/adoption.js';

let world: AdoptionWorld;
beforeAll(async () => {
  world = await adoptionWorld();
}, 120_000);
afterAll(() => world?.service.stop());

test('the schema of the migrations is the schema of the entities', async () => {
  const orm = await MikroORM.init(
    databaseOptions('adoption', adoptionEntities, world.service.database.url('adoption_owner')),
  );
  try {
    expect(await orm.schema.getUpdateSchemaSQL()).toBe('');
  } finally {
    await orm.close();
  }
});

test('the demonstration counts some 900 and 180, shows 2,500 declared, and stands for two months', async () => {
  const twoMonthsOn = new Date(DEMONSTRATION_BEGINS.valueOf() + 60 * DAY_MS);
  await world.moveTo(twoMonthsOn);
  const before = await world.goals(DEMONSTRATION_BEGINS);
  await world.service.app
    .get(EntityManager)
    .fork()
    .transactional((em) =>
      loadAdoptionDemonstration({
        em,
        outbox: world.service.app.get(Outbox),
        seed: 1,
        at: DEMONSTRATION_BEGINS,
      }),
    );
  const after = await world.goals(twoMonthsOn);
  const begin = await world.goals(DEMONSTRATION_BEGINS);
  expect(begin.ON_CLOUD!.counted - before.ON_CLOUD!.counted).toBe(900);
  expect(begin.UPGRADED!.counted - before.UPGRADED!.counted).toBe(180);
  expect(begin.ON_CLOUD!.declared + begin.UPGRADED!.declared).toBeGreaterThanOrEqual(2_500);
  expect(after.ON_CLOUD!.counted).toBeGreaterThanOrEqual(begin.ON_CLOUD!.counted);
  expect(begin.ON_CLOUD!.byGrade.every(({ count }) => count > 0)).toBe(true);

  // The events that tell of the same enterprises arrive afterwards, and find them counted already.
  const loaded = await world.goals();
  const counted = (await world.service.outbox(AdoptionCountedV1.type)).length;
  const { enterprises } = demonstration(1);
  for (const each of enterprises.filter(({ certifiedAt }) => certifiedAt !== null).slice(0, 120)) {
    await world.service.deliver(EnterpriseCertifiedV1, each.enterpriseId, {
      enterpriseId: each.enterpriseId,
      unifiedSocialCreditCode: each.unifiedSocialCreditCode,
      name: each.name,
      divisionCode: each.divisionCode,
      industryCode: each.industryCode,
      sizeClass: each.sizeClass,
      employees: each.employees,
      priorYearRevenueFen: String(each.priorYearRevenueFen),
      establishedOn: each.establishedOn,
      certifiedAt: each.certifiedAt!.toISOString(),
    });
  }
  expect(await world.service.outbox(AdoptionCountedV1.type)).toHaveLength(counted);
  const known = await world.goals();
  for (const goal of ['ON_CLOUD', 'UPGRADED']) expect(known[goal]!.byGrade).toEqual(loaded[goal]!.byGrade);
}, 60_000);
