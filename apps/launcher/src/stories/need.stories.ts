import { at, dayOf, daysAfter } from './calendar.js';
import type { Board } from './board.js';
import type { Factory, Provider } from './cast.js';
import { award, openBids, publish, seal, type Need } from './market.acts.js';
import { command, query } from './operations.js';
import type { Person } from './person.js';
import { PROJECTS, type Project } from './projects.js';
import type { Plot, Story } from './timetable.js';

const ASK = command('matching', 'askQuestion', 'needId: ID!, providerId: ID!, text: String!', '{ id }');
const ANSWER = command('matching', 'answerQuestion', 'id: ID!, answer: String!', '{ id }');
const AMEND = command(
  'matching',
  'amendNeed',
  'needId: ID!, changes: NeedChangesInput!, addendum: String!',
  '{ id }',
);
const CLOSE = command(
  'matching',
  'closeNeed',
  'needId: ID!, reason: NeedClosingReason!, note: String!',
  '{ id }',
);
const FOLLOW = command('matching', 'followNeed', 'needId: ID!, providerId: ID!', '{ following }');
const ANSWER_NEED = command('matching', 'answerNeed', 'input: AnswerNeedInput!', '{ id }');
const MATCHES = query('matching', 'matches', 'needId: ID!, first: Int!', '{ considered }');
const SET_EVALUATION = command(
  'matching',
  'setEvaluation',
  'needId: ID!, input: EvaluationInput!',
  '{ needId }',
);
const APPOINT = command(
  'matching',
  'appointEvaluators',
  'needId: ID!, people: [EvaluatorInput!]!',
  '{ needId }',
);
const NO_INTEREST = command('matching', 'declareInterest', 'needId: ID!, conflict: String', '{ needId }');
const SHEET = query('matching', 'evaluationSheet', 'needId: ID!', '{ bids { number } }');
const SCORE = command('matching', 'submitScores', 'needId: ID!, scores: [ScoreInput!]!', '{ needId }');
const COMPLAIN = command('matching', 'raiseComplaint', 'needId: ID!, grounds: String!', '{ id }');
const ANSWER_COMPLAINT = command('matching', 'answerComplaint', 'id: ID!, answer: String!', '{ id }');
const FOLLOW_COMPLAINT = command('matching', 'followComplaint', 'id: ID!, to: ComplaintFollowUp!', '{ id }');
const SAVE_DRAFT = command('matching', 'saveNeedDraft', 'input: SaveNeedDraftInput!', '{ id }');
const SUBMIT_DRAFT = command('matching', 'submitNeedDraft', 'id: ID!', '{ id }');
const OPEN_JOINT = command('matching', 'openJointNeed', 'input: OpenJointNeedInput!', '{ id }');
const JOIN = command(
  'matching',
  'joinJointNeed',
  'id: ID!, enterpriseId: ID!, own: JointNeedMemberInput!',
  '{ id }',
);
const INCIDENT = command('matching', 'extendForIncident', 'input: IncidentInput!', '{ extended }');
const CAPACITY = command(
  'matching',
  'declareCapacity',
  'providerId: ID!, month: String!, projects: Int!',
  '{ month }',
);

export function needStories(board: Board): Record<string, Plot> {
  const { cast } = board;
  return {
    'need-matched': (story) => matched(story, board),
    'need-open': (story) => open(story, board),
    'need-evaluated': (story) => evaluated(story, board, 1),
    'need-consensus': (story) => evaluated(story, board, 2),
    'need-standstill': async (story) => void (await standstill(story, cast.factory(1), board, at('09-27'))),
    'need-complaint': (story) => complaint(story, cast.factory(2), board, at('09-21'), 'ESCALATED'),
    'need-complaint-raised': (story) => complaint(story, cast.factory(4), board, at('09-26'), 'RAISED'),
    'need-complaint-answered': (story) => complaint(story, cast.factory(9), board, at('09-25'), 'ANSWERED'),
    'need-award-due': (story) => awardDue(story, board),
    'need-closed': (story) => closed(story, board),
    'need-drafts': (story) => drafts(story, board),
    'need-joint': (story) => joint(story, board),
    'need-incident': (story) => incident(story, board),
    capacity: (story) => capacity(story, board),
  };
}

/** The first need of factory01 in the data set: seen by its factory, asked about, followed, answered, and bid for. */
async function matched(story: Story, { cast }: Board): Promise<void> {
  const factory = cast.factory(1);
  const needId = cast.needOf(factory);
  await story.until(at('09-23'));
  await story.ask(factory, MATCHES, { needId, first: 10 });
  const { id } = await story.act<{ id: string }>(cast.provider(2), ASK, {
    needId,
    providerId: cast.provider(2).organisationId,
    text: '现场设备的控制系统型号和数量能否提供清单？车间是否有可用的工业以太网？',
  });
  await story.act(factory, ANSWER, {
    id,
    answer: '控制系统清单在附件设备台账中，车间已有千兆工业以太网，每跨有一个汇聚箱。',
  });
  await story.act(cast.provider(3), ASK, {
    needId,
    providerId: cast.provider(3).organisationId,
    text: '现有ERP是否开放工单与库存接口，由哪一方负责联调？',
  });
  for (const number of [2, 4])
    await story.act(cast.provider(number), FOLLOW, {
      needId,
      providerId: cast.provider(number).organisationId,
    });
  await story.act(cast.provider(4), ANSWER_NEED, {
    input: {
      needId,
      providerId: cast.provider(4).organisationId,
      accepts: false,
      reason: 'CAPACITY',
      note: '四季度实施顾问已排满，十二月以后可以承接。',
    },
  });
  await story.act(cast.provider(2), ANSWER_NEED, {
    input: {
      needId,
      providerId: cast.provider(2).organisationId,
      accepts: true,
      reason: null,
      note: '可以在十月安排勘察。',
    },
  });
}

