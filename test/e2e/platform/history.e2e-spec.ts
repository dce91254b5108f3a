import 'reflect-metadata';
import { defineEntity, MikroORM, p, type EntityManager } from '@mikro-orm/postgresql';
import { newId, SYSTEM } from '#libs/kernel';
import { databaseOptions, HistoryEntry, moveBySql, record, stateOf } from '#libs/platform';
import { aDatabase, type TestDatabase } from '../../support/a-database.js';

/** Stands for any entity with a state, and one whose end is a moment rather than a word. */
const PaperSchema = defineEntity({
  name: 'Paper',
  properties: {
    id: p.uuid().primary(),
    title: p.text(),
    state: stateOf('PAPER', p.text().$type<'DRAFT' | 'FILED'>()).onCreate(() => 'DRAFT' as const),
    closedAt: stateOf('PAPER', p.datetime()).nullable(),
  },
});
class Paper extends PaperSchema.class {}
PaperSchema.setClass(Paper);

/** A part of a paper, whose changes stand in the history of the paper. */
const AnnexSchema = defineEntity({
  name: 'Annex',
  properties: {
    number: p.integer().primary(),
    paperId: p.uuid(),
    readAt: stateOf('PAPER', p.datetime(), 'paperId').nullable(),
  },
});
class Annex extends AnnexSchema.class {}
AnnexSchema.setClass(Annex);

const AT = new Date('2026-11-30T08:00:00.000Z');
const by = { personId: 'a-person', organisationId: newId(), role: 'BUREAU_REVIEWER' } as const;

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await aDatabase();
  await database.sql(`
    create table provider.paper (id uuid primary key, title text not null, state text not null, closed_at timestamptz);
    create table provider.annex (number int primary key, paper_id uuid not null, read_at timestamptz);
    grant all on provider.paper, provider.annex to provider`);
  orm = await MikroORM.init(databaseOptions('provider', [Paper, Annex], database.url('provider')));
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

async function aPaper(): Promise<{ id: string; em: EntityManager; paper: Paper }> {
  const id = newId();
  const writing = orm.em.fork();
  record(writing, { kind: 'PAPER', id, from: null, to: 'DRAFT', by, at: AT });
  writing.create(Paper, { id, title: '文件' });
  await writing.flush();
  const em = orm.em.fork();
  return { id, em, paper: await em.findOneOrFail(Paper, id) };
}

function historyOf(id: string): Promise<HistoryEntry[]> {
  return orm.em.fork().find(HistoryEntry, { subjectId: id }, { orderBy: { id: 'asc' } });
}

test('a change says who, when, from what to what, under which rules, why, and what was before', async () => {
  const { id, em, paper } = await aPaper();
  const change = { kind: 'PAPER', id, from: 'DRAFT', to: 'FILED', by, at: AT };
  record(em, { ...change, ruleVersion: 'v1', reason: '齐全', before: paper });
  paper.state = 'FILED';
  await em.flush();
  const own = { actorId: 'a-person', role: 'BUREAU_REVIEWER', organisationId: by.organisationId, at: AT };
  expect(await historyOf(id)).toMatchObject([
    { ...own, fromState: null, toState: 'DRAFT', ruleVersion: null, reason: null, before: null },
    { ...own, fromState: 'DRAFT', toState: 'FILED', ruleVersion: 'v1', reason: '齐全' },
  ]);
  expect((await historyOf(id))[1]!.before).toMatchObject({ title: '文件', state: 'DRAFT' });
});

test('what begins without a record is not stored', async () => {
  const id = newId();
  const em = orm.em.fork();
  em.create(Paper, { id, title: '文件' });
  await expect(em.flush()).rejects.toThrow('Paper.state goes from null to DRAFT without a record of PAPER.');
  expect(await database.sql('select from provider.paper where id = $1', [id])).toEqual([]);
});

