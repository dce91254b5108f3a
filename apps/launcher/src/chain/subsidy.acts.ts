import type { Cast } from './cast.js';
import type { Contract } from './market.acts.js';
import type { Player } from './player.js';
import { after, dayOf, money, shanghai, type Story } from './story.js';

const ROUNDS = `{ rounds(first: 100) { edges { node { id name state schemeVersionId claimFrom claimTo redeemFrom redeemTo claimsOpen noticeDays
  cities { cityCode availableFen } } } } }`;
const PROPOSE = `mutation ($input: ProposeRoundInput!, $key: ID!) { proposeRound(input: $input, idempotencyKey: $key) { id state } }`;
const PUBLISH_ROUND = `mutation ($id: ID!, $key: ID!) { publishRound(id: $id, idempotencyKey: $key) { id state } }`;
const VOUCHER_STATE = `query ($id: ID!) { voucher(id: $id) { state } }`;
export const CLAIM = `mutation ($input: ClaimVoucherInput!, $key: ID!) { claimVoucher(input: $input, idempotencyKey: $key) {
  voucher { id state amountFen acceptedNumber waitingPosition lines { kind amountFen eligible grantFen reason } }
  ineligibilities { rule asked found } } }`;
export const SUBMIT = `mutation ($input: SubmitRedemptionInput!, $key: ID!) {
  submitRedemption(input: $input, idempotencyKey: $key) { id state } }`;
const REVIEW = `mutation ($id: ID!, $decision: ReviewDecision!, $reason: String!, $key: ID!) {
  reviewRedemption(id: $id, decision: $decision, reason: $reason, idempotencyKey: $key) { id state } }`;
const APPROVE = `mutation ($id: ID!, $decision: ApprovalDecision!, $reason: String!, $key: ID!) {
  approveRedemption(id: $id, decision: $decision, reason: $reason, idempotencyKey: $key) { id state } }`;
const NOTICE = `mutation ($roundId: ID!, $redemptionIds: [ID!]!, $key: ID!) {
  publishNotice(roundId: $roundId, redemptionIds: $redemptionIds, idempotencyKey: $key) { id opensAt closesAt } }`;
export const PAY = `mutation ($ids: [ID!]!, $key: ID!) { payRedemptions(ids: $ids, idempotencyKey: $key) { id state amountFen } }`;
const CONFIRM = `mutation ($id: ID!, $bankReference: String!, $key: ID!) {
  confirmPayout(id: $id, bankReference: $bankReference, succeeded: true, idempotencyKey: $key) { id state } }`;

interface Round {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly schemeVersionId: string;
  readonly claimFrom: string;
  readonly claimTo: string;
  readonly redeemFrom: string;
  readonly claimsOpen: boolean;
  readonly cities: readonly { readonly cityCode: string; readonly availableFen: string }[];
}

export interface Claimed {
  readonly id: string;
  readonly roundId: string;
  readonly redeemFrom: Date;
}

async function roundsOf(player: Player): Promise<Round[]> {
  const { rounds } = await player.ask<{ rounds: { edges: { node: Round }[] } }>(ROUNDS);
  return rounds.edges.map(({ node }) => node);
}

/** The round that takes claims now; when its window has passed, the commission opens a further one by the same rules. */
async function openRound(cast: Cast, story: Story): Promise<Round> {
  const open = (await roundsOf(cast.visitor)).find(({ claimsOpen }) => claimsOpen);
  if (open) return open;
  const [last] = await roundsOf(cast.visitor);
  const now = await cast.now();
  const { proposeRound: proposed } = await story.tell(
    cast.manager,
    'The claim window of the last round has passed; the commission proposes a further one by the rules of 2020',
    () =>
      cast.manager.do<{ proposeRound: { id: string; state: string } }>(PROPOSE, {
        input: {
          basedOn: last!.schemeVersionId,
          name: `演示补充批次 ${dayOf(now)}`,
          claimFrom: now.toISOString(),
          claimTo: after(now, 36).toISOString(),
          redeemFrom: after(now, 37).toISOString(),
          redeemTo: after(now, 24 * 30).toISOString(),
          budgetFen: '2000000000',
          tranches: [{ cityCode: '440600', amountFen: '2000000000' }],
        },
      }),
    ({ proposeRound: { state } }) => state,
  );
  await story.tell(
    cast.approver,
    'A second person publishes it',
    () => cast.approver.do<{ publishRound: { state: string } }>(PUBLISH_ROUND, { id: proposed.id }),
    ({ publishRound: { state } }) => state,
  );
  return (await roundsOf(cast.visitor)).find(({ id }) => id === proposed.id)!;
}

