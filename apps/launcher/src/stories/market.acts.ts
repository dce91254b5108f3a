import { dayOf, daysAfter } from './calendar.js';
import type { Factory, Provider } from './cast.js';
import { command, query } from './operations.js';
import type { Story } from './timetable.js';
import type { Project } from './projects.js';

const CONTRACT = '{ id state totalFen documentHash signedOn version milestones { id title state } }';
const PUBLISH = command('matching', 'publishNeed', 'input: PublishNeedInput!', '{ id }');
const SEAL = command('matching', 'sealBid', 'input: SealBidInput!', '{ bidId }');
const BIDS = query('matching', 'bids', 'needId: ID!', '{ id priceFen provider { id } }');
const AWARD = command(
  'matching',
  'awardNeed',
  'needId: ID!, bidId: ID!, reason: String!, deviationReason: String, fewBidsReason: String',
  CONTRACT,
);
const SIGN = command('matching', 'signContract', 'id: ID!, documentHash: String!', CONTRACT);
const REPORT = command('matching', 'reportMilestone', 'milestoneId: ID!, report: String!', CONTRACT);
const ACCEPT = command('matching', 'acceptMilestone', 'milestoneId: ID!', CONTRACT);
const BUY = command('matching', 'buyDirect', 'input: BuyDirectInput!', '{ id }');
const TAKE_ORDER = command(
  'matching',
  'answerDirectPurchase',
  'id: ID!, accepted: Boolean!, reason: String!',
  '{ id contractId }',
);
const CONTRACT_NOW = query('matching', 'contract', 'id: ID!', CONTRACT);

export interface Contract {
  readonly id: string;
  readonly totalFen: string;
  readonly documentHash: string;
  readonly version: number;
  readonly milestones: readonly { readonly id: string; readonly title: string; readonly state: string }[];
}

/** Both sides of a contract, and what it is about. */
export interface Deal {
  readonly factory: Factory;
  readonly provider: Provider;
  readonly contract: Contract;
}

export interface Need {
  readonly id: string;
}

/** Publishes a need for a project now. */
export function publish(
  story: Story,
  factory: Factory,
  project: Project,
  bidDeadline: Date,
  more: Record<string, unknown> = {},
): Promise<Need> {
  const { title, description, scenario, priceFen, protocols = [], integrations = ['ERP'] } = project;
  return story.act<Need>(factory, PUBLISH, {
    input: {
      enterpriseId: factory.organisationId,
      title,
      description,
      scenario,
      protocols,
      integrations,
      budgetFromFen: String((priceFen * 8n) / 10n),
      budgetToFen: String((priceFen * 11n) / 10n),
      deliverBy: dayOf(daysAfter(bidDeadline, 150)),
      bidDeadline: bidDeadline.toISOString(),
      ...more,
    },
  });
}

/** Seals a bid at a share of the project's price, in two lines and two milestones. */
export function seal(
  story: Story,
  provider: Provider,
  needId: string,
  project: Project,
  percent = 100,
): Promise<{ bidId: string }> {
  const priceFen = (project.priceFen * BigInt(percent)) / 100n;
  const accessFen = priceFen / 4n;
  return story.act(provider, SEAL, {
    input: {
      needId,
      providerId: provider.organisationId,
      priceFen: String(priceFen),
      lines: [
        {
          kind: 'PLATFORM_SERVICE',
          description: `${project.title}：平台订阅两年`,
          amountFen: String(priceFen - accessFen),
          industrialPlatform: true,
          publicCloud: true,
        },
        {
          kind: 'EQUIPMENT_ACCESS',
          description: '设备接入网关与现场调试',
          amountFen: String(accessFen),
          industrialPlatform: true,
          publicCloud: false,
        },
      ],
      deliveryMonths: 2,
      milestones: [
        { title: '设备接入与系统上线', dueInMonths: 1 },
        { title: '试运行与验收', dueInMonths: 2 },
      ],
      proposal: `${project.approach}（${provider.company.name}）`,
    },
  });
}

export interface Bid {
  readonly id: string;
  readonly priceFen: string;
  readonly provider: { readonly id: string };
}

/** The bids, cheapest first; they open by themselves at the deadline. */
export async function openBids(story: Story, factory: Factory, needId: string): Promise<Bid[]> {
  const bids = await story.ask<Bid[]>(factory, BIDS, { needId });
  return bids.toSorted((a, b) => Number(BigInt(a.priceFen) - BigInt(b.priceFen)));
}

