import { createHash } from 'node:crypto';
import { FlattenedSign } from 'jose';
import { canonicalJson } from '#libs/kernel';
import { at, dayOf } from './calendar.js';
import { fileOf, type Board } from './board.js';
import { command, query, report } from './operations.js';
import type { Person } from './person.js';
import type { Plot, Story } from './timetable.js';

const PAYOUTS = query(
  'subsidy',
  'payouts',
  'first: Int!',
  '{ edges { node { id redemptionId amountFen } } }',
);
const OPEN = command(
  'subsidy',
  'openRecovery',
  'payoutId: ID!, ground: RecoveryGroundKind!, facts: String!',
  '{ id paidFen }',
);
const ANSWER = command('subsidy', 'answerRecovery', 'id: ID!, statement: String!', '{ id }');
const DECIDE = command('subsidy', 'decideRecovery', 'id: ID!, amountFen: Fen!, reason: String!', '{ id }');
const PLAN = command(
  'subsidy',
  'planRecovery',
  'id: ID!, instalments: [RecoveryInstalmentInput!]!',
  '{ id }',
);
const RECEIVE = command('subsidy', 'recordRecoveryReceipt', 'input: RecoveryReceiptInput!', '{ id }');
const WRITE_OFF = command(
  'subsidy',
  'proposeRecoveryWriteOff',
  'id: ID!, amountFen: Fen!, authority: String!, reason: String!',
  '{ id }',
);
const RATE = command('matching', 'rateContract', 'input: RateContractInput!', '{ id }');
const REPLY = command('matching', 'replyToRating', 'ratingId: ID!, reply: String!', '{ id }');
const REPORT_USAGE = report(
  'adoption',
  'reportUsage',
  'input: ReportUsageInput!',
  '{ accepted waiting rejected }',
);
const DECLARE = command('adoption', 'declareAdoption', 'input: DeclareAdoptionInput!', '{ asOf }');
const BANK_DAY = query('subsidy', 'bankDay', 'day: LocalDate!', '{ differences { kind subject } }');
const EXPLAIN = command(
  'subsidy',
  'explainDifference',
  'kind: DifferenceKind!, subject: String!, explanation: String',
  '{ subject }',
);

export function afterPaymentStories(board: Board): Record<string, Plot> {
  const { cast } = board;
  return {
    'recovery-instalments': (story) => instalments(story, board),
    'recovery-answered': (story) =>
      opened(story, board, 'claim-4-2', cast.person('auditor'), 'AUDIT_FINDING', true),
    'recovery-opened': (story) =>
      opened(story, board, 'claim-7-5', cast.person('bureau-foshan'), 'LATE_OBJECTION', false),
    ratings: (story) => ratings(story, board),
    usage: (story) => usage(story, board),
    declared: (story) => declared(story, board),
    'bank-differences': (story) => differences(story, board),
  };
}

interface Payout {
  readonly id: string;
  readonly amountFen: string;
}

/** The payment of a file, by the name of its story. */
async function payoutOf(story: Story, board: Board, file: string): Promise<Payout> {
  const finance = board.cast.person('finance');
  const { redemptionId } = fileOf(board, file);
  const { edges } = await story.ask<{
    edges: { node: Payout & { redemptionId: string | null } }[];
  }>(finance, PAYOUTS, { first: 100 });
  const found = edges.find(({ node }) => node.redemptionId === redemptionId);
  if (!found) throw new Error(`nothing was paid for ${file}`);
  return found.node;
}

/** A case that was decided, is paid back in parts, and of which a little is to be given up. */
async function instalments(story: Story, board: Board): Promise<void> {
  const { cast } = board;
  const factory = cast.factory(5);
  const finance = cast.person('finance');
  await story.until(at('08-24'));
  const { id: payoutId, amountFen } = await payoutOf(story, board, 'claim-5-3');
  const { id } = await story.act<{ id: string }>(cast.person('commission-manager'), OPEN, {
    payoutId,
    ground: 'INVOICE_VOIDED',
    facts: '税务系统显示该张发票已于8月20日作废，未见重开。',
  });
  await story.until(at('08-28'));
  await story.act(factory, ANSWER, { id, statement: '发票因抬头错误作废，服务商注销后无法重开，同意退回。' });
  await story.until(at('09-01'));
  await story.act(cast.person('commission-approver'), DECIDE, {
    id,
    amountFen,
    reason: '发票作废，支付依据不再成立，全额追缴。',
  });
  const whole = BigInt(amountFen);
  const parts = [whole / 3n, whole / 3n, whole - 2n * (whole / 3n)];
  const days = ['2020-09-20', '2020-10-20', '2020-11-20'];
  await story.act(finance, PLAN, {
    id,
    instalments: parts.map((part, index) => ({
      payerName: factory.company.name,
      dueOn: days[index],
      amountFen: String(part),
    })),
  });
  await story.until(at('09-18'));
  await story.act(finance, RECEIVE, {
    input: {
      recoveryId: id,
      payerName: factory.company.name,
      bankReference: 'YANSHI-TK-0001',
      amountFen: String(parts[0]),
      receivedOn: '2020-09-18',
    },
  });
  await story.until(at('09-24'));
  await story.act(finance, WRITE_OFF, {
    id,
    amountFen: '100000',
    authority: '演示省财政厅 演财核〔2020〕7号',
    reason: '银行手续费差额，经批准核销。',
  });
}