/** Sealed bids until the deadline, an addendum, and questions. */
async function open(story: Story, { cast }: Board): Promise<void> {
  const factory = cast.factory(1);
  await story.until(at('09-18'));
  const need = await publish(story, factory, PROJECTS.warehouse, at('10-12', '17:00'), {
    questionsUntil: at('10-08', '17:00').toISOString(),
  });
  await story.until(at('09-21'));
  await story.act(factory, AMEND, {
    needId: need.id,
    changes: {
      budgetToFen: String(PROJECTS.warehouse.priceFen * 2n),
      deliverBy: dayOf(at('12-31')),
      description: `${PROJECTS.warehouse.description}新增一个外租仓，约1200平方米。`,
    },
    addendum: '新增外租仓一处，预算上限与交付期相应调整。',
  });
  const { id } = await story.act<{ id: string }>(cast.provider(1), ASK, {
    needId: need.id,
    providerId: cast.provider(1).organisationId,
    text: '外租仓是否需要独立的无线网络与打印设备？',
  });
  await story.act(factory, ANSWER, { id, answer: '需要，网络由我方提供，打印设备计入报价。' });
  for (const [number, percent] of [
    [1, 100],
    [2, 96],
    [5, 104],
  ] as const)
    await seal(story, cast.provider(number), need.id, PROJECTS.warehouse, percent);
}

/** A need with the bids of three providers, after its deadline. */
async function opened(
  story: Story,
  { cast }: Board,
  factory: Factory,
  project: Project,
  deadline: Date,
  prepare: (need: Need) => Promise<void> = () => Promise.resolve(),
): Promise<Need> {
  await story.until(daysAfter(deadline, -7));
  const need = await publish(story, factory, project, deadline);
  await prepare(need);
  for (const [number, percent] of [
    [1, 100],
    [2, 94],
    [3, 103],
  ] as const)
    await seal(story, cast.provider(number), need.id, project, percent);
  await story.until(daysAfter(deadline, 1));
  return need;
}

/** Judged by three: for factory01 its own scores are missing, for factory02 the agreement about them. */
async function evaluated(story: Story, board: Board, number: number): Promise<void> {
  const { cast } = board;
  const factory = cast.factory(number);
  const experts = [cast.person('expert01'), cast.person('expert02')];
  const need = await opened(story, board, factory, PROJECTS.planning, at('09-24'), async ({ id }) => {
    await story.act(factory, SET_EVALUATION, {
      needId: id,
      input: {
        criteria: [
          { code: 'PRICE', title: '价格', kind: 'PRICE', weightBasisPoints: 4000 },
          { code: 'PLAN', title: '实施方案', kind: 'JUDGED', weightBasisPoints: 4000 },
          { code: 'DELIVERY', title: '交付期', kind: 'DELIVERY', weightBasisPoints: 2000 },
        ],
        discussAboveHundredths: 2000,
        discloseWinner: true,
      },
    });
    await story.act(factory, APPOINT, {
      needId: id,
      people: [
        { personId: factory.personId, chair: true },
        ...experts.map(({ personId }) => ({ personId, chair: false })),
      ],
    });
  });
  for (const [index, judge] of [...experts, factory].entries()) {
    await story.act(judge, NO_INTEREST, { needId: need.id, conflict: null });
    // With the last scores the individual ones close by themselves.
    if (number === 2 || judge !== factory) await score(story, judge, need.id, index);
  }
}

async function score(story: Story, judge: Person, needId: string, bias: number): Promise<void> {
  const { bids } = await story.ask<{ bids: { number: number }[] }>(judge, SHEET, { needId });
  await story.act(judge, SCORE, {
    needId,
    scores: bids.map(({ number }) => ({
      bid: number,
      criterion: 'PLAN',
      scoreHundredths: 9200 - number * 700 - bias * 1100,
      comment: '现场勘察充分，分步实施可行；接口联调的责任界面需要写进合同。',
    })),
  });
}

/** Above a million yuan: after the award the losers have three days. */
async function standstill(
  story: Story,
  factory: Factory,
  board: Board,
  awardedOn: Date,
): Promise<{ need: Need; loser: Provider }> {
  const need = await opened(story, board, factory, PROJECTS.line, daysAfter(awardedOn, -3));
  await story.until(awardedOn);
  const bids = await openBids(story, factory, need.id);
  await award(story, factory, need.id, bids[0]!.id);
  return { need, loser: board.cast.provider(3) };
}

