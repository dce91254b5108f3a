import { newId } from '#libs/kernel';
import { aService, type TestService } from '../../support/a-service.js';
import {
  aContract,
  aProposal,
  aRedeemable,
  aRound,
  claim,
  DO,
  done,
  expectWholeLedger,
  IN_REDEEM_WINDOW,
  manager,
  papers,
  PROPOSE,
} from '../../support/world/subsidy/subsidy.js';

const BUDGET = `query ($id: ID!) { publicBudget(roundId: $id) {
  appropriatedFen recoveredFen reservedFen claimedFen paidFen freeFen waiting
  cities { cityCode grantedFen freeFen reservedFen claimedFen paidFen waiting }
  providerClasses { providerClass reservedFen claimedFen paidFen } } }`;
const EXPIRING = `query ($id: ID!) { expiringReservations(roundId: $id) { redeemBy cityCode vouchers amountFen } }`;

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

test('everybody sees how the money stands: by city and class of provider, without a name', async () => {
  const roundId = await aRound(service, {
    budgetFen: '20000000',
    tranches: [{ cityCode: '440600', amountFen: '15000000' }],
  });
  const first = await aRedeemable(service, roundId);
  await done(claim(roundId, await aContract(service)));
  await done(claim(roundId, await aContract(service)));
  await service.moveClock(IN_REDEEM_WINDOW);
  await done(first.signatory.query(DO.submit, { input: papers(first.voucherId), key: newId() }));
  const { publicBudget } = await done(service.visitor.query(BUDGET, { id: roundId }));
  const used = { reservedFen: '14600000', claimedFen: '7300000', paidFen: '0' };
  expect(publicBudget).toEqual({
    appropriatedFen: '20000000',
    recoveredFen: '0',
    ...used,
    freeFen: '5400000',
    waiting: 1,
    cities: [{ cityCode: '440600', grantedFen: '15000000', freeFen: '400000', ...used, waiting: 1 }],
    providerClasses: [
      { providerClass: 'PLATFORM', reservedFen: '0', claimedFen: '0', paidFen: '0' },
      { providerClass: 'OTHER', ...used },
    ],
  });
  const { expiringReservations } = await done(manager(service).query(EXPIRING, { id: roundId }));
  expect(expiringReservations).toEqual([
    { redeemBy: '2021-02-08T09:00:00.000Z', cityCode: '440600', vouchers: 1, amountFen: '7300000' },
  ]);
  const { errors } = await service.visitor.query(EXPIRING, { id: roundId });
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('its parts are those of the whole at any moment, also while sixty claim', async () => {
  const roundId = await aRound(service, { budgetFen: '200000000' });
  const contracts = await Promise.all(Array.from({ length: 60 }, () => aContract(service)));
  const seen = async (): Promise<void> => {
    const { publicBudget } = await done(service.visitor.query(BUDGET, { id: roundId }));
    const { reservedFen, freeFen, appropriatedFen, cities, providerClasses } = publicBudget;
    expect(BigInt(reservedFen) + BigInt(freeFen)).toBe(BigInt(appropriatedFen));
    for (const parts of [cities, providerClasses])
      expect(parts.reduce((sum, part) => sum + BigInt(part.reservedFen), 0n)).toBe(BigInt(reservedFen));
  };
  await Promise.all([
    ...contracts.map((one) => done(claim(roundId, one))),
    ...Array.from({ length: 20 }, seen),
  ]);
  await seen();
});

test('of a round that is only proposed nothing is said', async () => {
  const { proposeRound } = await done(
    manager(service).query(PROPOSE, {
      input: await aProposal(service),
      key: newId(),
    }),
  );
  const { errors } = await service.visitor.query(BUDGET, { id: proposeRound.id });
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});
