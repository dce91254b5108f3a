import { Sweeps } from '#libs/platform';
import { aService, type TestService } from '../../support/a-service.js';
import { aRound } from '../../support/world/subsidy/subsidy.js';

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(() => service?.stop());

const sweep = () => service.app.get(Sweeps).run();
const told = async (roundId: string) =>
  (await service.outbox()).filter(({ type, subject }) => type.startsWith('round.') && subject === roundId);

test('that claims open and close is told once each, with the instants of the window', async () => {
  await service.moveClock(new Date('2020-09-28T10:00:00+08:00'));
  const roundId = await aRound(service);
  const [round] = await service.sql<{ at: Date; claim_to: Date }>(
    'select greatest(claim_from, published_at) as at, claim_to from subsidy.round where id = $1',
    [roundId],
  );
  await service.moveClock(new Date(round!.claim_to.getTime() - 60_000));
  await Promise.all([sweep(), sweep()]);
  const opened = { roundId, openedAt: round!.at.toISOString() };
  expect((await told(roundId)).map(({ data }) => data)).toEqual([opened]);
  await service.moveClock(new Date(round!.claim_to.getTime() + 86_400_000));
  await Promise.all([sweep(), sweep()]);
  await sweep();
  expect((await told(roundId)).map(({ type, data }) => ({ type, data }))).toEqual([
    { type: 'round.claims-opened.v1', data: opened },
    { type: 'round.claims-closed.v1', data: { roundId, closedAt: round!.claim_to.toISOString() } },
  ]);
});
