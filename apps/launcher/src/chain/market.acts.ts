import type { Cast } from './cast.js';
import type { Player } from './player.js';
import { after, dayOf, money, shanghai, type Story } from './story.js';

const PUBLISH = `mutation ($input: PublishNeedInput!, $key: ID!) {
  publishNeed(input: $input, idempotencyKey: $key) { id state bidDeadline } }`;

const MATCHES = `query ($needId: ID!) { matches(needId: $needId, first: 5) { considered rankingVersion
  ranked { rank scoreHundredths contributions { criterion pointsHundredths } solution { title } provider { id name } } leftOut { wouldScoreHundredths } } }`;

export const SEAL = `mutation ($input: SealBidInput!, $key: ID!) {
  sealBid(input: $input, idempotencyKey: $key) { bidId sealedAt contentHash } }`;

const BIDS = `query ($needId: ID!) { bids(needId: $needId) { id priceFen provider { name } } }`;

const CONTRACT = `id state number totalFen documentHash signedOn milestones { id title state }`;
const AWARD = `mutation ($needId: ID!, $bidId: ID!, $reason: String!, $key: ID!) {
  awardNeed(needId: $needId, bidId: $bidId, reason: $reason, idempotencyKey: $key) { ${CONTRACT} } }`;
const SIGN = `mutation ($id: ID!, $documentHash: String!, $key: ID!) {
  signContract(id: $id, documentHash: $documentHash, idempotencyKey: $key) { ${CONTRACT} } }`;
const REPORT = `mutation ($id: ID!, $report: String!, $key: ID!) {
  reportMilestone(milestoneId: $id, report: $report, idempotencyKey: $key) { ${CONTRACT} } }`;
const ACCEPT = `mutation ($id: ID!, $key: ID!) { acceptMilestone(milestoneId: $id, idempotencyKey: $key) { ${CONTRACT} } }`;

const BID_HOURS = 6;

export interface Contract {
  readonly id: string;
  readonly state: string;
  readonly number: string | null;
  readonly totalFen: string;
  readonly documentHash: string;
  readonly signedOn: string | null;
  readonly milestones: readonly { readonly id: string; readonly title: string; readonly state: string }[];
}

interface Ranked {
  readonly considered: number;
  readonly rankingVersion: string;
  readonly ranked: readonly {
    readonly rank: number;
    readonly scoreHundredths: number;
    readonly contributions: readonly { readonly criterion: string; readonly pointsHundredths: number }[];
    readonly solution: { readonly title: string };
    readonly provider: { readonly name: string };
  }[];
  readonly leftOut: readonly unknown[];
}

export interface Need {
  readonly id: string;
  readonly bidDeadline: string;
}

export async function publishNeed(cast: Cast, story: Story, enterpriseId: string): Promise<Need> {
  const now = await cast.now();
  const input = {
    enterpriseId,
    title: '冲压与机加工车间生产管控上云',
    description:
      '两个车间共46台冲床和加工中心，班组用纸质工单报工，进度靠电话问。希望设备联网采集产量与停机，工单线上派发和报工，与现有ERP打通，管理层能看到当天达成率。',
    scenario: 'S06',
    protocols: ['OPC UA', 'Modbus TCP'],
    integrations: ['ERP'],
    budgetFromFen: '15000000',
    budgetToFen: '60000000',
    deliverBy: dayOf(after(now, 24 * 120)),
    bidDeadline: after(now, BID_HOURS).toISOString(),
  };
  const { publishNeed: need } = await story.tell(
    cast.factory,
    'The factory publishes what it wants to upgrade',
    () =>
      cast.factory.until(
        () =>
          cast.factory.do<{ publishNeed: Need & { state: string } }>(
            PUBLISH,
            { input },
            `need-${enterpriseId}`,
          ),
        () => true,
        'The certification reaches matching',
      ),
    ({ publishNeed: { state, bidDeadline } }) => `${state}, bids until ${shanghai(new Date(bidDeadline))}`,
  );
  const { matches } = await story.tell(
    cast.factory,
    'It sees who fits, ranked, with the reasons',
    () => cast.factory.ask<{ matches: Ranked }>(MATCHES, { needId: need.id }),
    ({ matches: { considered, ranked, leftOut, rankingVersion } }) =>
      `${considered} solutions considered, ${leftOut.length} of those left out shown with their reason, ranking ${rankingVersion}; best: ${ranked[0]?.provider.name}`,
  );
  for (const { rank, scoreHundredths, contributions, solution, provider } of matches.ranked.slice(0, 3)) {
    const reasons = contributions
      .filter(({ pointsHundredths }) => pointsHundredths > 0)
      .map(({ criterion, pointsHundredths }) => `${criterion} ${pointsHundredths / 100}`);
    story.line(
      `    #${rank}  ${scoreHundredths / 100} points: ${provider.name} · ${solution.title}\n        = ${reasons.join(' + ')}`,
    );
  }
  return need;
}