/** Reserves a voucher for a signed contract within budget, city tranche and provider limit. */
export async function claim(cast: Cast, story: Story, signed: Contract): Promise<Claimed> {
  const round = await openRound(cast, story);
  interface Outcome {
    readonly claimVoucher: {
      readonly voucher: {
        id: string;
        state: string;
        amountFen: string;
        lines: { kind: string; amountFen: string; grantFen: string }[];
      } | null;
      readonly ineligibilities: readonly { rule: string; asked: string; found: string }[];
    };
  }
  const left = (rounds: Round[]) =>
    rounds.find(({ id }) => id === round.id)?.cities.find(({ cityCode }) => cityCode === '440600')
      ?.availableFen ?? '0';
  const before = left(await roundsOf(cast.visitor));
  const { claimVoucher: outcome } = await story.tell(
    cast.factory,
    `The factory claims a voucher in 「${round.name}」 (${shanghai(new Date(round.claimFrom))} to ${shanghai(new Date(round.claimTo))})`,
    () =>
      cast.factory.until(
        () =>
          cast.factory.do<Outcome>(
            CLAIM,
            { input: { roundId: round.id, contractId: signed.id } },
            `claim-${round.id}-${signed.id}`,
          ),
        () => true,
        'The signed contract reaches the subsidy',
      ),
    ({ claimVoucher: { voucher, ineligibilities } }) =>
      voucher
        ? `${voucher.state}, ${money(voucher.amountFen)}`
        : ineligibilities.map(({ rule, found }) => `${rule}: ${found}`).join('; '),
  );
  const { voucher } = outcome;
  if (!voucher) throw new Error('The voucher was not given; the reasons are above.');
  for (const { kind, amountFen, grantFen } of voucher.lines) {
    story.line(`    line   ${kind.padEnd(22)} ${money(amountFen).padStart(14)}  pays ${money(grantFen)}`);
  }
  // A service that has not heard of the certification yet keeps the voucher waiting.
  await cast.factory.until(
    () => cast.factory.ask<{ voucher: { state: string } }>(VOUCHER_STATE, { id: voucher.id }),
    ({ voucher: { state } }) => state === 'RESERVED',
    'The voucher is reserved',
  );
  const remaining = left(await roundsOf(cast.visitor));
  story.line(`    city   the tranche of 佛山 had ${money(before)} left, and has ${money(remaining)}`);
  return { id: voucher.id, roundId: round.id, redeemFrom: new Date(round.redeemFrom) };
}

/** Of an ordinary invoice of Guangdong; made up. */
const INVOICE_CODE = '4400201130';

const CHECKLIST = `query ($input: SubmitRedemptionInput!) { redemptionChecklist(input: $input) {
  complete payerName payeeName items { item status problems { code } } } }`;

interface PartyNames {
  readonly payerName: string;
  readonly payeeName: string;
}

interface Checklist extends PartyNames {
  readonly complete: boolean;
  readonly items: readonly { readonly item: string; readonly status: string }[];
}

/** What the factory hands in for its money: an invoice, its payments (all of the contract), the acceptance report. */
export function redemptionInput(
  voucherId: string,
  signed: Contract,
  now: Date,
  invoiceNumber: string,
  names?: PartyNames,
) {
  const day = dayOf(now);
  return {
    voucherId,
    invoices: [{ number: invoiceNumber, code: INVOICE_CODE, amountFen: signed.totalFen, issuedOn: day }],
    payments: [
      {
        bankReference: `DEMO-${invoiceNumber}`,
        amountFen: signed.totalFen,
        paidOn: day,
        payerName: names?.payerName ?? null,
        payeeName: names?.payeeName ?? null,
      },
    ],
    acceptanceReportHash: signed.documentHash,
  };
}

