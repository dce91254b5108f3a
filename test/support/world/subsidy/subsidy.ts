import {
  ContractAcceptedV1,
  ContractSignedV1,
  EnterpriseCertifiedV1,
  ProviderAdmittedV1,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import type { Client, TestService } from '../../a-service.js';

export interface ContractWish {
  readonly city?: string;
  readonly providerId?: string;
  readonly enterpriseId?: string;
  readonly lines?: readonly {
    readonly kind: string;
    readonly amountFen: string;
    readonly description?: string;
  }[];
  readonly certified?: boolean;
  readonly signedOn?: string;
}

export interface SignedUp {
  readonly enterpriseId: string;
  readonly providerId: string;
  readonly contractId: string;
  readonly signatory: Client;
}

/** What other services would have told of an enterprise with a signed contract; a test states only what it is about. */
export async function aContract(service: TestService, wish: ContractWish = {}): Promise<SignedUp> {
  const enterpriseId = wish.enterpriseId ?? newId();
  const providerId = wish.providerId ?? newId();
  const contractId = newId();
  if (!wish.providerId) await admitted(service, providerId);
  if (wish.certified ?? true) await certified(service, enterpriseId, wish.city);
  const lines = wish.lines ?? [{ kind: 'PLATFORM_SERVICE', amountFen: '24333334' }];
  await service.deliver(ContractSignedV1, contractId, {
    contractId,
    contractNumber: `演示-${contractId.slice(-6)}`,
    needId: newId(),
    enterpriseId,
    providerId,
    scenario: 'S01',
    totalFen: String(lines.reduce((total, { amountFen }) => total + BigInt(amountFen), 0n)),
    lines: lines.map((line) => ({
      lineId: newId(),
      description: '演示',
      industrialPlatform: true,
      publicCloud: true,
      ...line,
    })),
    documentHash: 'a'.repeat(64),
    signedOn: wish.signedOn ?? '2020-06-01',
    signedAt: `${wish.signedOn ?? '2020-06-01'}T10:00:00+08:00`,
  });
  const signatory = service.as({
    role: 'ENTERPRISE_SIGNATORY',
    organisationKind: 'ENTERPRISE',
    organisationId: enterpriseId,
  });
  return { enterpriseId, providerId, contractId, signatory };
}

export function admitted(
  service: TestService,
  providerId: string,
  providerClass: 'PLATFORM' | 'OTHER' = 'OTHER',
) {
  return service.deliver(ProviderAdmittedV1, providerId, {
    providerId,
    unifiedSocialCreditCode: '91440101YUN0000001',
    name: '演示服务商有限公司',
    providerClass,
    divisionCode: '440106',
    registeredBy: null,
    admittedAt: '2020-01-01T00:00:00.000Z',
  });
}

/** A made-up credit code, another one for each enterprise. */
export const codeOf = (enterpriseId: string): string => `91440101${enterpriseId.slice(-10).toUpperCase()}`;

export function certified(service: TestService, enterpriseId: string, city = '440600') {
  return service.deliver(EnterpriseCertifiedV1, enterpriseId, {
    enterpriseId,
    unifiedSocialCreditCode: codeOf(enterpriseId),
    name: '演示制造有限公司',
    divisionCode: `${city.slice(0, 4)}04`,
    industryCode: 'C3311',
    sizeClass: 'SMALL',
    employees: 80,
    priorYearRevenueFen: '5000000000',
    establishedOn: '2010-01-01',
    certifiedAt: '2020-05-01T00:00:00.000Z',
  });
}

export function accepted(service: TestService, { contractId, enterpriseId, providerId }: SignedUp) {
  return service.deliver(ContractAcceptedV1, contractId, {
    contractId,
    enterpriseId,
    providerId,
    industrialPlatform: true,
    publicCloud: true,
    acceptedAt: '2020-10-01T00:00:00.000Z',
  });
}

export const manager = (service: TestService): Client =>
  service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });
export const approver = (service: TestService): Client =>
  service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION' });
export const reviewer = (service: TestService, divisionCode = '440600'): Client =>
  service.as({ role: 'BUREAU_REVIEWER', organisationKind: 'BUREAU', divisionCode });
