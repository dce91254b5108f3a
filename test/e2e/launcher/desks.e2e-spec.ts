import { aPlatform, FIRST_START_MS, type TestPlatform } from '../../support/a-platform.js';
import type { Anything } from '../../support/graphql/typed.js';
import { sha256 } from '../../support/some-files.js';

/*
 * What is there when somebody comes in first: for each screen of the portal a question that it asks, asked by whose desk
 * it is. The numbers are those of the journeys: M of factories, P of providers, C of officials.
 */

let platform: TestPlatform;

beforeAll(async () => {
  platform = await aPlatform('on');
}, 2 * FIRST_START_MS);

afterAll(() => platform?.stop(), FIRST_START_MS);

async function ask(account: string, document: string, id?: string): Promise<Anything> {
  const token = account === 'anybody' ? {} : { token: await platform.token(account) };
  const variables = id === undefined ? {} : { variables: { id } };
  const { data, errors } = await platform.askAnything(document, { ...token, ...variables });
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}

/** The first of the rows of a question that fits, by the id that it is known by. */
interface Source {
  readonly document: string;
  readonly id: (data: Anything) => string | undefined;
}

const node = (rows: readonly Anything[], fits: (row: Anything) => boolean = () => true): Anything =>
  rows.map((row) => row.node ?? row).find(fits);
const own: Source = {
  document: '{ me { memberships { organisationId } } }',
  id: ({ me }) => me.memberships[0].organisationId,
};
const needTitled = (state: string, title: string, scenario = ''): Source => ({
  document: `{ needs(first: 100, state: ${state}${scenario && `, scenario: "${scenario}"`}) { edges { node { id title } } } }`,
  id: ({ needs }) => node(needs.edges, (need) => need.title.includes(title))?.id,
});
const contractIn = (state: string, title = ''): Source => ({
  document: '{ contracts(first: 50) { edges { node { id state title } } } }',
  id: ({ contracts }) =>
    node(contracts.edges, (contract) => contract.state === state && contract.title.includes(title))?.id,
});
const redemptionIn = (state: string): Source => ({
  document: '{ redemptions(first: 100) { edges { node { id state } } } }',
  id: ({ redemptions }) => node(redemptions.edges, (file) => file.state === state)?.id,
});
const summerRound: Source = {
  document: '{ rounds(first: 20) { edges { node { id claimsOpen } } } }',
  id: ({ rounds }) => node(rounds.edges, ({ claimsOpen }) => !claimsOpen)?.id,
};

const voucherIn = (state: string): Source => ({
  document: '{ vouchers(first: 100) { edges { node { id state } } } }',
  id: ({ vouchers }) => node(vouchers.edges, (voucher) => voucher.state === state)?.id,
});
const oldestReserved: Source = {
  document: '{ vouchers(first: 100) { edges { node { id state } } } }',
  id: ({ vouchers }) => vouchers.edges.findLast((edge: Anything) => edge.node.state === 'RESERVED')?.node.id,
};
const objected: Source = {
  document: '{ notices(first: 20) { edges { node { open items { redemptionId } } } } }',
  id: ({ notices }) => node(notices.edges, ({ open }) => open)?.items[0].redemptionId,
};
const rowsIn =
  (field: string, ...states: readonly string[]) =>
  (data: Anything): readonly Anything[] => {
    const rows = (data[field].edges ?? data[field]).map((row: Anything) => row.node ?? row);
    return states.length === 0 ? rows : rows.filter(({ state }: Anything) => states.includes(state));
  };
const within =
  (field: string, part: string) =>
  (data: Anything): readonly Anything[] =>
    data[field]?.[part] ?? [];
const all = (field: string, fields: string, given = 'first: 100'): string =>
  `{ ${field}(${given}) { edges { node { ${fields} } } } }`;
const of = (field: string, argument: string, fields: string, more = ''): string =>
  `query ($id: ID!) { ${field}(${argument}: $id${more}) ${fields} }`;

/** Screen; whose; the question; the rows in its answer; where its id is from; how many rows at least, when not one. */
type Desk = readonly [
  screen: string,
  account: string,
  document: string,
  rows: (data: Anything) => readonly Anything[],
  of?: Source,
  least?: number,
];