async function complaint(
  story: Story,
  factory: Factory,
  board: Board,
  awardedOn: Date,
  comesTo: 'RAISED' | 'ANSWERED' | 'ESCALATED',
): Promise<void> {
  const { need, loser } = await standstill(story, factory, board, awardedOn);
  await story.until(daysAfter(awardedOn, 1));
  const { id } = await story.act<{ id: string }>(loser, COMPLAIN, {
    needId: need.id,
    grounds: '中标方案所列平台未在公布的行业中有同类案例，与需求中的资格要求不符，请求复核。',
  });
  if (comesTo === 'RAISED') return;
  await story.until(daysAfter(awardedOn, 2));
  await story.act(factory, ANSWER_COMPLAINT, {
    id,
    answer: '需求未把同行业案例列为资格条件，仅作为加分参考，评审记录可查。',
  });
  if (comesTo === 'ANSWERED') return;
  await story.until(daysAfter(awardedOn, 3));
  await story.act(loser, FOLLOW_COMPLAINT, { id, to: 'ESCALATED' });
}

/** The bids are open and the choice is to be made. */
async function awardDue(story: Story, board: Board): Promise<void> {
  await opened(story, board, board.cast.factory(5), PROJECTS.quality, at('09-25'));
}

async function closed(story: Story, { cast }: Board): Promise<void> {
  const factory = cast.factory(21);
  await story.until(at('09-01'));
  const need = await publish(story, factory, PROJECTS.energy, at('09-20'));
  await story.until(at('09-10'));
  const note = '集团统一招标能源管理，本项目并入。';
  await story.act(factory, CLOSE, { needId: need.id, reason: 'PLANS_CHANGED', note });
}

/** One draft to go on with, one that waits for the signatory. */
async function drafts(story: Story, { cast }: Board): Promise<void> {
  await story.until(at('09-24'));
  for (const [number, project, send] of [
    [1, PROJECTS.finance, false],
    [2, PROJECTS.purchasing, true],
    [3, PROJECTS.quality, false],
  ] as const) {
    const factory = cast.factory(number);
    const { id } = await story.act<{ id: string }>(factory, SAVE_DRAFT, {
      input: { enterpriseId: factory.organisationId, content: contentOf(project, at('10-20', '17:00')) },
    });
    if (send) await story.act(factory, SUBMIT_DRAFT, { id });
  }
}

function contentOf({ title, description, scenario, priceFen }: Project, bidDeadline: Date) {
  return {
    title,
    description,
    scenario,
    protocols: [],
    integrations: ['ERP'],
    budgetFromFen: String((priceFen * 8n) / 10n),
    budgetToFen: String(priceFen),
    deliverBy: dayOf(daysAfter(bidDeadline, 120)),
    bidDeadline: bidDeadline.toISOString(),
  };
}

/** A cluster asks together; factory01 may still join. */
async function joint(story: Story, { cast }: Board): Promise<void> {
  const leader = cast.factory(2);
  await story.until(at('09-22'));
  const { id } = await story.act<{ id: string }>(leader, OPEN_JOINT, {
    input: {
      enterpriseId: leader.organisationId,
      clusterName: '佛山金属制品集群（演示）',
      joinUntil: at('10-10', '17:00').toISOString(),
      content: contentOf(PROJECTS.energy, at('10-30', '17:00')),
    },
  });
  for (const number of [9, 10]) {
    const member = cast.factory(number);
    await story.act(member, JOIN, {
      id,
      enterpriseId: member.organisationId,
      own: {
        protocols: ['Modbus TCP'],
        integrations: [],
        budgetFromFen: '6000000',
        budgetToFen: '9000000',
      },
    });
  }
}

/** The platform was down in the night before a deadline; the commission put it off for all whom it hit. */
async function incident(story: Story, { cast }: Board): Promise<void> {
  const factory = cast.factory(13);
  await story.until(at('09-14'));
  const need = await publish(story, factory, PROJECTS.purchasing, at('09-21', '03:17'));
  await seal(story, cast.provider(3), need.id, PROJECTS.purchasing);
  await story.until(at('09-21', '02:30'));
  await story.act(cast.person('commission-approver'), INCIDENT, {
    input: {
      deadlinesFrom: at('09-21', '03:00').toISOString(),
      deadlinesTo: at('09-21', '04:00').toISOString(),
      until: at('10-09', '17:00').toISOString(),
      reason: '9月21日凌晨机房断电，02:10至02:25无法提交，受影响的投标截止时间统一顺延。',
    },
  });
}

async function capacity(story: Story, { cast }: Board): Promise<void> {
  await story.until(at('09-01'));
  for (const number of [1, 2, 3])
    for (const [month, projects] of [
      ['2020-10', 3],
      ['2020-11', 2],
      ['2020-12', 4],
    ] as const)
      await story.act(cast.provider(number), CAPACITY, {
        providerId: cast.provider(number).organisationId,
        month,
        projects,
      });
}