export const payer = (service: TestService): Client =>
  service.as({ role: 'FINANCE_PAYER', organisationKind: 'FINANCE' });

export async function schemeId(service: TestService, scheme = 'GD-2020'): Promise<string> {
  const { data } = await service.visitor.query('{ schemes { id scheme } }');
  return data.schemes.find((one) => one.scheme === scheme)!.id;
}

export interface RoundWish {
  readonly scheme?: string;
  /** A version of a scheme, instead of the shipped one. */
  readonly basedOn?: string;
  readonly budgetFen?: string;
  readonly tranches?: readonly { readonly cityCode: string; readonly amountFen: string }[];
  readonly claimFrom?: string;
  readonly claimTo?: string;
  readonly redeemFrom?: string;
  readonly overAllocated?: boolean;
}

export const PROPOSE = `mutation ($input: ProposeRoundInput!, $key: ID!) {
  proposeRound(input: $input, idempotencyKey: $key) { id state } }`;
export const PUBLISH = `mutation ($id: ID!, $key: ID!) { publishRound(id: $id, idempotencyKey: $key) { id state } }`;

/** A round with the windows of 2020; one tranche for 佛山 unless the test says otherwise. */
export async function aProposal(service: TestService, wish: RoundWish = {}) {
  const budgetFen = wish.budgetFen ?? '10000000000';
  return {
    basedOn: wish.basedOn ?? (await schemeId(service, wish.scheme)),
    name: '演示轮次',
    claimFrom: wish.claimFrom ?? '2020-05-25T10:00:00+08:00',
    claimTo: wish.claimTo ?? '2020-09-30T17:00:00+08:00',
    redeemFrom: wish.redeemFrom ?? '2020-10-08T10:00:00+08:00',
    redeemTo: '2021-02-08T17:00:00+08:00',
    budgetFen,
    overAllocated: wish.overAllocated ?? false,
    tranches: wish.tranches ?? [{ cityCode: '440600', amountFen: budgetFen }],
  };
}

/** The same, published. */
export async function aRound(service: TestService, wish: RoundWish = {}): Promise<string> {
  const input = await aProposal(service, wish);
  const { proposeRound } = await done(manager(service).query(PROPOSE, { input, key: newId() }));
  await done(approver(service).query(PUBLISH, { id: proposeRound.id, key: newId() }));
  return proposeRound.id;
}

export const CLAIM = `mutation ($input: ClaimVoucherInput!, $key: ID!) {
  claimVoucher(input: $input, idempotencyKey: $key) {
    voucher { id state amountFen acceptedNumber waitingFor waitingPosition lines { kind eligible grantFen reason } }
    ineligibilities { rule asked found text remedy }
  }
}`;

export function claim(roundId: string, by: SignedUp, key: string = newId()) {
  return by.signatory.query(CLAIM, { input: { roundId, contractId: by.contractId }, key });
}

/** Nothing of what must always hold is broken; every test of money ends with it. */
export async function expectWholeLedger(service: TestService): Promise<void> {
  expect(await service.sql('select * from subsidy.ledger_sum')).toEqual([{ posted: '0', pending: '0' }]);
  for (const view of [
    'ledger_drift',
    'ledger_ended_twice',
    'ledger_orphan',
    'ledger_overdrawn',
    'ledger_period_drift',
    'subsidy_broken',
  ])
    expect([view, await service.sql(`select * from subsidy.${view}`)]).toEqual([view, []]);
}

const REDEMPTION = 'id state paidFen invoices { number }';

