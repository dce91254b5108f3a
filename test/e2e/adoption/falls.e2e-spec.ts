import * as fc from 'fast-check';
import { DAY_MS } from '#libs/kernel';
import { Sweeps } from '#libs/platform';
import { ADOPTION, adoptionWorld, type AdoptionWorld } from '../../support/world/adoption.js';

/* What time alone changes of the count leaves its entry and its event once, with the instant at which it came about. */

let world: AdoptionWorld;
beforeAll(async () => {
  world = await adoptionWorld();
}, 120_000);
afterAll(() => world?.service.stop());

const sweep = () => world.service.app.get(Sweeps).run();
const later = (days: number) => new Date(world.now().valueOf() + days * DAY_MS);

interface Told {
  type: string;
  goal: string;
  at: string;
}

/** The events of the count, of one enterprise or of all, in their order. */
async function told(enterpriseId?: string): Promise<Told[]> {
  const events = await world.service.outbox();
  return events
    .filter(({ type, subject }) => type.startsWith('adoption.') && subject === (enterpriseId ?? subject))
    .map(({ type, data }) => ({
      type: type.replace(/^adoption\.|\.v1$/g, ''),
      goal: String(data.goal),
      at: String(data.countedAt ?? data.endedAt ?? data.returnedAt ?? data.regradedAt),
    }));
}

/** Where the day after the window of 90 days begins for use on a day, Asia/Shanghai. */
function lapse(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + 91 * DAY_MS).toISOString();
}

test('a count that falls by time alone is told once, with its true instant, by a hundred who look at once', async () => {
  const provider = await world.aProvider();
  const { factory, contract } = await world.aReadyFactory(provider.providerId);
  const day = world.today();
  await provider.report([contract.entry]);
  await world.moveTo(later(120));
  await Promise.all(Array.from({ length: 100 }, sweep));
  const events = await told(factory.enterpriseId);
  expect(events.slice(2)).toEqual([
    { type: 'ended', goal: 'ON_CLOUD', at: lapse(day) },
    { type: 'ended', goal: 'UPGRADED', at: lapse(day) },
  ]);
  const { data } = await factory.member().query(ADOPTION, { id: factory.enterpriseId });
  for (const { history } of data.adoption.goals)
    expect(history).toMatchObject([
      { kind: 'COUNTED' },
      { kind: 'ENDED', gradeBefore: 'B', gradeAfter: null, at: lapse(day) },
    ]);
});

test('use that comes back finds the fall told before the return, also where no sweep ran', async () => {
  const provider = await world.aProvider();
  const { factory, contract } = await world.aReadyFactory(provider.providerId);
  const day = world.today();
  await provider.report([contract.entry]);
  await world.moveTo(later(100));
  const returned = world.now();
  await Promise.all([provider.report([contract.entry]), sweep(), sweep()]);
  const events = (await told(factory.enterpriseId)).filter(({ goal }) => goal === 'ON_CLOUD');
  expect(events.map(({ type }) => type)).toEqual(['counted', 'ended', 'returned']);
  expect(events[1]!.at).toBe(lapse(day));
  expect(Date.parse(events[2]!.at)).toBeGreaterThanOrEqual(returned.valueOf());
});

test('a grade that weakens by time is told, and then the fall of the count', async () => {
  const [first, second] = [await world.aProvider(), await world.aProvider()];
  const { factory, contract } = await world.aReadyFactory(first.providerId);
  const other = world.aContract(factory.enterpriseId, second.providerId);
  await other.sign();
  await other.accept();
  const early = world.today();
  await second.report([other.entry]);
  await world.moveTo(later(10));
  const late = world.today();
  await first.report([contract.entry]);
  await world.moveTo(later(200));
  await sweep();
  const events = (await told(factory.enterpriseId)).filter(({ goal }) => goal === 'UPGRADED');
  expect(events.map(({ type }) => type)).toEqual(['counted', 'regraded', 'regraded', 'ended']);
  expect(events.slice(2).map(({ at }) => at)).toEqual([lapse(early), lapse(late)]);
});

test('the database takes one entry by time for an adoption and an instant', async () => {
  const copy = `insert into adoption.adoption_change (id, adoption_id, kind, grade_before, grade_after, rule_version, cause, at)
    select gen_random_uuid(), adoption_id, kind, grade_before, grade_after, rule_version, cause, at
      from adoption.adoption_change where cause = 'time' limit 1`;
  await expect(world.service.sql(copy)).rejects.toMatchObject({ constraint: 'adoption_change_by_time' });
});

/** The counts of a moment as the entries of the history tell them. */
async function fromEntries(moment: Date): Promise<number[]> {
  const rows = await world.service.sql<{ goal: string; count: string }>(
    `select goal, count(*) from (
       select distinct on (adoption_id) adoption_id, grade_after from adoption.adoption_change
        where at <= $1 order by adoption_id, at desc, xid desc) last
       join adoption.adoption on adoption.id = last.adoption_id
      where grade_after in ('A', 'B', 'C') group by goal`,
    [moment],
  );
  return ['ON_CLOUD', 'UPGRADED'].map((goal) => Number(rows.find((row) => row.goal === goal)?.count ?? 0));
}

/** The counts of a moment as a consumer of the events alone has them. */
function fromEvents(events: readonly Told[], moment: Date): number[] {
  const worth: Record<string, number> = { counted: 1, returned: 1, ended: -1, regraded: 0 };
  return ['ON_CLOUD', 'UPGRADED'].map((of) =>
    events
      .filter(({ goal, at }) => goal === of && Date.parse(at) <= moment.valueOf())
      .reduce((count, { type }) => count + worth[type]!, 0),
  );
}

type Step =
  | { readonly kind: 'use'; readonly factory: number; readonly provider: number }
  | { readonly kind: 'time'; readonly days: number }
  | { readonly kind: 'sweep' };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('use' as const), factory: fc.nat(2), provider: fc.nat(1) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('time' as const), days: fc.integer({ min: 1, max: 130 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'sweep' as const }) },
);

test('entries, events and the live count say the same of every moment, whatever happened', async () => {
  const providers = [await world.aProvider(), await world.aProvider()];
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 4, maxLength: 14 }), async (steps) => {
      const factories = await Promise.all(
        [0, 1, 2].map(async () => {
          const { factory, contract } = await world.aReadyFactory(providers[0]!.providerId);
          const second = world.aContract(factory.enterpriseId, providers[1]!.providerId, {
            publicCloud: true,
            industrialPlatform: false,
          });
          await second.sign();
          await second.accept();
          return [contract, second];
        }),
      );
      const began = world.now();
      for (const step of steps) {
        if (step.kind === 'time') await world.moveTo(later(step.days));
        else if (step.kind === 'sweep') await sweep();
        else await providers[step.provider]!.report([factories[step.factory]![step.provider]!.entry]);
      }
      await sweep();
      const events = await told();
      const instants = events.map(({ at }) => Date.parse(at)).filter((at) => at >= began.valueOf());
      const moments = [began.valueOf(), world.now().valueOf(), ...instants, ...instants.map((at) => at - 1)];
      for (const moment of [...new Set(moments)].map((each) => new Date(each))) {
        const live = await world.counts(moment);
        expect({ moment, count: await fromEntries(moment) }).toEqual({ moment, count: live });
        expect({ moment, count: fromEvents(events, moment) }).toEqual({ moment, count: live });
      }
    }),
    { seed: 20201130, numRuns: 12 },
  );
}, 120_000);
