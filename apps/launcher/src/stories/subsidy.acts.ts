import { createHash } from 'node:crypto';
import { demonstrationPaper, type PaperLine } from '#libs/demonstration';
import { dayOf } from './calendar.js';
import type { Factory } from './cast.js';
import type { Deal } from './market.acts.js';
import { command, query } from './operations.js';
import type { Person } from './person.js';
import type { Story } from './timetable.js';

const CLAIM = command(
  'subsidy',
  'claimVoucher',
  'input: ClaimVoucherInput!',
  '{ voucher { id state } ineligibilities { rule asked found } }',
);
const VOUCHER = query('subsidy', 'voucher', 'id: ID!', '{ state }');
const RELEASE = command('subsidy', 'releaseVoucher', 'id: ID!, reason: String!', '{ id }');
const SAVE = command('subsidy', 'saveRedemptionDraft', 'input: SubmitRedemptionInput!', '{ voucherId }');
const SUBMIT = command('subsidy', 'submitRedemption', 'input: SubmitRedemptionInput!', '{ id state }');
const REVIEW = command(
  'subsidy',
  'reviewRedemption',
  'id: ID!, decision: ReviewDecision!, reason: String!, deficiencies: [DeficiencyInput!]',
  '{ id state }',
);
const APPROVE = command(
  'subsidy',
  'approveRedemption',
  'id: ID!, decision: ApprovalDecision!, reason: String!',
  '{ id state }',
);
const NOTICE = command(
  'subsidy',
  'publishNotice',
  'roundId: ID!, redemptionIds: [ID!]!',
  '{ id opensAt closesAt }',
);
const PAY = command('subsidy', 'payRedemptions', 'ids: [ID!]!', '{ id state }');
const CONFIRM = command(
  'subsidy',
  'confirmPayout',
  'id: ID!, bankReference: String!, succeeded: Boolean!',
  '{ id state }',
);
const SET_PAYEE = command('subsidy', 'setPayeeAccount', 'input: PayeeAccountInput!', '{ id }');
const OBJECT = command(
  'subsidy',
  'raiseObjection',
  'redemptionId: ID!, facts: String!, contact: String!, objector: ObjectorInput, evidence: [String!]',
  '{ id }',
);
const OVERLAPS = query('subsidy', 'redemptionOverlaps', 'id: ID!', '{ key }');
const DECIDE_OVERLAP = command(
  'subsidy',
  'decideOverlap',
  'redemptionId: ID!, overlapKey: String!, verdict: OverlapVerdict!, reason: String!',
  '{ key }',
);

/** A voucher and the contract for which it was claimed. */
export interface Claimed extends Deal {
  readonly voucherId: string;
}

/** Claims a voucher without asking what became of it. @throws Error with the rules that are not met */
export async function claim(story: Story, deal: Deal, roundId: string): Promise<Claimed> {
  const { voucher, ineligibilities } = await story.act<{
    voucher: { id: string } | null;
    ineligibilities: readonly { rule: string; found: string }[];
  }>(deal.factory, CLAIM, { input: { roundId, contractId: deal.contract.id } });
  if (!voucher) throw new Error(ineligibilities.map(({ rule, found }) => `${rule} ${found}`).join('; '));
  return { ...deal, voucherId: voucher.id };
}

/** A voucher whose money is held: once that is decided, and whatever became of it since. */
export async function claimReserved(story: Story, deal: Deal, roundId: string): Promise<Claimed> {
  const claimed = await claim(story, deal, roundId);
  await story.askUntil<{ state: string }>(
    deal.factory,
    VOUCHER,
    { id: claimed.voucherId },
    ({ state }) => state !== 'ACCEPTED',
  );
  return claimed;
}

export function release(story: Story, { factory, voucherId }: Claimed): Promise<unknown> {
  return story.act(factory, RELEASE, { id: voucherId, reason: '改由集团统一采购，本项目不再申请兑现。' });
}

/** An ordinary invoice of Guangdong, made up; its number follows from the file, so that it is the same when told again. */
function papers({ factory, provider, contract, voucherId }: Claimed, day: string, issued = true) {
  const number = String(
    10_000_000 + (createHash('sha256').update(contract.id).digest().readUInt32BE() % 89_999_999),
  );
  const { totalFen } = contract;
  return {
    voucherId,
    invoices: issued ? [{ number, code: '4400201130', amountFen: totalFen, issuedOn: day }] : [],
    payments: [
      {
        bankReference: `YANSHI-${number}`,
        amountFen: totalFen,
        paidOn: day,
        payerName: factory.company.name,
        payeeName: provider.company.name,
      },
    ],
  };
}

