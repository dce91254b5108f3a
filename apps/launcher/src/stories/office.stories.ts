import { at } from './calendar.js';
import type { Board } from './board.js';
import { command, query } from './operations.js';
import { PROJECTS } from './projects.js';
import type { Plot, Story } from './timetable.js';

const AMEND_ROUND = command('subsidy', 'proposeAmendment', 'input: ProposeAmendmentInput!', '{ id }');
const REALLOCATE = command('subsidy', 'proposeReallocation', 'input: ProposeReallocationInput!', '{ id }');
const APPROVE_REALLOCATION = command('subsidy', 'approveReallocation', 'id: ID!', '{ id }');
const SCHEMES = query('subsidy', 'schemes', '', '{ id scheme state }');
const DRAFT_SCHEME = command('subsidy', 'draftScheme', 'input: DraftSchemeInput!', '{ id }');
const CHANGE_SCHEME = command('subsidy', 'changeScheme', 'input: ChangeSchemeInput!', '{ id }');
const PROPOSE_SCHEME = command('subsidy', 'proposeScheme', 'id: ID!', '{ id }');
const SUBSIDY_POLICY = command(
  'subsidy',
  'proposeSubsidyPolicy',
  'policy: String!, settings: [PolicySettingInput!]!, reason: String!, inForceFrom: DateTime!',
  '',
);
const MATCHING_POLICY = command(
  'matching',
  'proposeMatchingPolicy',
  'policy: String!, settings: [PolicySettingInput!]!, reason: String!, inForceFrom: DateTime!',
  '',
);
const PERIOD = command('subsidy', 'proposePeriod', 'endsAt: DateTime!, note: String!', '{ number }');
const CLOSE_PERIOD = command('subsidy', 'closePeriod', 'number: Int!', '{ number }');
const OPEN_ALLOCATION = command(
  'matching',
  'openAllocationRound',
  'name: String!, rules: AllocationRulesInput!',
  '{ id }',
);
const PROPOSE_ALLOCATION = command('matching', 'proposeAllocation', 'roundId: ID!', '{ number resultHash }');
const PUBLISH_ALLOCATION = command(
  'matching',
  'publishAllocation',
  'roundId: ID!, number: Int!, resultHash: String!',
  '{ number }',
);
const INVITE = command('identity', 'inviteMember', 'input: InviteMemberInput!', '{ id }');
const ASSIGN = command(
  'subsidy',
  'assignRedemptions',
  'divisionCode: String!, seed: String!',
  '{ redemptionId }',
);
const OTHER_GRANT = command('subsidy', 'declareOtherGrant', 'input: DeclareOtherGrantInput!', '{ id }');
const CONFLICT = command('subsidy', 'declareConflict', 'input: DeclareConflictInput!', '{ id }');

export function officeStories(board: Board): Record<string, Plot> {
  return {
    'office-money': (story) => roundMoney(story, board),
    'office-scheme': (story) => schemes(story, board),
    'office-policy': (story) => policies(story, board),
    'office-period': (story) => periods(story, board),
    'office-allocation': (story) => allocation(story, board),
    'office-people': (story) => people(story, board),
    'office-review': (story) => reviews(story, board),
  };
}

/** Money moved between cities, and changes of the round that wait for the second person. */
async function roundMoney(story: Story, { cast, round }: Board): Promise<void> {
  const manager = cast.person('commission-manager');
  const roundId = await round.promise;
  await story.until(at('08-20'));
  const done = await story.act<{ id: string }>(manager, REALLOCATE, {
    input: {
      roundId,
      fromCity: '442000',
      toCity: '440100',
      amountFen: '20000000',
      reason: '中山本批申领不足，调剂给广州。',
    },
  });
  await story.act(cast.person('commission-approver'), APPROVE_REALLOCATION, { id: done.id });
  await story.until(at('09-24'));
  await story.act(manager, REALLOCATE, {
    input: {
      roundId,
      fromCity: '440600',
      toCity: '441900',
      amountFen: '30000000',
      reason: '东莞有企业轮候，佛山尚有余额。',
    },
  });
  await story.act(manager, AMEND_ROUND, {
    input: {
      roundId,
      redeemTo: at('12-31', '23:00').toISOString(),
      reason: '年底验收集中，兑现截止时间延至当日晚。',
    },
  });
  await story.act(manager, AMEND_ROUND, {
    input: {
      roundId,
      providerId: cast.provider(1).organisationId,
      limitChangeFen: '50000000',
      reason: '平台商抽查合格率高，上调额度。',
    },
  });
}

/** One draft to go on with, one that waits for the second person. */
async function schemes(story: Story, { cast }: Board): Promise<void> {
  const manager = cast.person('commission-manager');
  await story.until(at('09-21'));
  const all = await story.ask<{ id: string; scheme: string; state: string }[]>(manager, SCHEMES);
  const { id: basedOn } = all.find(({ scheme, state }) => scheme === 'GD-2020' && state === 'PUBLISHED')!;
  const lower = {
    name: 'subsidyShare',
    value: '2500',
    source: '演示：2021年预算压缩测算',
    confidence: 'OPERATOR',
  };
  for (const [scheme, name, propose] of [
    ['GD-2021', '2021年服务券方案（演示草案）', false],
    ['GD-2021-JQ', '2021年产业集群专项（演示送审稿）', true],
  ] as const) {
    const { id } = await story.act<{ id: string }>(manager, DRAFT_SCHEME, {
      input: { scheme, name, basedOn },
    });
    await story.act(manager, CHANGE_SCHEME, { input: { id, set: [lower] } });
    if (propose) await story.act(manager, PROPOSE_SCHEME, { id });
  }
}

