import { at, dayOf, daysAfter } from './calendar.js';
import type { Board } from './board.js';
import {
  award,
  bought,
  contracted,
  deliverAll,
  deliverMilestone,
  openBids,
  order,
  publish,
  reportMilestone,
  seal,
  signAs,
  type Contract,
  type Deal,
} from './market.acts.js';
import { command, query } from './operations.js';
import { PROJECTS } from './projects.js';
import { claimReserved } from './subsidy.acts.js';
import type { Plot, Story } from './timetable.js';

const RATE = command('matching', 'rateContract', 'input: RateContractInput!', '{ id }');
const ROUNDS = query('subsidy', 'rounds', 'first: Int!', '{ edges { node { id claimsOpen } } }');
const CONTRACT =
  '{ id state totalFen documentHash version pending { documentHash } milestones { id title state } }';
const CHANGE = command(
  'matching',
  'proposeContractChange',
  'id: ID!, reason: String!, change: ContractChangeInput!',
  CONTRACT,
);
const END_TOGETHER = command('matching', 'proposeTermination', 'id: ID!, reason: String!', CONTRACT);
const GIVE_NOTICE = command('matching', 'giveTerminationNotice', 'id: ID!, reason: String!', '{ id }');
const DISPUTE = command(
  'matching',
  'openDispute',
  'contractId: ID!, milestoneId: ID, facts: String!',
  '{ id }',
);
const ANSWER_DISPUTE = command('matching', 'answerDispute', 'id: ID!, statement: String!', '{ id }');
const PAID = command('matching', 'recordPayment', 'input: RecordPaymentInput!', '{ id }');
const PAYMENT_CAME = command('matching', 'decideContractPayment', 'id: ID!, refusal: String', '{ id }');
const REPLACE = command(
  'matching',
  'chooseReplacement',
  'contractId: ID!, providerId: ID!, reason: String!',
  CONTRACT,
);

export function contractStories(board: Board): Record<string, Plot> {
  return {
    'contract-to-sign': (story) => toSign(story, board),
    'contract-delivering': (story) => delivering(story, board, 1, at('08-10')),
    'contract-amendment': (story) => amendment(story, board),
    'contract-ending': (story) => ending(story, board),
    'contract-notice': (story) => noticed(story, board),
    'contract-dispute': (story) => dispute(story, board, 2, 3, true),
    'contract-dispute-open': (story) => dispute(story, board, 9, 2, false),
    'contract-replacement': (story) => replacement(story, board, 12, 7, true),
    'contract-orphaned': (story) => replacement(story, board, 1, 8, false),
    'contract-ordered': (story) => ordered(story, board),
    'contract-to-claim': (story) => toClaim(story, board, 1, 2, false),
    'contract-claimed': (story) => toClaim(story, board, 2, 1, true),
    'contract-claimed-24': (story) => toClaim(story, board, 24, 3, true),
  };
}

/** The winner has signed; the factory has until the middle of October. */
async function toSign(story: Story, { cast }: Board): Promise<void> {
  const factory = cast.factory(1);
  const provider = cast.provider(2);
  await story.until(at('09-14'));
  const need = await publish(story, factory, PROJECTS.maintenance, at('09-24'));
  await seal(story, provider, need.id, PROJECTS.maintenance);
  await story.until(at('09-25'));
  const [bid] = await openBids(story, factory, need.id);
  await signAs(story, provider, await award(story, factory, need.id, bid!.id));
}

/** In the middle of the work: one milestone accepted, one to be accepted, a payment to be confirmed. */
async function delivering(story: Story, { cast }: Board, number: number, from: Date): Promise<void> {
  const factory = cast.factory(number);
  const provider = cast.provider(1);
  await story.until(from);
  const deal = await contracted(story, factory, provider, PROJECTS.quality, daysAfter(from, 7));
  await story.until(daysAfter(from, 30));
  await deliverMilestone(story, deal, 0);
  const half = BigInt(deal.contract.totalFen) / 2n;
  const first = await recordPayment(story, deal, half / 2n, 'A', daysAfter(from, 30));
  await story.act(provider, PAYMENT_CAME, { id: first.id });
  await story.until(at('09-25'));
  await reportMilestone(story, deal, 1);
  await recordPayment(story, deal, half, 'B', at('09-25'));
}

function recordPayment(
  story: Story,
  { factory, provider, contract }: Deal,
  amountFen: bigint,
  mark: string,
  day: Date,
): Promise<{ id: string }> {
  return story.act(factory, PAID, {
    input: {
      contractId: contract.id,
      amountFen: String(amountFen),
      paidOn: dayOf(day),
      bankReference: `YANSHI-${mark}-${factory.account}`,
      proofHash: contract.documentHash,
      payerUnifiedSocialCreditCode: factory.company.unifiedSocialCreditCode,
      payeeUnifiedSocialCreditCode: provider.company.unifiedSocialCreditCode,
    },
  });
}