async function opened(
  story: Story,
  board: Board,
  file: string,
  by: Person,
  ground: string,
  answered: boolean,
): Promise<void> {
  await story.until(at('09-14'));
  const { id: payoutId } = await payoutOf(story, board, file);
  const { id } = await story.act<{ id: string }>(by, OPEN, {
    payoutId,
    ground,
    facts: '抽查发现平台登录记录在付款后一周即停止，现场设备网关已拆除，疑似没有实际使用。',
  });
  if (!answered) return;
  await story.until(at('09-21'));
  await story.act(fileOf(board, file).factory, ANSWER, {
    id,
    statement: '车间9月搬迁，网关临时拆下，10月中旬恢复，附搬迁合同与照片。',
  });
}

/** What factories think of delivered contracts; one provider has replied. */
async function ratings(story: Story, board: Board): Promise<void> {
  await story.until(at('08-25'));
  for (const [file, replied] of [
    ['claim-1-paid', true],
    ['claim-2-2', false],
    ['claim-6-4', false],
  ] as const) {
    const { factory, provider, contractId } = fileOf(board, file);
    const { id } = await story.act<{ id: string }>(factory, RATE, {
      input: {
        contractId,
        quality: 5,
        timeliness: replied ? 4 : 3,
        service: 4,
        competence: 5,
        value: 4,
        comment: '接入按停机窗口完成，报表当天可用；培训资料可以再细一些。',
      },
    });
    if (replied)
      await story.act(provider, REPLY, { ratingId: id, reply: '谢谢，培训手册已按工种重写，九月寄到。' });
  }
}

const USED_ON = ['07-22', '08-20', '09-16', '09-27'];

/** The machine of provider01 reports the use of its contracts, signed; the first of them has made factory01 count. */
async function usage(story: Story, board: Board): Promise<void> {
  const machine = board.cast.machine(1);
  const files = ['claim-1-paid', 'claim-9-1', 'claim-15-1', 'claim-5-1'];
  for (const [index, day] of USED_ON.entries()) {
    await story.until(at(day, '20:00'));
    const batch = {
      batchId: batchIdOf(day),
      periodDay: dayOf(at(day)),
      entries: files.map((file, at_) => {
        const { contractId, factory } = fileOf(board, file);
        return {
          contractId,
          enterpriseId: factory.organisationId,
          activeUsers: 24 + at_ * 7 + index,
          events: 9_000 + index * 1_240 + at_ * 310,
        };
      }),
    };
    await story.ask(machine, REPORT_USAGE, {
      input: { ...batch, signature: await signatureOf(batch, machine) },
    });
  }
}

/** A batch is told once by its id: the same each time that the story is told. */
function batchIdOf(day: string): string {
  const hash = createHash('sha256').update(`use of ${day}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Detached (RFC 7515, appendix F), by the key of the provider's machine. */
async function signatureOf(batch: Parameters<typeof canonicalJson>[0], { machine }: Person): Promise<string> {
  const jws = await new FlattenedSign(new TextEncoder().encode(canonicalJson(batch)))
    .setProtectedHeader({ alg: machine!.kty === 'EC' ? 'ES256' : 'EdDSA' })
    .sign(machine!);
  return `${jws.protected}..${jws.signature}`;
}

async function declared(story: Story, { cast }: Board): Promise<void> {
  await story.until(at('09-10'));
  for (const number of [3, 12]) {
    const factory = cast.factory(number);
    await story.act(factory, DECLARE, {
      input: { enterpriseId: factory.organisationId, goal: 'ON_CLOUD' },
    });
  }
}

/** What was paid by hand is not on the statement of its day: one is explained and waits for the second person. */
async function differences(story: Story, { cast }: Board): Promise<void> {
  const finance = cast.person('finance');
  await story.until(at('08-19'));
  const { differences: found } = await story.ask<{ differences: { kind: string; subject: string }[] }>(
    finance,
    BANK_DAY,
    { day: '2020-08-14' },
  );
  const first = found.toSorted((a, b) => (a.subject < b.subject ? -1 : 1))[0]!;
  await story.act(finance, EXPLAIN, {
    kind: first.kind,
    subject: first.subject,
    explanation: '柜面手工支付，银行次日补入对账单。',
  });
}