/** From the application for redemption to the money on the account. */
export async function redeem(
  cast: Cast,
  story: Story,
  claimed: Claimed,
  signed: Contract,
  invoiceNumber: string,
) {
  const { factory, bureau, approver, manager, finance } = cast;
  await story.refused(
    factory,
    'The factory asks for redemption before the window opens',
    'REDEEM_WINDOW',
    async () =>
      factory.do(SUBMIT, { input: redemptionInput(claimed.id, signed, await cast.now(), invoiceNumber) }),
  );
  await story.wait(claimed.redeemFrom, 'the redemption window opens');
  const draft = redemptionInput(claimed.id, signed, await cast.now(), invoiceNumber);
  const { redemptionChecklist: names } = await story.tell(
    factory,
    'It sees which papers are missing or wrong before it sends them',
    () => factory.ask<{ redemptionChecklist: Checklist }>(CHECKLIST, { input: draft }),
    ({ redemptionChecklist: { items } }) => items.map(({ item, status }) => `${item} ${status}`).join(', '),
  );
  await story.refused(
    factory,
    'The factory has paid only 89.99 % of the contract so far',
    'PAID_SHARE',
    async () => {
      const input = redemptionInput(claimed.id, signed, await cast.now(), invoiceNumber, names);
      const paid = (BigInt(signed.totalFen) * 8999n) / 10_000n;
      const payments = input.payments.map((payment) => ({ ...payment, amountFen: String(paid) }));
      return factory.do(SUBMIT, { input: { ...input, payments } });
    },
  );
  const { submitRedemption: redemption } = await story.tell(
    factory,
    'The factory asks for redemption with invoice, payment proof and acceptance report',
    async () =>
      factory.do<{ submitRedemption: { id: string; state: string } }>(SUBMIT, {
        input: redemptionInput(claimed.id, signed, await cast.now(), invoiceNumber, names),
      }),
    ({ submitRedemption: { state } }) => state,
  );
  const { id } = redemption;
  await story.tell(
    bureau,
    'The bureau reviews the file',
    () =>
      bureau.do<{ reviewRedemption: { state: string } }>(REVIEW, {
        id,
        decision: 'REVIEWED',
        reason: '发票、支付凭证与验收报告一致，支付比例100%。',
      }),
    ({ reviewRedemption: { state } }) => state,
  );
  await story.tell(
    approver,
    'The commission approves it',
    () =>
      approver.do<{ approveRedemption: { state: string } }>(APPROVE, {
        id,
        decision: 'APPROVED',
        reason: '符合2020年服务券兑现条件。',
      }),
    ({ approveRedemption: { state } }) => state,
  );
  const { publishNotice: notice } = await story.tell(
    manager,
    'The list goes to public notice',
    () =>
      manager.do<{ publishNotice: { opensAt: string; closesAt: string } }>(NOTICE, {
        roundId: claimed.roundId,
        redemptionIds: [id],
      }),
    ({ publishNotice: { opensAt, closesAt } }) =>
      `open for objections ${shanghai(new Date(opensAt))} to ${shanghai(new Date(closesAt))}`,
  );
  await story.refused(finance, 'Finance tries to pay while the notice is open', 'NOT_PAYABLE', () =>
    finance.do(PAY, { ids: [id] }),
  );
  await story.wait(after(new Date(notice.closesAt), 1 / 3600), 'the notice ends without objection');
  const { payRedemptions: payouts } = await story.tell(
    finance,
    'Finance instructs the payment',
    () =>
      finance.do<{ payRedemptions: { id: string; state: string; amountFen: string }[] }>(PAY, { ids: [id] }),
    ({ payRedemptions: [payout] }) => `${payout?.state}, ${money(payout?.amountFen ?? '0')}`,
  );
  await story.tell(
    finance,
    'The bank confirms',
    () =>
      finance.do<{ confirmPayout: { state: string } }>(CONFIRM, {
        id: payouts[0]!.id,
        bankReference: `BANK-${invoiceNumber}`,
      }),
    ({ confirmPayout: { state } }) => state,
  );
  return id;
}