test.each([
  ['none', () => []],
  ['one of another thing', () => [{ id: newId(), kind: 'PAPER', from: 'DRAFT', to: 'FILED' }]],
  ['one of another kind', (id: string) => [{ id, kind: 'LETTER', from: 'DRAFT', to: 'FILED' }]],
  ['one that begins elsewhere', (id: string) => [{ id, kind: 'PAPER', from: 'FILED', to: 'FILED' }]],
  ['one that leads elsewhere', (id: string) => [{ id, kind: 'PAPER', from: 'DRAFT', to: 'LOST' }]],
])('a state does not change with %s in the history', async (_, changes) => {
  const { id, em, paper } = await aPaper();
  for (const change of changes(id)) record(em, { ...change, by, at: AT });
  paper.state = 'FILED';
  await expect(em.flush()).rejects.toThrow('without a record of PAPER');
  expect(await database.sql('select state from provider.paper where id = $1', [id])).toEqual([
    { state: 'DRAFT' },
  ]);
  expect(await historyOf(id)).toHaveLength(1);
});

test('several moves in one flush are told one by one', async () => {
  const { id, em, paper } = await aPaper();
  record(em, { kind: 'PAPER', id, from: 'DRAFT', to: 'READ', by, at: AT });
  record(em, { kind: 'PAPER', id, from: 'READ', to: 'FILED', by, at: AT });
  paper.state = 'FILED';
  await em.flush();
  expect((await historyOf(id)).map(({ toState }) => toState)).toEqual(['DRAFT', 'READ', 'FILED']);
});

test('a moment that ends something needs a record, whatever the words of its states', async () => {
  const { id, em, paper } = await aPaper();
  paper.closedAt = AT;
  await expect(em.flush()).rejects.toThrow('Paper.closedAt');
  record(em, { kind: 'PAPER', id, from: 'DRAFT', to: 'CLOSED', by, at: AT });
  await em.flush();
  expect((await historyOf(id)).map(({ toState }) => toState)).toEqual(['DRAFT', 'CLOSED']);
});

test('what is part of something is told of in its history', async () => {
  const { id, em } = await aPaper();
  const annex = em.create(Annex, { number: 1, paperId: id });
  await em.flush();
  annex.readAt = AT;
  record(em, { kind: 'PAPER', id: newId(), from: 'DRAFT', to: 'ANNEX_READ', by, at: AT });
  await expect(em.flush()).rejects.toThrow('Annex.readAt');
  record(em, { kind: 'PAPER', id, from: 'DRAFT', to: 'ANNEX_READ', by, at: AT });
  await em.flush();
  expect((await historyOf(id)).map(({ toState }) => toState)).toEqual(['DRAFT', 'ANNEX_READ']);
});

test('what is no state changes without a record', async () => {
  const { id, em, paper } = await aPaper();
  paper.title = '另一份文件';
  await em.flush();
  expect(await historyOf(id)).toHaveLength(1);
});

test('a statement that changes many states writes each down, and only those that changed', async () => {
  const [first, second] = [await aPaper(), await aPaper()];
  const file = () =>
    moveBySql<{ id: string }>(
      orm.em.fork(),
      { kind: 'PAPER', by: SYSTEM, at: AT, reason: '到期' },
      {
        sql: `update provider.paper set state = 'FILED' where id = any(string_to_array(?, ',')::uuid[])
              returning id, old.state as from_state, new.state as to_state`,
        params: [`${first.id},${second.id}`],
      },
    );
  expect((await file()).map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
  expect(await file()).toEqual([]);
  const told = { fromState: 'DRAFT', toState: 'FILED', actorId: 'system', role: 'SYSTEM', reason: '到期' };
  expect((await historyOf(first.id)).slice(1)).toMatchObject([told]);
  expect((await historyOf(second.id)).slice(1)).toMatchObject([told]);
});

test('a statement may say for each row when it came about', async () => {
  const { id } = await aPaper();
  const due = new Date('2026-11-01T00:00:00.000Z');
  await moveBySql(
    orm.em.fork(),
    { kind: 'PAPER', by: SYSTEM, at: AT },
    {
      sql: `update provider.paper set state = 'FILED' where id = ?
            returning id, old.state as from_state, new.state as to_state, cast(? as timestamptz) as at`,
      params: [id, due],
    },
  );
  expect((await historyOf(id)).at(-1)).toMatchObject({ toState: 'FILED', at: due });
});

test('the history of every service is only ever added to', async () => {
  const services = ['identity', 'enterprise', 'provider', 'matching', 'subsidy', 'adoption', 'office'];
  const open = await database.sql(
    `select s from unnest($1::text[]) s
      where has_table_privilege(s, s || '.history', 'update') or has_table_privilege(s, s || '.history', 'delete')
         or not has_table_privilege(s, s || '.history', 'insert')`,
    [services],
  );
  expect(open).toEqual([]);
});