/** A sealed bid with itemised lines; one line is for automation equipment, which no voucher pays. */
export function bidInput(needId: string, providerId: string, platformFen: bigint) {
  const lines = [
    {
      kind: 'PLATFORM_SERVICE',
      description: '工业互联网平台生产管控订阅两年',
      amountFen: platformFen,
      industrialPlatform: true,
      publicCloud: true,
    },
    {
      kind: 'EQUIPMENT_ACCESS',
      description: '46台设备接入网关与调试',
      amountFen: 6_800_000n,
      industrialPlatform: true,
      publicCloud: false,
    },
    {
      kind: 'IMPLEMENTATION',
      description: '工单与报工流程实施、ERP接口',
      amountFen: 4_200_000n,
      industrialPlatform: true,
      publicCloud: false,
    },
    {
      kind: 'AUTOMATION_EQUIPMENT',
      description: '上下料机械手一台',
      amountFen: 3_000_000n,
      industrialPlatform: false,
      publicCloud: false,
    },
  ];
  return {
    needId,
    providerId,
    priceFen: String(lines.reduce((total, { amountFen }) => total + amountFen, 0n)),
    lines: lines.map((line) => ({ ...line, amountFen: String(line.amountFen) })),
    deliveryMonths: 3,
    proposal:
      '分两批停机窗口接入设备，先冲压后机加，第三个月试运行并培训班组长，验收以当天达成率看板与ERP对账一致为准。',
  };
}

async function providerOf(player: Player): Promise<string> {
  const { me } = await player.ask<{ me: { memberships: { organisationId: string }[] } }>(
    '{ me { memberships { organisationId } } }',
  );
  return me.memberships[0]!.organisationId;
}

export async function bid(cast: Cast, story: Story, need: Need): Promise<string> {
  for (const [i, provider] of cast.providers.entries()) {
    const input = bidInput(need.id, await providerOf(provider), 18_000_000n + BigInt(i) * 2_500_000n);
    await story.tell(
      provider,
      'A provider seals its bid',
      () => provider.do<{ sealBid: { sealedAt: string; contentHash: string } }>(SEAL, { input }),
      ({ sealBid: { contentHash } }) => `sealed, SHA-256 of the content ${contentHash.slice(0, 16)}…`,
    );
  }
  await story.refused(
    cast.factory,
    'The factory tries to read the bids before the deadline',
    'NOT_YET_OPEN',
    () => cast.factory.ask(BIDS, { needId: need.id }),
  );
  await story.wait(after(new Date(need.bidDeadline), 1 / 60), 'the bids open by themselves at the deadline');
  const { bids } = await story.tell(
    cast.factory,
    'The bids are open',
    () =>
      cast.factory.ask<{ bids: { id: string; priceFen: string; provider: { name: string } }[] }>(BIDS, {
        needId: need.id,
      }),
    ({ bids: opened }) =>
      opened.map(({ priceFen, provider }) => `${provider.name} ${money(priceFen)}`).join('; '),
  );
  return bids.toSorted((a, b) => Number(BigInt(a.priceFen) - BigInt(b.priceFen)))[0]!.id;
}

export async function contract(cast: Cast, story: Story, need: Need, bidId: string): Promise<Contract> {
  const [provider] = cast.providers as [Player];
  const { awardNeed: drafted } = await story.tell(
    cast.factory,
    'The factory awards the need; the contract is drafted from the bid',
    () =>
      cast.factory.do<{ awardNeed: Contract }>(AWARD, {
        needId: need.id,
        bidId,
        reason: '价格最低，设备接入范围完整，交付期满足要求。',
      }),
    ({ awardNeed: { state, totalFen, documentHash } }) =>
      `${state}, ${money(totalFen)}, document ${documentHash.slice(0, 16)}…`,
  );
  const signature = { id: drafted.id, documentHash: drafted.documentHash };
  await story.tell(
    provider,
    'The provider signs the document',
    () => provider.do<{ signContract: Contract }>(SIGN, signature),
    ({ signContract: { state } }) => state,
  );
  const { signContract: signed } = await story.tell(
    cast.factory,
    'The factory signs the same document',
    () => cast.factory.do<{ signContract: Contract }>(SIGN, signature),
    ({ signContract: { state, number, signedOn } }) => `${state}, number ${number}, signed on ${signedOn}`,
  );
  return signed;
}

export async function deliver(cast: Cast, story: Story, signed: Contract): Promise<void> {
  const [provider] = cast.providers as [Player];
  for (const { id, title } of signed.milestones) {
    await story.tell(
      provider,
      `The provider reports the milestone 「${title}」`,
      () => provider.do<{ reportMilestone: Contract }>(REPORT, { id, report: '已按合同完成，附现场记录。' }),
      ({ reportMilestone: { state } }) => `contract ${state}`,
    );
    await story.tell(
      cast.factory,
      `The factory accepts 「${title}」`,
      () => cast.factory.do<{ acceptMilestone: Contract }>(ACCEPT, { id }),
      ({ acceptMilestone: { state } }) => `contract ${state}`,
    );
  }
}