/** A document per operation that a test sends as it is. */
export const DO = {
  submit: `mutation ($input: SubmitRedemptionInput!, $key: ID!) {
    submitRedemption(input: $input, idempotencyKey: $key) { ${REDEMPTION} } }`,
  review: `mutation ($id: ID!, $decision: ReviewDecision!, $reason: String!, $key: ID!) {
    reviewRedemption(id: $id, decision: $decision, reason: $reason, idempotencyKey: $key) { ${REDEMPTION} } }`,
  approve: `mutation ($id: ID!, $decision: ApprovalDecision!, $reason: String!, $key: ID!) {
    approveRedemption(id: $id, decision: $decision, reason: $reason, idempotencyKey: $key) { ${REDEMPTION} } }`,
  notice: `mutation ($roundId: ID!, $ids: [ID!]!, $key: ID!) {
    publishNotice(roundId: $roundId, redemptionIds: $ids, idempotencyKey: $key) { id opensAt closesAt open items { amountFen } } }`,
  object: `mutation ($id: ID!, $facts: String!, $contact: String!, $key: ID!) {
    raiseObjection(redemptionId: $id, facts: $facts, contact: $contact, idempotencyKey: $key,
      objector: { kind: PERSON, name: "陈演示" }) { id state } }`,
  decide: `mutation ($id: ID!, $decision: ObjectionDecision!, $key: ID!) {
    decideObjection(id: $id, decision: $decision, reason: "经核实", idempotencyKey: $key) { id state } }`,
  pay: `mutation ($ids: [ID!]!, $key: ID!) { payRedemptions(ids: $ids, idempotencyKey: $key) { id state amountFen } }`,
  confirm: `mutation ($id: ID!, $reference: String!, $succeeded: Boolean!, $key: ID!) {
    confirmPayout(id: $id, bankReference: $reference, succeeded: $succeeded, idempotencyKey: $key) { id state } }`,
} as const;

let invoices = 10_000_000;

/** Names of the parties as the events above tell them, in another spelling. */
const PAYER = '演示制造 有限公司';
const PAYEE = '演示服务商有限公司';

export interface PapersWish {
  readonly paidFen?: string;
  readonly invoicedFen?: string;
  readonly number?: string;
  readonly code?: string | null;
  readonly phase?: number;
  readonly reference?: string;
  readonly report?: string;
}

/** Complete papers for a contract of ¥243,333.34, or for what the test says was paid. */
export function papers(voucherId: string, wish: PapersWish = {}) {
  invoices += 1;
  const paidFen = wish.paidFen ?? '24333334';
  const number = wish.number ?? String(invoices);
  const code = wish.code === undefined ? '4400201130' : wish.code;
  return {
    voucherId,
    ...(wish.phase ? { phase: wish.phase } : {}),
    invoices: [{ number, code, amountFen: wish.invoicedFen ?? paidFen, issuedOn: '2020-10-05' }],
    payments: [
      {
        bankReference: wish.reference ?? `B${invoices}`,
        amountFen: paidFen,
        paidOn: '2020-10-06',
        payerName: PAYER,
        payeeName: PAYEE,
      },
    ],
    acceptanceReportHash: wish.report ?? String(invoices).padStart(64, 'b'),
  };
}

/** An answer that must have succeeded, whatever it says. */
export async function done<T extends { data: unknown; errors?: unknown }>(
  answer: Promise<T>,
): Promise<T['data']> {
  const { data, errors } = await answer;
  expect(errors).toBeUndefined();
  return data;
}

export const IN_REDEEM_WINDOW = new Date('2020-10-10T10:00:00+08:00');

/** A reserved voucher whose contract is accepted; the clock stands in the window for redemption. */
export async function aRedeemable(
  service: TestService,
  roundId: string,
  wish: ContractWish = {},
): Promise<SignedUp & { readonly voucherId: string }> {
  const one = await aContract(service, wish);
  const { claimVoucher } = await done(claim(roundId, one));
  expect(claimVoucher.voucher?.state).toBe('RESERVED');
  await accepted(service, one);
  return { ...one, voucherId: claimVoucher.voucher!.id };
}

/** A redemption up to the approval of the commission. */
export async function anApproved(
  service: TestService,
  one: SignedUp & { voucherId: string },
): Promise<string> {
  const { submitRedemption } = await done(
    one.signatory.query(DO.submit, {
      input: papers(one.voucherId),
      key: newId(),
    }),
  );
  const { id } = submitRedemption;
  await done(reviewer(service).query(DO.review, { id, decision: 'REVIEWED', reason: '', key: newId() }));
  await done(
    approver(service).query(DO.approve, { id, decision: 'APPROVED', reason: '材料齐全', key: newId() }),
  );
  return id;
}
