import { randomUUID } from 'node:crypto';
import { moveClock } from '#libs/embedded';
import { FIRST_START_MS } from '../support/a-platform.js';
import { chromiumAbsent } from '../support/browser/chromium.js';
import { aPortalWithPeople, type PortalWithPeople } from '../support/browser/a-portal-with-people.js';
import type { Person } from '../support/browser/person.js';

/* From the criteria to the award: the enterprise, two experts of its own choice, and an agreement under a chair. */

const absent = chromiumAbsent();
if (absent) console.warn(`The pages are not opened: ${absent}.`);
const whenPresent = absent ? test.skip : test;
const LONG = 240_000;

let portal: PortalWithPeople | undefined;
beforeAll(async () => {
  if (!absent) portal = await aPortalWithPeople();
}, FIRST_START_MS);
afterAll(() => portal?.stop(), LONG);
afterEach(() => expect(portal?.faults() ?? []).toEqual([]));

interface OpenNeed {
  readonly id: string;
  readonly title: string;
  readonly bidDeadline: string;
  readonly budgetToFen: string;
}

async function anOpenNeed(account: string): Promise<OpenNeed> {
  const { data } = await portal!.platform.ask(
    '{ needs(first: 20) { edges { node { id title state bidDeadline budgetToFen } } } }',
    { token: await portal!.platform.token(account) },
  );
  const open = data!.needs.edges.map(({ node }) => node).find(({ state }) => state === 'OPEN');
  return open as OpenNeed;
}

/** Seals a bid by the API: how it is sealed by pages is another journey. */
async function bids(account: string, need: OpenNeed, percent: bigint): Promise<void> {
  const token = await portal!.platform.token(account);
  const { data: who } = await portal!.platform.ask('{ me { memberships { organisationId } } }', { token });
  const priceFen = String((BigInt(need.budgetToFen) * percent) / 100n);
  const line = { kind: 'PLATFORM_SERVICE', description: '平台订阅与实施', amountFen: priceFen };
  const { errors } = await portal!.platform.askAnything(
    `mutation ($input: SealBidInput!, $key: ID!) { sealBid(input: $input, idempotencyKey: $key) { bidId } }`,
    {
      token,
      variables: {
        key: randomUUID(),
        input: {
          needId: need.id,
          providerId: who!.me!.memberships[0]!.organisationId,
          priceFen,
          lines: [{ ...line, industrialPlatform: true, publicCloud: true }],
          deliveryMonths: 3,
          proposal: '先接设备，再上看板，两步验收。',
        },
      },
    },
  );
  expect(errors).toBeUndefined();
}

/** Declares, and gives every bid so many points, the later ones a few fewer. */
async function judges(expert: Person, title: string, points: number): Promise<void> {
  await expert.opens('/evaluations');
  await expert.seesHeading('1 个需求等您评审');
  await expert.follows(title);
  await expert.seesHeading(/等您声明有无利害关系/);
  await expert.page.getByLabel('没有').check();
  await expert.presses('声明');
  await expert.seesHeading(/等您打分/);
  for (const bid of [1, 2]) {
    await expert.types(`${bid} 号投标“实施方案”的分数`, String(points - bid * 5));
    await expert.types(`${bid} 号投标“实施方案”的理由`, '分步实施可行，验收办法清楚。');
  }
  expect(await expert.findings()).toEqual([]);
  await expert.presses('提交全部评分');
}

whenPresent(
  'an enterprise sets how bids are judged, experts score alone, agree, and the best is awarded',
  async () => {
    const need = await anOpenNeed('factory01');
    const owner = await portal!.person('factory01');
    await owner.opens(`/needs/${need.id}`);
    await owner.follows('评审');
    await owner.seesHeading('还没有设定评审办法：目前只比价格');
    await owner.page.getByLabel('权重（%）').first().fill('30');
    await owner.sees('合计必须是 100%。');
    await owner.page.getByLabel('权重（%）').first().fill('40');
    await owner.presses('设定评审办法');
    await owner.seesHeading('评审办法');
    await owner.sees('最低报价 ÷ 本报价 × 100');
    await owner.types('对方的平台账号', 'nobody-of-this-name');
    await owner.presses('查找');
    await owner.page.getByRole('alert').or(owner.page.locator('.refusal')).first().waitFor();
    await owner.types('对方的平台账号', 'expert01');
    await owner.page.getByLabel('请其担任组长').check();
    await owner.presses('查找');
    await owner.presses(/^邀请演示·expert01/);
    await owner.seesHeading('评审人（1）');
    await owner.types('对方的平台账号', 'expert02');
    await owner.presses('查找');
    await owner.presses(/^邀请演示·expert02/);
    await owner.seesHeading('评审人（2）');
    expect(await owner.findings()).toEqual([]);

    await bids('provider01', need, 100n);
    await bids('provider02', need, 96n);
    await moveClock(portal!.platform.running().superuserUrl, new Date(Date.parse(need.bidDeadline) + 60_000));

    const chair = await portal!.person('expert01');
    await judges(chair, need.title, 90);
    await chair.seesHeading(/已提交，等其他评审人/);
    await judges(await portal!.person('expert02'), need.title, 80);

    await chair.opens('/work');
    await chair.follows('去合议');
    await chair.seesHeading('个人评分已截止，等组长写下合议结果');
    // Outside of all individual scores a reason is asked for before anything is sent.
    await chair.types('1 号投标“实施方案”商定的分数', '60');
    await chair.presses('写下合议结果');
    await chair.sees(/请写明 1 号投标“实施方案”商定的理由/);
    await chair.types('1 号投标“实施方案”商定的分数', '82');
    await chair.presses('写下合议结果');
    await chair.seesHeading(/已有结果/);
    expect(await chair.findings()).toEqual([]);

    const again = await portal!.person('factory01');
    await again.opens(`/needs/${need.id}/evaluation`);
    await again.seesHeading('合议结果');
    await again.follows('看投标比较与定标');
    await again.page.getByRole('radio').first().check();
    await again.types('定标理由', '总分第一，方案与需求相符。');
    await again.presses('确认定标');
    await again.page.waitForURL(/\/contracts\//);
    await again.seesHeading(/已起草/);
  },
  LONG,
);