/** The files behind the papers, made up and handed in one by one. */
async function files(story: Story, claimed: Claimed, given: ReturnType<typeof papers>) {
  const { factory, provider, contract } = claimed;
  const [payment] = given.payments;
  const parties = [
    ['采购方', factory.company.name],
    ['服务商', provider.company.name],
    ['合同', contract.documentHash.slice(0, 16)],
    ['金额（元）', yuan(contract.totalFen)],
  ] as const;
  const paper = (kind: 'PAPER' | 'INVOICE', title: string, lines: readonly PaperLine[]) =>
    story.handIn(factory, kind, `${title}.pdf`, demonstrationPaper(title, [...parties, ...lines]));
  const report = await paper('PAPER', '验收报告', [['结论', '按合同交付，同意验收。']]);
  const documents = [
    { kind: 'PAYMENT_PROOF', hash: await paper('PAPER', '银行回单', [['流水号', payment!.bankReference]]) },
  ];
  for (const { number, code, issuedOn } of given.invoices) {
    const lines: PaperLine[] = [
      ['发票代码', code],
      ['发票号码', number],
      ['开票日期', issuedOn],
    ];
    documents.push({ kind: 'INVOICE', hash: await paper('INVOICE', '发票', lines) });
  }
  return { acceptanceReportHash: report, documents };
}

function yuan(fen: string): string {
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`;
}

export async function saveDraft(story: Story, claimed: Claimed, day: Date): Promise<unknown> {
  const given = papers(claimed, dayOf(day), false);
  const input = { ...given, ...(await files(story, claimed, given)) };
  return story.act(claimed.factory, SAVE, { input });
}

/** @returns the redemption, which waits for the bureau */
export async function submit(story: Story, claimed: Claimed, day: Date): Promise<string> {
  const given = papers(claimed, dayOf(day));
  const input = { ...given, ...(await files(story, claimed, given)) };
  const { id } = await story.act<{ id: string }>(claimed.factory, SUBMIT, { input });
  return id;
}

/** The bureau finds the papers in order; overlaps of scope that were pointed out are decided before. */
export async function review(story: Story, reviewer: Person, id: string): Promise<void> {
  const overlaps = await story.ask<{ key: string }[]>(reviewer, OVERLAPS, { id });
  for (const { key } of overlaps) {
    const reason = '两份合同的模块、车间和设备清单不同，不属重复支持。';
    const given = { redemptionId: id, overlapKey: key, verdict: 'DISTINCT', reason };
    await story.act(reviewer, DECIDE_OVERLAP, given, `overlap-${key}`);
  }
  await story.act(reviewer, REVIEW, {
    id,
    decision: 'REVIEWED',
    reason: '发票、支付凭证与验收报告一致，支付比例100%。',
    deficiencies: null,
  });
}

export function sendBack(story: Story, reviewer: Person, id: string): Promise<unknown> {
  return story.act(reviewer, REVIEW, {
    id,
    decision: 'RETURNED',
    reason: '两处需要补正，一次列明。',
    deficiencies: [
      {
        item: 'INVOICE',
        problem: '发票备注栏未写合同编号，无法与本合同对应。',
        acceptedForm: '重开的增值税发票PDF，备注栏写明合同编号',
      },
      {
        item: 'ACCEPTANCE_REPORT',
        problem: '验收报告缺少企业盖章页，现场照片看不清设备铭牌。',
        acceptedForm: '盖章页扫描件，不少于3张清晰的铭牌照片',
      },
    ],
  });
}

export function approve(story: Story, approver: Person, id: string): Promise<unknown> {
  return story.act(approver, APPROVE, { id, decision: 'APPROVED', reason: '符合服务券兑现条件。' });
}

export function reject(story: Story, approver: Person, id: string): Promise<unknown> {
  const reason = '抽查发现平台账号未启用，合同服务内容没有实际交付。';
  return story.act(approver, APPROVE, { id, decision: 'REJECTED', reason });
}

export function notice(
  story: Story,
  manager: Person,
  roundId: string,
  redemptionIds: readonly string[],
): Promise<unknown> {
  return story.act(manager, NOTICE, { roundId, redemptionIds: redemptionIds.toSorted() });
}

export function payByHand(
  story: Story,
  payer: Person,
  ids: readonly string[],
): Promise<{ id: string; state: string }[]> {
  return story.act(payer, PAY, { ids: ids.toSorted() });
}

export function confirm(story: Story, payer: Person, payoutId: string): Promise<unknown> {
  const bankReference = `YANSHI-BANK-${payoutId.slice(-8)}`;
  return story.act(payer, CONFIRM, { id: payoutId, bankReference, succeeded: true });
}

export function tellAccount(story: Story, { company, ...factory }: Factory): Promise<unknown> {
  return story.act(factory, SET_PAYEE, {
    input: {
      enterpriseId: factory.organisationId,
      holderName: company.name,
      bankName: '演示银行佛山支行',
      accountNumber: `6222${company.unifiedSocialCreditCode.replaceAll(/\D/g, '').padEnd(12, '7').slice(0, 12)}`,
    },
  });
}

export function objectTo(
  story: Story,
  by: Person,
  redemptionId: string,
  facts: string,
  name: string,
): Promise<{ id: string }> {
  return story.act(by, OBJECT, {
    redemptionId,
    facts,
    contact: 'yanshi@example.com',
    objector: { kind: 'PERSON', name },
    evidence: [],
  });
}
