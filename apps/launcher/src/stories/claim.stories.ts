import { at, daysAfter } from './calendar.js';
import { enlist, type Board, type File } from './board.js';
import type { Factory } from './cast.js';
import { bought, contracted, deliverAll, type Deal } from './market.acts.js';
import type { Person } from './person.js';
import { PROJECTS } from './projects.js';
import {
  approve,
  claim,
  claimReserved,
  reject,
  release,
  review,
  saveDraft,
  sendBack,
  submit,
  tellAccount,
  type Claimed,
} from './subsidy.acts.js';
import type { Plot, Story } from './timetable.js';

const DESCRIBED = Object.values(PROJECTS);
/** Claims of the summer's round are filed on the day of the contract; delivery takes until then. */
const BOUGHT = at('07-02');
const DELIVERED = at('07-20');

/** How far a file has come when people come in. */
type Fate =
  | 'PAID_BY_HAND'
  | 'PAID_BY_RUN'
  | 'REJECTED'
  | 'PAYABLE'
  | 'IN_RUN'
  | 'PAYING'
  | 'NOTICED'
  | 'APPROVED'
  | 'REVIEWED'
  | 'SUBMITTED'
  | 'RETURNED'
  | 'DRAFT'
  | 'RESERVED'
  | 'RELEASED'
  | 'WAITING';

/** When the file is handed in: those that have come further, earlier. */
const SUBMITTED_ON: Partial<Record<Fate, Date>> = {
  PAID_BY_HAND: at('08-03'),
  PAID_BY_RUN: at('08-03'),
  REJECTED: at('08-03'),
  PAYABLE: at('09-07'),
  IN_RUN: at('09-07'),
  PAYING: at('09-07'),
  NOTICED: at('09-21'),
  APPROVED: at('09-22'),
  REVIEWED: at('09-23'),
  SUBMITTED: at('09-25'),
  RETURNED: at('09-22'),
};

/** Whose file, for which provider's package, and how far it has come. */
const FILES: readonly (readonly [factory: number, provider: number, fate: Fate])[] = [
  [4, 2, 'PAID_BY_HAND'],
  [5, 3, 'PAID_BY_HAND'],
  [6, 4, 'PAID_BY_RUN'],
  [7, 5, 'PAID_BY_RUN'],
  [2, 2, 'PAID_BY_RUN'],
  [8, 6, 'REJECTED'],
  [9, 1, 'PAYABLE'],
  [10, 2, 'PAYABLE'],
  [11, 3, 'PAYABLE'],
  [12, 4, 'PAYABLE'],
  [13, 5, 'PAYABLE'],
  [14, 6, 'IN_RUN'],
  [15, 1, 'IN_RUN'],
  [16, 2, 'PAYING'],
  [17, 3, 'PAYING'],
  [18, 4, 'NOTICED'],
  [19, 5, 'NOTICED'],
  [4, 6, 'NOTICED'],
  [5, 1, 'APPROVED'],
  [6, 2, 'APPROVED'],
  [7, 3, 'APPROVED'],
  [8, 4, 'APPROVED'],
  [9, 5, 'APPROVED'],
  [10, 6, 'REVIEWED'],
  [11, 1, 'REVIEWED'],
  [12, 2, 'REVIEWED'],
  [13, 3, 'REVIEWED'],
  [14, 4, 'REVIEWED'],
  [15, 5, 'SUBMITTED'],
  [16, 6, 'SUBMITTED'],
  [17, 1, 'SUBMITTED'],
  [18, 2, 'SUBMITTED'],
  [6, 3, 'SUBMITTED'],
  [19, 4, 'SUBMITTED'],
  [20, 1, 'SUBMITTED'],
  [1, 4, 'RETURNED'],
  [3, 5, 'RETURNED'],
  [2, 5, 'DRAFT'],
  [20, 3, 'RESERVED'],
  [21, 2, 'RELEASED'],
  [22, 1, 'WAITING'],
  [23, 3, 'WAITING'],
];

export function claimStories(board: Board): Record<string, Plot> {
  const told = FILES.map(([factory, provider, fate]): [string, Plot] => [
    `claim-${factory}-${provider}`,
    (story) => file(story, board, board.cast.factory(factory), provider, fate),
  ]);
  return { ...Object.fromEntries(told), 'claim-1-paid': (story) => counted(story, board) };
}

async function file(
  story: Story,
  board: Board,
  factory: Factory,
  provider: number,
  fate: Fate,
): Promise<void> {
  await story.until(BOUGHT);
  const packages = await board.packages.promise;
  const deal = await bought(story, factory, packages.get(provider)!, DESCRIBED[provider - 1]!.description);
  const claimed = await claimIn(story, deal, await board.round.promise, fate);
  if (fate === 'WAITING') return;
  if (fate === 'RELEASED') return void (await release(story, claimed));
  await story.until(DELIVERED);
  await deliverAll(story, deal);
  board.files.set(story.name, fileOfDeal(deal));
  await further(story, board, claimed, fate);
}

/** A claim in the round, or in line for it. */
async function claimIn(story: Story, deal: Deal, roundId: string, fate: Fate): Promise<Claimed> {
  if (fate !== 'WAITING') return claimReserved(story, deal, roundId);
  // After those whose money is held.
  await story.until(daysAfter(BOUGHT, 1));
  return claim(story, deal, roundId);
}

async function further(story: Story, board: Board, claimed: Claimed, fate: Fate): Promise<void> {
  const { cast } = board;
  if (fate === 'DRAFT') {
    await story.until(at('09-24'));
    return void (await saveDraft(story, claimed, at('09-24')));
  }
  const handedIn = SUBMITTED_ON[fate];
  if (!handedIn) return;
  await story.until(handedIn);
  await tellAccount(story, claimed.factory);
  const id = await submit(story, claimed, handedIn);
  board.files.get(story.name)!.redemptionId = id;
  if (fate === 'SUBMITTED') return;
  const reviewer = reviewerOf(board, claimed.factory);
  await story.until(daysAfter(handedIn, 1));
  if (fate === 'RETURNED') return void (await sendBack(story, reviewer, id));
  await review(story, reviewer, id);
  if (fate === 'REVIEWED') return;
  const approver = cast.person('commission-approver');
  if (fate === 'REJECTED') return void (await reject(story, approver, id));
  await approve(story, approver, id);
  enlist(board, fate, id);
}

/** The file that goes all the way and counts: bids, contract, voucher, money, use, and what the sides think of each other. */
async function counted(story: Story, board: Board): Promise<void> {
  const { cast } = board;
  const deal = await contracted(story, cast.factory(1), cast.provider(1), PROJECTS.production, at('07-06'));
  const claimed = await claimReserved(story, deal, await board.round.promise);
  await story.until(DELIVERED);
  await deliverAll(story, deal);
  board.files.set(story.name, fileOfDeal(deal));
  await further(story, board, claimed, 'PAID_BY_HAND');
}

function fileOfDeal({ factory, provider, contract }: Deal): File {
  return { factory, provider, contractId: contract.id, redemptionId: '' };
}

/** Who reviews the files of a factory: the bureau of its city. */
function reviewerOf({ cast }: Board, { company }: Factory): Person {
  const bureaus: Record<string, string> = {
    '4406': 'bureau-foshan',
    '4401': 'bureau-guangzhou',
    '4419': 'bureau-dongguan',
  };
  return cast.person(bureaus[company.divisionCode.slice(0, 4)]!);
}
