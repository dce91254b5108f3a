import { DAY_MS } from '#libs/kernel';
import { ADOPTION, adoptionWorld, type AdoptionWorld } from '../../support/world/adoption.js';

/* The same count cut by place and by month: the parts add up to the whole. */

let world: AdoptionWorld;
beforeAll(async () => {
  world = await adoptionWorld();
}, 120_000);
afterAll(() => world?.service.stop());

const PLACES = `query ($goal: Goal!, $cityCode: String) {
  goalByPlace(goal: $goal, cityCode: $cityCode) { divisionCode name counted } }`;
const TREND = 'query ($goal: Goal!) { goalTrend(goal: $goal) { month counted } }';

async function places(cityCode?: string) {
  const { data } = await world.service.visitor.query(PLACES, {
    goal: 'UPGRADED',
    cityCode: cityCode ?? null,
  });
  return data.goalByPlace;
}

async function trend() {
  const { data } = await world.service.visitor.query(TREND, { goal: 'UPGRADED' });
  return data.goalTrend;
}

const inPlace = (found: Awaited<ReturnType<typeof places>>, code: string) =>
  found.find(({ divisionCode }) => divisionCode === code)?.counted;

test('a factory is counted in its city and its district, in this month, and no more when its use has lapsed', async () => {
  const [before, districtsBefore] = [await places(), await places('440600')];
  expect(before).toHaveLength(21);
  const provider = await world.aProvider();
  const { factory, contract } = await world.aReadyFactory(provider.providerId);
  await provider.report([contract.entry]);

  const counted = await places();
  const sum = counted.reduce((total, each) => total + each.counted, 0);
  expect(sum).toBe((await world.goals())['UPGRADED']!.counted);
  const { data } = await world.service
    .as({ organisationKind: 'COMMISSION', role: 'AUDITOR' })
    .query(ADOPTION, { id: factory.enterpriseId });
  expect(data.adoption.goals).toHaveLength(2);
  expect(inPlace(counted, '440600')! - inPlace(before, '440600')!).toBe(1);
  const districts = await places('440600');
  const more = districts.filter((each, i) => each.counted > districtsBefore[i]!.counted);
  expect(more).toHaveLength(1);

  const months = await trend();
  expect(months).toHaveLength(24);
  const month = world.today().slice(0, 7);
  expect(months.at(-1)).toEqual({ month, counted: sum });
  expect(months.at(-2)!.counted).toBeLessThan(sum);

  await world.moveTo(new Date(world.now().valueOf() + 120 * DAY_MS));
  expect(inPlace(await places(), '440600')).toBe(inPlace(counted, '440600')! - 1);
  const later = await trend();
  expect(later.at(-1)).toEqual({ month: world.today().slice(0, 7), counted: sum - 1 });
  // What was true at the end of that month stays true.
  expect(later.find((each) => each.month === month)!.counted).toBe(sum);
});

test('an official lists who is counted in one district', async () => {
  const provider = await world.aProvider();
  const { factory, contract } = await world.aReadyFactory(provider.providerId);
  await provider.report([contract.entry]);
  const { data } = await world.service.as({ organisationKind: 'COMMISSION', role: 'AUDITOR' }).query(
    `query ($divisionCode: String) { countedEnterprises(goal: UPGRADED, first: 100, divisionCode: $divisionCode) {
         edges { node { divisionCode unifiedSocialCreditCode } } } }`,
    { divisionCode: '440600' },
  );
  const nodes = data.countedEnterprises.edges.map(({ node }) => node);
  expect(nodes.map((node) => node.unifiedSocialCreditCode)).toContain(factory.unifiedSocialCreditCode);
  expect(nodes.every((node) => node.divisionCode!.startsWith('4406'))).toBe(true);
});