function setting(name: string, value: string) {
  return { name, value, source: '演示：运营方提案', confidence: 'OPERATOR' };
}

async function policies(story: Story, { cast }: Board): Promise<void> {
  const manager = cast.person('commission-manager');
  await story.until(at('09-22'));
  await story.act(manager, SUBSIDY_POLICY, {
    policy: 'payment',
    settings: [
      setting('payeeCoolOffHours', '120'),
      setting('reminderDays', '[1, 7, 30, 60]'),
      setting('invoiceFollowedMonths', '36'),
    ],
    reason: '账户变更冷静期延长到五日，到期提醒增加一次。',
    inForceFrom: at('12-01', '00:00').toISOString(),
  });
  await story.act(manager, MATCHING_POLICY, {
    policy: 'contractEnd',
    settings: [setting('noticeDays', '20'), setting('handOverDays', '45')],
    reason: '企业反映数据移交时间不足。',
    inForceFrom: at('12-01', '00:00').toISOString(),
  });
}

/** A closed month, and one that is proposed for closing. */
async function periods(story: Story, { cast }: Board): Promise<void> {
  const finance = cast.person('finance');
  await story.until(at('09-04'));
  const { number } = await story.act<{ number: number }>(finance, PERIOD, {
    endsAt: at('08-01', '00:00').toISOString(),
    note: '2020年7月',
  });
  await story.act(cast.person('commission-approver'), CLOSE_PERIOD, { number });
  await story.until(at('09-24'));
  await story.act(finance, PERIOD, { endsAt: at('09-01', '00:00').toISOString(), note: '2020年8月' });
}

/** A round of shortlists that is published, and one that waits for the second person. */
async function allocation(story: Story, { cast }: Board): Promise<void> {
  const manager = cast.person('commission-manager');
  await story.until(at('09-24'));
  for (const [name, scenarios, publish] of [
    ['佛山生产管控专场（演示）', ['S06'], true],
    ['佛山质量与设备专场（演示）', ['S07', 'S08'], false],
  ] as const) {
    const { id: roundId } = await story.act<{ id: string }>(manager, OPEN_ALLOCATION, {
      name,
      rules: {
        choices: 3,
        least: 2,
        placesPerProject: 3,
        subsidyShare: 3000,
        subsidyMostFen: '50000000',
        worthFirst: 5000,
        worthLeast: 1000,
        seed: `${name} 体彩排列五 演示`,
        remedies: '可在服务商目录中自行选择，或等待下一轮。',
        cityCodes: ['440600'],
        scenarios,
      },
    });
    const { number, resultHash } = await story.act<{ number: number; resultHash: string }>(
      manager,
      PROPOSE_ALLOCATION,
      { roundId },
    );
    if (publish)
      await story.act(cast.person('commission-approver'), PUBLISH_ALLOCATION, {
        roundId,
        number,
        resultHash,
      });
  }
}

/** Roles on offer: to colleagues of companies, and to officials, whom a second person has to agree to. */
async function people(story: Story, { cast }: Board): Promise<void> {
  await story.until(at('09-25'));
  const offers = [
    ['factory01', 'expert01', 'ENTERPRISE_PREPARER'],
    ['factory01', 'expert02', 'ENTERPRISE_VIEWER'],
    ['provider01', 'newcomer01', 'PROVIDER_SALES'],
    ['provider01', 'newcomer02', 'PROVIDER_DELIVERY'],
  ] as const;
  for (const [by, account, role] of offers) {
    const inviter = cast.person(by);
    await story.act(inviter, INVITE, {
      input: { organisationId: inviter.organisationId, account, role },
    });
  }
  const admin = cast.person('admin');
  for (const [bureau, account, role, divisionCode] of [
    ['bureau-foshan', 'newcomer03', 'BUREAU_REVIEWER', '440600'],
    ['bureau-guangzhou', 'newcomer04', 'BUREAU_REVIEWER', '440100'],
    ['bureau-dongguan', 'newcomer05', 'BUREAU_APPROVER', '441900'],
  ] as const)
    await story.act(admin, INVITE, {
      input: { organisationId: cast.person(bureau).organisationId, account, role, divisionCode },
    });
}

/** Files given to reviewers by load, another fund that paid for the same, and an official who keeps away. */
async function reviews(story: Story, { cast }: Board): Promise<void> {
  await story.until(at('09-24'));
  const factory = cast.factory(16);
  await story.act(cast.person('bureau-foshan'), OTHER_GRANT, {
    input: {
      enterpriseId: factory.organisationId,
      fund: '佛山市技术改造资金（演示）',
      title: `${PROJECTS.planning.title}（标准套餐）`,
      scope: `${PROJECTS.planning.description}${PROJECTS.planning.approach}`,
      amountFen: '12000000',
      grantedOn: '2019-11-20',
    },
  });
  await story.act(cast.person('bureau-nanhai'), CONFLICT, {
    input: {
      subjectKind: 'PROVIDER',
      subjectId: cast.otherProviders[10]!.providerId,
      kind: 'FAMILY',
      fromOn: '2019-01-01',
      toOn: '2021-12-31',
      note: '配偶在该公司任项目经理。',
    },
  });
  await story.until(at('09-25', '16:00'));
  await story.act(cast.person('bureau-guangzhou-approver'), ASSIGN, {
    divisionCode: '440100',
    seed: '2020-09-25 体彩排列五 演示',
  });
}