// prettier-ignore
const DESKS: readonly Desk[] = [
  ['M1 goals', '', '{ goals { code counted } }', rowsIn('goals')],
  ['M1 budget', '', of('publicBudget', 'roundId', '{ waiting cities { cityCode } }'), within('publicBudget', 'cities'), summerRound],
  ['M2 divisions to choose from', 'newcomer07', '{ divisions(text: "南海") { code } }', rowsIn('divisions')],
  ['M2 own registration', 'newcomer07', all('myEnterprises', 'state'), rowsIn('myEnterprises', 'REGISTERED')],
  ['M3 people', 'factory01', of('memberships', 'organisationId', '{ edges { node { role } } }'), rowsIn('memberships'), own],
  ['M3 roles on offer', 'factory01', of('invitations', 'organisationId', '{ status }'), rowsIn('invitations'), own, 2],
  ['M3 what is offered to me', 'expert01', '{ myInvitations { role } }', rowsIn('myInvitations')],
  ['M4 certification refused', 'newcomer08', all('myEnterprises', 'state'), rowsIn('myEnterprises', 'REFUSED')],
  ['M4 rules and facts', 'factory01', of('ruleDecisions', 'subjectId', '{ result }'), rowsIn('ruleDecisions'), voucherIn('PAID')],
  ['M5, M6 assessments', 'factory01', of('assessments', 'enterpriseId', '{ edges { node { level } } }'), rowsIn('assessments'), own],
  ['M7 drafts', 'factory01', of('needDrafts', 'enterpriseId', '{ edges { node { state } } }'), rowsIn('needDrafts', 'DRAFT'), own],
  ['M7 draft in check', 'factory02', of('needDrafts', 'enterpriseId', '{ edges { node { state } } }'), rowsIn('needDrafts', 'IN_CHECK'), own],
  ['M7 joint need to join', 'factory01', all('jointNeeds', 'state joined'), rowsIn('jointNeeds', 'JOINING')],
  ['M7 needs', 'factory01', all('needs', 'state'), rowsIn('needs'), undefined, 6],
  ['M8 matches', 'factory01', of('matches', 'needId', '{ ranked { rank } }', ', first: 5'), within('matches', 'ranked'), needTitled('OPEN', '')],
  ['M9 questions', 'factory01', of('questions', 'needId', '{ answer }'), rowsIn('questions'), needTitled('OPEN', '条码仓储')],
  ['M9 its addendum', 'factory01', of('needVersions', 'needId', '{ version }'), rowsIn('needVersions'), needTitled('OPEN', '条码仓储'), 2],
  ['M10 open bids', 'factory05', of('bids', 'needId', '{ id }'), rowsIn('bids'), needTitled('CLOSED', '质量追溯'), 3],
  ['M11 to score', 'factory01', of('evaluationSheet', 'needId', '{ submittedAt bids { number } }'), within('evaluationSheet', 'bids'), needTitled('CLOSED', '订单排程'), 3],
  ['M11 to agree on', 'factory02', of('evaluationPanel', 'needId', '{ meanHundredths }'), rowsIn('evaluationPanel'), needTitled('CLOSED', '订单排程'), 3],
  ['M12 standstill', 'factory01', of('bidComparison', 'needId', '{ compared { rank } }'), within('bidComparison', 'compared'), needTitled('AWARDED', '压铸'), 3],
  ['M12 complaint', 'factory04', '{ complaints { state } }', rowsIn('complaints', 'RAISED')],
  ['M13 to sign', 'factory01', all('contracts', 'state'), rowsIn('contracts', 'DRAFTED'), undefined, 2],
  ['M13 amendment to sign', 'factory01', all('contracts', 'state pending { version }'), (data) => rowsIn('contracts', 'SIGNED')(data).filter(({ pending }) => pending)],
  ['M13 ordered', 'factory01', '{ directPurchases { accepted } }', rowsIn('directPurchases')],
  ['M14 vouchers', 'factory01', all('vouchers', 'state'), rowsIn('vouchers', 'PAID', 'REDEEMING'), undefined, 2],
  ['M14 waits for a limit', 'factory22', all('vouchers', 'state'), rowsIn('vouchers', 'WAITING')],
  ['M14 reserved', 'factory02', all('vouchers', 'state'), rowsIn('vouchers', 'RESERVED')],
  ['M15 to accept', 'factory01', all('contracts', 'milestones { state }'), (data) => rowsIn('contracts')(data).flatMap(({ milestones }) => milestones).filter(({ state }) => state === 'REPORTED')],
  ['M15 account', 'factory01', of('contractAccount', 'contractId', '{ payments { id } }'), within('contractAccount', 'payments'), contractIn('SIGNED', '质量追溯'), 2],
  ['M16 claim in draft', 'factory02', of('redemptionDraft', 'voucherId', '{ payments { bankReference } }'), within('redemptionDraft', 'payments'), oldestReserved],
  ['M17 timeline', 'factory01', of('redemptionTimeline', 'id', '{ holdings { holder } }'), within('redemptionTimeline', 'holdings'), redemptionIn('PAID'), 4],
  ['M18 deficiencies', 'factory01', all('redemptions', 'state deficiencies { item }'), (data) => rowsIn('redemptions', 'RETURNED')(data).flatMap(({ deficiencies }) => deficiencies), undefined, 2],
  ['M19 counted', 'factory01', of('adoption', 'enterpriseId', '{ goals { grade } }'), within('adoption', 'goals'), own, 2],
  ['M20 dispute', 'factory02', of('contractDisputes', 'contractId', '{ state }'), rowsIn('contractDisputes', 'ANSWERED'), contractIn('SIGNED', '质量追溯')],
  ['M20 replacement', 'factory12', of('replacement', 'contractId', '{ milestones { title } }'), within('replacement', 'milestones'), contractIn('SIGNED', '采购')],
  ['M20 notice', 'factory11', of('contractTerminations', 'contractId', '{ id }'), rowsIn('contractTerminations'), contractIn('SIGNED', '订单排程')],
  ['M20 objection to answer', 'factory18', of('objections', 'redemptionId', '{ state }'), rowsIn('objections', 'OPEN'), redemptionIn('NOTICED')],

  ['P1 application', 'newcomer01', all('myProviders', 'state'), rowsIn('myProviders', 'APPLIED')],
  ['P2 refused, with the reason', 'newcomer06', all('myProviders', 'state refusalReason'), rowsIn('myProviders', 'REFUSED')],
  ['P3 standing', 'provider05', of('providerStanding', 'id', '{ changes { reason } }'), within('providerStanding', 'changes'), own],
  ['P4 catalogue', 'provider01', of('solutions', 'providerId', '{ edges { node { title } } }', ', first: 50'), rowsIn('solutions'), own, 2],
  ['P5 capacity', 'provider01', of('capacity', 'providerId', '{ month projects }', ', months: ["2020-10", "2020-11"]'), rowsIn('capacity'), own, 2],
  ['P6 needs for me', 'provider01', of('needsForMe', 'providerId', '{ scoreHundredths }'), rowsIn('needsForMe'), own],
  ['P6 not shown', 'provider01', of('needsNotShown', 'providerId', '{ lists }'), rowsIn('needsNotShown'), own],
  ['P6 on shortlists', 'provider01', of('shortlistedNeeds', 'providerId', '{ rank }'), rowsIn('shortlistedNeeds'), own],
  ['P7 receipts', 'provider02', of('bidReceipts', 'needId', '{ contentHash }'), rowsIn('bidReceipts'), needTitled('OPEN', '条码仓储', 'S12')],
  ['P7 news', 'provider02', of('needNews', 'providerId', '{ kind }'), rowsIn('needNews'), own],
  ['P8 result', 'provider03', of('bidResults', 'needId', '{ won }'), rowsIn('bidResults'), needTitled('AWARDED', '压铸')],
  ['P8 complaints', 'provider03', '{ complaints { state } }', rowsIn('complaints'), undefined, 3],
  ['P9 to sign', 'provider02', all('contracts', 'state'), rowsIn('contracts', 'DRAFTED')],
  ['P9 orders to take', 'provider01', '{ directPurchases { accepted } }', (data) => rowsIn('directPurchases')(data).filter(({ accepted }) => accepted === null), undefined, 2],
  ['P10 delivery', 'provider01', all('contracts', 'state'), rowsIn('contracts', 'SIGNED')],
  ['P10 payments to confirm', 'provider01', of('contractAccount', 'contractId', '{ payments { id } }'), within('contractAccount', 'payments'), contractIn('SIGNED', '质量追溯')],
  ['P11 keys', 'provider01', of('machineClients', 'organisationId', '{ clientId }'), rowsIn('machineClients'), own],
  ['P12 money', 'provider01', of('statement', 'organisationId', '{ entries { kind } }'), within('statement', 'entries'), own, 5],
  ['P12 claims of clients', 'provider01', all('redemptions', 'state'), rowsIn('redemptions'), undefined, 5],
  ['P13 rating to reply to', 'provider02', of('contractRating', 'contractId', '{ quality }'), ({ contractRating }) => [contractRating].filter(Boolean), contractIn('ACCEPTED')],
  ['P14 appeal', 'provider07', of('providerStanding', 'id', '{ standing changes { appeal { id } } }'), (data) => within('providerStanding', 'changes')(data).filter(({ appeal }) => appeal), own],
  ['P15 team', 'provider01', of('memberships', 'organisationId', '{ edges { node { role } } }'), rowsIn('memberships'), own],
  ['P15 roles on offer', 'provider01', of('invitations', 'organisationId', '{ status }'), rowsIn('invitations'), own, 2],

  ['C1 counted', 'commission-manager', all('countedEnterprises', 'name', 'goal: UPGRADED, first: 10'), rowsIn('countedEnterprises'), undefined, 10],
  ['C2 schemes', 'commission-manager', '{ schemes { state } }', rowsIn('schemes', 'DRAFT', 'PROPOSED'), undefined, 2],
  ['C2 scheme to publish', 'commission-approver', '{ schemes { state } }', rowsIn('schemes', 'PROPOSED')],
  ['C2 policy to publish', 'commission-approver', '{ subsidyPolicies { versions { publishedAt proposedAt } } }', (data) => rowsIn('subsidyPolicies')(data).filter(({ versions }) => versions.length > 1)],
  ['C3 budget', 'commission-manager', of('budget', 'roundId', '{ cities { cityCode } }'), within('budget', 'cities'), summerRound, 4],
  ['C3 re-allocation', 'commission-approver', of('reallocations', 'roundId', '{ edges { node { state } } }'), rowsIn('reallocations', 'PROPOSED'), summerRound],
  ['C3 amendments', 'commission-approver', of('amendments', 'roundId', '{ edges { node { state } } }'), rowsIn('amendments', 'PROPOSED'), summerRound, 2],
  ['C3 expiring reservations', 'commission-manager', of('expiringReservations', 'roundId', '{ vouchers }'), rowsIn('expiringReservations'), summerRound],
  ['C4 certification', 'bureau-foshan', all('certificationQueue', 'name'), rowsIn('certificationQueue'), undefined, 5],
  ['C5 applications', 'commission-manager', all('poolApplications', 'state'), rowsIn('poolApplications'), undefined, 5],
  ['C5 appeals', 'commission-approver', all('standingAppeals', 'statement'), rowsIn('standingAppeals'), undefined, 3],
  ['C6 reviewers', 'bureau-foshan-approver', '{ reviewers(divisionCode: "440600") { load } }', rowsIn('reviewers')],
  ['C7 review', 'bureau-foshan', all('redemptions', 'state'), rowsIn('redemptions', 'SUBMITTED'), undefined, 5],
  ['C7 overlaps', 'bureau-foshan', '{ redemptions(first: 100) { edges { node { id state } } } }', rowsIn('redemptions', 'SUBMITTED')],
  ['C7 disputes to mediate', 'bureau-foshan', of('contractDisputes', 'contractId', '{ state }'), rowsIn('contractDisputes'), contractIn('SIGNED', '质量追溯')],
  ['C7 complaints to decide', 'bureau-foshan-approver', '{ complaints { state } }', rowsIn('complaints', 'ESCALATED')],
  ['C8 approvals', 'commission-approver', all('redemptions', 'state'), rowsIn('redemptions', 'REVIEWED'), undefined, 5],
  ['C9 to be noticed', 'commission-manager', all('redemptions', 'state'), rowsIn('redemptions', 'APPROVED'), undefined, 5],
  ['C9 open notice', '', all('notices', 'open'), (data) => rowsIn('notices')(data).filter(({ open }) => open)],
  ['C9 objections', 'commission-approver', of('objections', 'redemptionId', '{ state }'), rowsIn('objections', 'OPEN'), objected],
  ['C10 to be paid', 'finance', all('redemptions', 'state'), rowsIn('redemptions', 'NOTICED'), undefined, 5],
  ['C10 runs', 'finance', all('paymentRuns', 'state'), rowsIn('paymentRuns', 'PREPARED', 'SENT'), undefined, 2],
  ['C10 payments without an answer', 'finance', all('payouts', 'state'), rowsIn('payouts', 'PENDING', 'SENT'), undefined, 2],
  ['C10 bank day', 'finance', '{ bankDay(day: "2020-08-14") { differences { kind } } }', within('bankDay', 'differences')],
  ['C10 closing the books', 'commission-approver', all('ledgerPeriods', 'state'), rowsIn('ledgerPeriods', 'PROPOSED')],
  ['C11 adoption', 'auditor', all('countedEnterprises', 'grade', 'goal: ON_CLOUD, first: 10'), rowsIn('countedEnterprises'), undefined, 10],
  ['C12 invoices to look at', 'auditor', '{ invoicesDue(first: 20) { number } }', rowsIn('invoicesDue')],
  ['C13 opened by audit', 'auditor', all('recoveries', 'state'), rowsIn('recoveries', 'OPEN'), undefined, 2],
  ['C14 recovery', 'finance', all('recoveries', 'state instalments { dueOn } receipts { receivedOn }'), rowsIn('recoveries', 'DECIDED')],
  ['C15 goals as of a day', '', '{ goals(asOf: "2020-06-01T00:00:00+08:00") { counted } }', rowsIn('goals')],
  ['C16 roles to agree to', 'commission-approver', '{ invitationsToConfirm { account } }', rowsIn('invitationsToConfirm'), undefined, 3],
  ['C16 allocation', 'commission-approver', all('allocationRounds', 'name'), rowsIn('allocationRounds'), undefined, 2],
  ['C17 incident', 'factory13', of('deadlineHistory', 'needId', '{ extensions { toDeadline } }'), within('deadlineHistory', 'extensions'), needTitled('OPEN', '供应商')],
  ['C18 ageing', 'commission-manager', of('ageing', 'roundId', '{ cityCode }'), rowsIn('ageing'), summerRound],
  ['C18 consistency of reviews', 'auditor', '{ reviewConsistency(from: "2020-07-01", to: "2020-09-28") { decisions } }', rowsIn('reviewConsistency')],
];

