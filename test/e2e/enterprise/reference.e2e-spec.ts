import { enterpriseWorld, type EnterpriseWorld } from '../../support/world/enterprise.js';

const DIVISIONS = `query ($text: String, $parentCode: String) {
  divisions(text: $text, parentCode: $parentCode) { code name level parentCode } }`;
const INDUSTRIES = `query ($text: String, $parentCode: String) {
  industries(text: $text, parentCode: $parentCode) { code name level parentCode } }`;

let world: EnterpriseWorld;
beforeAll(async () => {
  world = await enterpriseWorld();
}, 60_000);
afterAll(() => world?.service.stop());

const divisions = async (variables: { text?: string; parentCode?: string }) =>
  (await world.service.visitor.query(DIVISIONS, variables)).data.divisions;
const industries = async (variables: { text?: string; parentCode?: string }) =>
  (await world.service.visitor.query(INDUSTRIES, variables)).data.industries;

describe('to choose from, without signing in', () => {
  test('the 21 cities of the province, and the districts of one of them', async () => {
    const cities = await divisions({ parentCode: '440000' });
    expect(cities).toHaveLength(21);
    expect(new Set(cities.map(({ level }) => level))).toEqual(new Set(['CITY']));
    expect((await divisions({ parentCode: '440600' })).map(({ code }) => code)).toEqual([
      '440604',
      '440605',
      '440606',
      '440607',
      '440608',
    ]);
  });

  test('a division by a part of its name, or by the beginning of its code', async () => {
    expect(await divisions({ text: '顺德' })).toEqual([
      { code: '440606', name: '顺德区', level: 'DISTRICT', parentCode: '440600' },
    ]);
    expect((await divisions({ text: '4406' })).map(({ code }) => code)).toContain('440606');
    expect(await divisions({ text: '没有这个地方' })).toEqual([]);
  });

  test('an industry by name or code, and what lies below it', async () => {
    expect((await industries({ text: 'C3311' })).map(({ code, level }) => [code, level])).toEqual([
      ['C3311', 'CLASS'],
    ]);
    const below = await industries({ parentCode: 'C331' });
    expect(below.map(({ code }) => code)).toContain('C3311');
    expect(new Set(below.map(({ parentCode }) => parentCode))).toEqual(new Set(['C331']));
  });
});
