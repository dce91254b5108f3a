import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { enterpriseEntities, loadEnterpriseDemonstration } from '#libs/enterprise';
import { databaseOptions, Demonstration, Outbox } from '#libs/platform';
import { LIST, enterpriseWorld, type EnterpriseWorld } from '../../support/world/enterprise.js';

let world: EnterpriseWorld;
beforeAll(async () => {
  world = await enterpriseWorld();
}, 60_000);
afterAll(() => world?.service.stop());

describe('the schema', () => {
  test('is what the entities say, after all migrations', async () => {
    const owner = world.service.database.url('enterprise_owner');
    const orm = await MikroORM.init(databaseOptions('enterprise', enterpriseEntities, owner));
    try {
      expect(await orm.schema.getUpdateSchemaSQL()).toBe('');
    } finally {
      await orm.close();
    }
  });
});

describe('the demonstration', () => {
  test('is loaded once, in all states and with its events', async () => {
    const { database } = world.service;
    const before = await world.service.outbox();
    const loading = new Demonstration(
      2020,
      loadEnterpriseDemonstration,
      world.service.app.get(EntityManager),
      world.service.app.get(Outbox),
    );
    await loading.ensure(() => undefined);
    await loading.ensure(() => undefined);
    const states = await database.sql(
      `select state, count(*)::int as count from enterprise.enterprise where name like '%演示%' group by state order by count desc`,
    );
    expect(states.map((row) => (row as { state: string }).state)).toEqual([
      'CERTIFIED',
      'REGISTERED',
      'REFUSED',
    ]);
    const [counted] = await database.sql<{ certified: number; assessed: number }>(
      `select (select count(*)::int from enterprise.enterprise where certified_at is not null and registered_by is null) as certified,
              (select count(*)::int from enterprise.assessment where submitted_by is null) as assessed`,
    );
    const added = (await world.service.outbox()).slice(before.length);
    expect(added.filter(({ type }) => type === 'enterprise.certified.v1')).toHaveLength(counted!.certified);
    expect(added.filter(({ type }) => type === 'assessment.completed.v1')).toHaveLength(counted!.assessed);
    const manager = world.service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
    const page = await manager.query(LIST, { cityCode: '440600', state: 'CERTIFIED' });
    expect(page.errors).toBeUndefined();
    expect(page.data.enterprises.edges).toHaveLength(2);
    expect(counted!.certified).toBeGreaterThan(2_000);
  });
});