/** A contract in force, bought from a package in September. */
async function inForce(story: Story, board: Board, factory: number, provider: number): Promise<Deal> {
  await story.until(at('08-24'));
  const packages = await board.packages.promise;
  const { description } = Object.values(PROJECTS)[provider - 1]!;
  return bought(story, board.cast.factory(factory), packages.get(provider)!, description);
}

/** The provider asks for a month more and has signed; the factory has not. */
async function amendment(story: Story, board: Board): Promise<void> {
  const { provider, contract } = await inForce(story, board, 1, 6);
  await story.until(at('09-22'));
  const changed = await story.act<Contract & { pending: { documentHash: string } }>(provider, CHANGE, {
    id: contract.id,
    reason: '海外芯片到货推迟，网关交付顺延一个月。',
    change: { deliveryMonths: 2 },
  });
  await signAs(story, provider, { ...contract, documentHash: changed.pending.documentHash });
}

async function ending(story: Story, board: Board): Promise<void> {
  const { factory, contract } = await inForce(story, board, 10, 5);
  await story.until(at('09-22'));
  await story.act(factory, END_TOGETHER, { id: contract.id, reason: '车间搬迁至新厂区，项目不再实施。' });
}

async function noticed(story: Story, board: Board): Promise<void> {
  const { factory, contract } = await inForce(story, board, 11, 6);
  await story.until(at('09-21'));
  await story.act(factory, GIVE_NOTICE, {
    id: contract.id,
    reason: '约定的上线日期已过三周，两次书面催告后仍未派出实施人员。',
  });
}

async function dispute(
  story: Story,
  board: Board,
  factory: number,
  provider: number,
  answered: boolean,
): Promise<void> {
  const deal = await inForce(story, board, factory, provider);
  await story.until(at('09-18'));
  await reportMilestone(story, deal, 0);
  await story.until(at('09-21'));
  const { id } = await story.act<{ id: string }>(deal.factory, DISPUTE, {
    contractId: deal.contract.id,
    milestoneId: deal.contract.milestones[0]!.id,
    facts: '报告称已上线，但现场仅接入合同约定设备的六成，班组没有培训记录。',
  });
  if (!answered) return;
  await story.until(at('09-23'));
  await story.act(deal.provider, ANSWER_DISPUTE, {
    id,
    statement: '其余设备因产线未停机无法接入，已三次申请停机窗口，培训签到表可以补交。',
  });
}

/** The provider is taken out of the pool in the middle of the work (pool stories); its client chooses another, or has to. */
async function replacement(
  story: Story,
  board: Board,
  factory: number,
  provider: number,
  chosen: boolean,
): Promise<void> {
  const deal = await inForce(story, board, factory, provider);
  await story.until(at('09-10'));
  await deliverMilestone(story, deal, 0);
  await story.until(at('09-24'));
  if (!chosen) return;
  const successor = board.cast.provider(2);
  const drafted = await story.act<Contract>(deal.factory, REPLACE, {
    contractId: deal.contract.id,
    providerId: successor.organisationId,
    reason: '同类案例最多，可在两周内进场接手。',
  });
  await signAs(story, deal.factory, drafted);
}

/** Orders at the listed price that their providers have until the end of the month to take. */
async function ordered(story: Story, board: Board): Promise<void> {
  await story.until(at('09-25'));
  const packages = await board.packages.promise;
  const { description } = PROJECTS.production;
  for (const number of [1, 20]) await order(story, board.cast.factory(number), packages.get(1)!, description);
  await order(story, board.cast.factory(3), packages.get(2)!, PROJECTS.maintenance.description);
}

/** Delivered, and within the window of the round of 2020: with a voucher, or with one to claim. */
async function toClaim(
  story: Story,
  board: Board,
  factory: number,
  provider: number,
  claims: boolean,
): Promise<void> {
  const deal = await inForce(story, board, factory, provider);
  await story.until(at('09-17'));
  await deliverAll(story, deal);
  await story.act(deal.factory, RATE, {
    input: {
      contractId: deal.contract.id,
      quality: 4,
      timeliness: 5,
      service: 4,
      competence: 4,
      value: 4,
      comment: '按期上线，夜班支持响应及时；移动端报表希望再精简。',
    },
  });
  if (!claims) return;
  const { edges } = await story.ask<{ edges: { node: { id: string; claimsOpen: boolean } }[] }>(
    deal.factory,
    ROUNDS,
    { first: 20 },
  );
  await claimReserved(story, deal, edges.find(({ node }) => node.claimsOpen)!.node.id);
}
