import { at, STORIES_BEGIN } from './calendar.js';
import { listed, type Board } from './board.js';
import { offer, type Package } from './market.acts.js';
import { command, query } from './operations.js';
import { PROJECTS } from './projects.js';
import { confirm, notice, objectTo, payByHand } from './subsidy.acts.js';
import type { Plot, Story } from './timetable.js';

const SCHEMES = query('subsidy', 'schemes', '', '{ id scheme state }');
const PROPOSE_ROUND = command('subsidy', 'proposeRound', 'input: ProposeRoundInput!', '{ id }');
const PUBLISH_ROUND = command('subsidy', 'publishRound', 'id: ID!', '{ id }');
const MAKE_RUN = command(
  'subsidy',
  'makePaymentRun',
  'roundId: ID!, redemptionIds: [ID!]',
  '{ id state lineCount }',
);
const SEND_RUN = command('subsidy', 'sendPaymentRun', 'id: ID!', '{ id state }');
const COLLECT = command('subsidy', 'collectBankFiles', '', '{ name }');

export function programmeStories(board: Board): Record<string, Plot> {
  return {
    round: (story) => round(story, board),
    packages: (story) => packages(story, board),
    money: (story) => money(story, board),
  };
}

async function schemeOf(story: Story, board: Board, scheme: string): Promise<string> {
  const found = await story.ask<{ id: string; scheme: string; state: string }[]>(
    board.cast.person('commission-manager'),
    SCHEMES,
  );
  return found.find((each) => each.scheme === scheme && each.state === 'PUBLISHED')!.id;
}

/** The round of the summer. 东莞 has so little that claims wait. */
async function round(story: Story, board: Board): Promise<void> {
  const { cast } = board;
  try {
    const { id } = await story.act<{ id: string }>(cast.person('commission-manager'), PROPOSE_ROUND, {
      input: {
        basedOn: await schemeOf(story, board, 'GD-2020'),
        name: '2020年夏季补充批次（演示）',
        claimFrom: STORIES_BEGIN.toISOString(),
        claimTo: at('08-14', '17:00').toISOString(),
        redeemFrom: at('08-01', '09:00').toISOString(),
        redeemTo: at('12-31', '17:00').toISOString(),
        budgetFen: '2000000000',
        tranches: [
          { cityCode: '440600', amountFen: '1200000000' },
          { cityCode: '440100', amountFen: '400000000' },
          { cityCode: '441900', amountFen: '5000000' },
          { cityCode: '442000', amountFen: '100000000' },
        ],
      },
    });
    await story.act(cast.person('commission-approver'), PUBLISH_ROUND, { id });
    board.round.resolve(id);
  } catch (error) {
    board.round.reject(error);
    throw error;
  }
}

async function packages(story: Story, board: Board): Promise<void> {
  try {
    const projects = Object.values(PROJECTS);
    const made = new Map<number, Package>();
    for (let number = 1; number <= 8; number++)
      made.set(number, await offer(story, board.cast.provider(number), projects[number - 1]!));
    board.packages.resolve(made);
  } catch (error) {
    board.packages.reject(error);
    throw error;
  }
}

/** Notices, payments and the bank, for the files of all stories together. */
async function money(story: Story, board: Board): Promise<void> {
  const { cast } = board;
  const manager = cast.person('commission-manager');
  const finance = cast.person('finance');
  const roundId = await board.round.promise;
  await story.until(at('08-05'));
  await notice(story, manager, roundId, listed(board, 'PAID_BY_HAND', 'PAID_BY_RUN'));
  await story.until(at('08-14'));
  for (const { id } of await payByHand(story, finance, listed(board, 'PAID_BY_HAND')))
    await confirm(story, finance, id);
  const run = await story.act<{ id: string }>(finance, MAKE_RUN, {
    roundId,
    redemptionIds: listed(board, 'PAID_BY_RUN'),
  });
  await story.act(finance, SEND_RUN, { id: run.id });
  await story.act(finance, COLLECT);
  await story.until(at('08-17'));
  await story.act(finance, COLLECT);

  await story.until(at('09-09'));
  await notice(story, manager, roundId, listed(board, 'PAYABLE', 'IN_RUN', 'PAYING'));
  await story.until(at('09-18'));
  await payByHand(story, finance, listed(board, 'PAYING'));
  await story.act(finance, MAKE_RUN, { roundId, redemptionIds: listed(board, 'IN_RUN') });
  await story.until(at('09-23'));
  const noticed = listed(board, 'NOTICED');
  await notice(story, manager, roundId, noticed);
  await story.until(at('09-25', '15:00'));
  await objectTo(
    story,
    cast.person('newcomer07'),
    noticed[0]!,
    '该企业车间今年6月已停产搬迁，公示所列46台设备多数已经转卖，系统没有实际使用。',
    '演示市民甲',
  );
  for (const id of noticed.slice(1))
    await objectTo(
      story,
      cast.person('newcomer08'),
      id,
      '同一套系统去年已经得到市级技术改造资金支持，发票内容相同，属于重复申报。',
      '演示市民乙',
    );
}