export function award(
  story: Story,
  factory: Factory,
  needId: string,
  bidId: string,
  more: Record<string, unknown> = {},
): Promise<Contract> {
  const reason = '价格与实施方案综合最优，设备接入范围完整，交付期满足要求。';
  return story.act<Contract>(factory, AWARD, { needId, bidId, reason, ...more });
}

async function signBoth(story: Story, { factory, provider, contract }: Deal): Promise<Contract> {
  const { id, documentHash } = contract;
  await story.act(provider, SIGN, { id, documentHash });
  return story.act<Contract>(factory, SIGN, { id, documentHash });
}

export function signAs(
  story: Story,
  side: Factory | Provider,
  { id, documentHash }: Contract,
): Promise<Contract> {
  return story.act<Contract>(side, SIGN, { id, documentHash });
}

/** A contract by way of a call for bids: published now, one bid, open after a week, signed by both. */
export async function contracted(
  story: Story,
  factory: Factory,
  provider: Provider,
  project: Project,
  bidDeadline: Date,
): Promise<Deal> {
  const need = await publish(story, factory, project, bidDeadline);
  await seal(story, provider, need.id, project);
  await story.until(daysAfter(bidDeadline, 1));
  const [bid] = await openBids(story, factory, need.id);
  const drafted = await award(story, factory, need.id, bid!.id);
  return { factory, provider, contract: await signBoth(story, { factory, provider, contract: drafted }) };
}

/** A contract by buying a package of the catalogue at its listed price. */
export async function bought(
  story: Story,
  factory: Factory,
  { provider, solutionId, scenario }: Package,
  description: string,
): Promise<Deal> {
  const purchase = await story.act<{ id: string }>(factory, BUY, {
    input: {
      enterpriseId: factory.organisationId,
      solutionId,
      catalogueVersion: 1,
      scenario,
      description,
    },
  });
  const { contractId } = await story.act<{ contractId: string }>(provider, TAKE_ORDER, {
    id: purchase.id,
    accepted: true,
    reason: '产能可以安排，按目录标价承接。',
  });
  const drafted = await story.ask<Contract>(factory, CONTRACT_NOW, { id: contractId });
  return { factory, provider, contract: await signBoth(story, { factory, provider, contract: drafted }) };
}

/** An order that nobody has answered. */
export function order(
  story: Story,
  factory: Factory,
  { solutionId, scenario }: Package,
  description: string,
): Promise<unknown> {
  return story.act(factory, BUY, {
    input: {
      enterpriseId: factory.organisationId,
      solutionId,
      catalogueVersion: 1,
      scenario,
      description,
    },
  });
}

/** The provider reports a milestone; it waits for the factory's acceptance. */
export function reportMilestone(
  story: Story,
  { provider, contract }: Deal,
  number: number,
): Promise<Contract> {
  const { id, title } = contract.milestones[number]!;
  return story.act<Contract>(provider, REPORT, {
    milestoneId: id,
    report: `「${title}」已按合同完成，附现场记录与测试数据。`,
  });
}

export async function deliverMilestone(story: Story, deal: Deal, number: number): Promise<Contract> {
  await reportMilestone(story, deal, number);
  return story.act<Contract>(deal.factory, ACCEPT, { milestoneId: deal.contract.milestones[number]!.id });
}

/** All milestones are reported and accepted. */
export async function deliverAll(story: Story, deal: Deal): Promise<Deal> {
  for (const number of deal.contract.milestones.keys()) await deliverMilestone(story, deal, number);
  return deal;
}

/** An item of the catalogue with one price, so that it can be bought directly. */
export interface Package {
  readonly provider: Provider;
  readonly solutionId: string;
  readonly scenario: string;
}

const PUBLISH_SOLUTION = command(
  'provider',
  'publishSolution',
  'input: PublishSolutionInput!',
  '{ id catalogueVersion }',
);

export async function offer(story: Story, provider: Provider, project: Project): Promise<Package> {
  const priceFen = String(project.priceFen);
  const { id } = await story.act<{ id: string }>(provider, PUBLISH_SOLUTION, {
    input: {
      providerId: provider.organisationId,
      title: `${project.title}（标准套餐）`,
      summary: project.approach,
      scenarios: [project.scenario],
      industries: [],
      sizeClasses: [],
      regions: [],
      protocols: project.protocols ?? [],
      integrations: project.integrations ?? ['ERP'],
      priceFromFen: priceFen,
      priceToFen: priceFen,
      lines: [{ kind: 'PLATFORM_SERVICE', description: '标准套餐两年订阅与实施', amountFen: priceFen }],
      deliveryMonths: 1,
      capacityPerMonth: 12,
      industrialPlatform: true,
      publicCloud: true,
    },
  });
  return { provider, solutionId: id, scenario: project.scenario };
}
