import { newId } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../support/a-service.js';
import { hasToDoWith } from '../../support/world/subsidy/payment.js';
import {
  aContract,
  aRedeemable,
  aRound,
  claim,
  DO,
  done,
  IN_REDEEM_WINDOW,
  papers,
  reviewer,
} from '../../support/world/subsidy/subsidy.js';

/* The answer to a repeated idempotency key is given by the rights of now, not by those of then. */

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(() => service?.stop());
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));

const codeOf = ({ errors }: Awaited<ReturnType<Client['queryAnything']>>) => errors?.[0]?.extensions.code;

test('an official with a new conflict is not given the file again that they reviewed before', async () => {
  const one = await aRedeemable(service, await aRound(service));
  await service.moveClock(IN_REDEEM_WINDOW);
  const { submitRedemption } = await done(
    one.signatory.query(DO.submit, { input: papers(one.voucherId), key: newId() }),
  );
  const official = reviewer(service);
  const { id } = submitRedemption;
  const again = () =>
    official.query(DO.review, { id, decision: 'REVIEWED', reason: '', key: '0c0b5b2e-review' });
  const first = await done(again());
  expect(await done(again())).toEqual(first);
  await hasToDoWith(official, 'PROVIDER', one.providerId);
  const withheld = await again();
  expect(codeOf(withheld)).toBe('ANSWER_WITHHELD');
  expect(withheld.data).toBeNull();
});

test('who left an enterprise is not given the answer again that they got for it, whatever else they hold', async () => {
  const roundId = await aRound(service);
  const one = await aContract(service);
  const key = newId();
  const { claimVoucher } = await done(claim(roundId, one, key));
  service.as({
    personId: one.signatory.personId,
    role: 'ENTERPRISE_SIGNATORY',
    organisationKind: 'ENTERPRISE',
    organisationId: newId(),
  });
  await expect(done(claim(roundId, one, key))).resolves.toEqual({ claimVoucher });
  await service.sql(
    'update subsidy.membership set ended_at = clock.now() where person_id = $1 and organisation_id = $2',
    [one.signatory.personId, one.enterpriseId],
  );
  expect(codeOf(await claim(roundId, one, key))).toBe('ANSWER_WITHHELD');
});
