import { newId } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../../support/a-service.js';
import { contractWorld, must } from '../../../support/world/matching/contract.js';
import { codeOf } from '../../../support/world/matching/market.js';

/* An amendment that both sign after facts exist: what was paid, used, accepted or ended under the old text stays true. */

const PAYER = '91440606722473344C';
const PAYEE = '914403001922038216';
const words = { description: '演示明细', industrialPlatform: true, publicCloud: true };

let service: TestService;
let world: ReturnType<typeof contractWorld>;

beforeAll(async () => {
  service = await aService('matching', { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') });
  world = contractWorld(service);
}, 60_000);
afterAll(() => service?.stop());

type Line = NonNullable<Parameters<typeof world.propose>[2]['lines']>[number];

/** A text of a fixed line and what else is given, delivered as one. */
function worth(amountFen: string, ...others: Line[]) {
  const lines: Line[] = [{ ...words, kind: 'PLATFORM_SERVICE', amountFen }, ...others];
  const totalFen = String(lines.reduce((sum, each) => sum + BigInt(each.amountFen), 0n));
  return { lines, milestones: [{ title: '全部', dueInMonths: 3, phase: 1, amountFen: totalFen }] };
}

const metered = (mostUnits: number, id?: string): Line => ({
  ...words,
  ...(id ? { id } : {}),
  kind: 'APPLICATION_SERVICE',
  amountFen: String(mostUnits * 2000),
  metering: { unit: '次', unitPriceFen: '2000', mostUnits: String(mostUnits) },
});

const read = (by: Client, lineId: string, units: string) =>
  by.query(
    `mutation ($lineId: ID!, $units: Fen!, $key: ID!) {
      reportMeter(lineId: $lineId, month: "2020-10", units: $units, idempotencyKey: $key) { id } }`,
    { lineId, units, key: newId() },
  );

const pay = (by: Client, contractId: string, amountFen: string) =>
  by.query(
    `mutation ($input: RecordPaymentInput!, $key: ID!) { recordPayment(input: $input, idempotencyKey: $key) { id } }`,
    {
      input: {
        contractId,
        amountFen,
        paidOn: '2020-10-10',
        bankReference: newId(),
        proofHash: 'a'.repeat(64),
        payerUnifiedSocialCreditCode: PAYER,
        payeeUnifiedSocialCreditCode: PAYEE,
      },
      key: newId(),
    },
  );

/** What came of both signatures under a text. */
async function signedBy(sides: readonly Client[], id: string, documentHash: string) {
  const codes: (string | undefined)[] = [];
  for (const side of sides) codes.push(codeOf(await world.signText(side, id, documentHash)));
  return codes;
}

test('is not signed once everything is accepted, and the accepted text stays', async () => {
  const { buyer, seller, contract } = await world.aContract();
  const { pending } = must(await world.propose(seller, contract.id, { goals: '另一个目标' })).it;
  must(await world.signText(seller, contract.id, pending!.documentHash));
  for (const { id } of contract.milestones) await world.deliver(buyer, seller, id);
  expect(await signedBy([seller, buyer], contract.id, pending!.documentHash)).toEqual([
    'NOTHING_TO_SIGN',
    'NOTHING_TO_SIGN',
  ]);
  expect(await world.read(buyer, contract.id)).toMatchObject({
    state: 'ACCEPTED',
    documentHash: contract.documentHash,
    pending: null,
  });
  await expect(
    service.sql('update matching.contract set version = 2 where id = $1', [contract.id]),
  ).rejects.toThrow('has no such version in force');
});

test('does not go below what was paid, also when it was paid after the proposal', async () => {
  const { buyer, seller, contract } = await world.aContract();
  must(await pay(buyer, contract.id, '8000000'));
  const { pending } = must(await world.propose(seller, contract.id, worth('8000000'))).it;
  must(await world.signText(seller, contract.id, pending!.documentHash));
  must(await pay(buyer, contract.id, '1'));
  expect(codeOf(await world.signText(buyer, contract.id, pending!.documentHash))).toBe('BELOW_PAID');
  expect(codeOf(await world.propose(seller, contract.id, worth('8000000')))).toBe('BELOW_PAID');
  must(await world.propose(seller, contract.id, worth('8000001')));
  await expect(
    service.sql('update matching.contract set total_fen = 8000000 where id = $1', [contract.id]),
  ).rejects.toThrow(/do not make its total|more is paid/);
});

test('does not go below what was used of a metered line, nor drop it', async () => {
  const { seller, contract } = await world.aContract(worth('10000000', metered(1000)));
  const { id } = contract.lines[1]!;
  must(await read(seller, id, '900'));
  const proposed = [
    worth('10000000', metered(899, id)),
    worth('10000000', { ...metered(900, id), metering: null }),
    worth('10000000'),
  ].map((change) => world.propose(seller, contract.id, change));
  expect((await Promise.all(proposed)).map(codeOf)).toEqual(['BELOW_USED', 'BELOW_USED', 'BELOW_USED']);
  must(await world.propose(seller, contract.id, worth('10000000', metered(900, id))));
});