const each = DESKS.map(([screen, account, document, rows, source, least = 1]) => {
  return { screen, account: account || 'anybody', document, rows, source, least };
});
test.each(each)(
  '$screen finds something for $account',
  async ({ account, document, rows, source, least }) => {
    const id = source && source.id(await ask(account, source.document));
    if (source) expect(id).toBeDefined();
    expect(rows(await ask(account, document, id)).length).toBeGreaterThanOrEqual(least);
  },
);

test('the papers of a claim open for the reviewer on whose desk it is, and by the same links for nobody else', async () => {
  const { redemptions } = await ask(
    'bureau-foshan',
    '{ redemptions(first: 100, state: SUBMITTED) { edges { node { acceptanceReportHash acceptanceReportLink documents { kind link } } } } }',
  );
  const { acceptanceReportHash, acceptanceReportLink, documents } = redemptions.edges[0].node;
  expect(documents.map(({ kind }: Anything) => kind).toSorted()).toEqual(['INVOICE', 'PAYMENT_PROOF']);
  for (const link of [acceptanceReportLink, ...documents.map((document: Anything) => document.link)]) {
    const opened = async (account: string) =>
      fetch(`${platform.origin}${link}`, {
        headers: { authorization: `Bearer ${await platform.token(account)}` },
      });
    const paper = await opened('bureau-foshan');
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const bytes = Buffer.from(await paper.arrayBuffer());
    if (link === acceptanceReportLink) expect(sha256(bytes)).toBe(acceptanceReportHash);
    for (const other of ['provider01', 'factory01', 'commission-manager'])
      expect((await opened(other)).status).toBe(404);
  }
});

test('every screen of the three journeys has a desk here', () => {
  const shown = new Set(DESKS.flatMap(([screen]) => screen.match(/[MPC]\d+/g) ?? []));
  const screens = (letter: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
  expect(
    [...screens('M', 20), ...screens('P', 15), ...screens('C', 18)].filter((one) => !shown.has(one)),
  ).toEqual([]);
});

test('no story broke off, and the clock stands where people come in', () => {
  expect(platform.printed()).not.toContain('broke off');
  expect(platform.printed()).toContain('2020-09-28 10:00');
});
