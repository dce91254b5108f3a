import { aChallenge, Browser } from '../../../support/a-browser.js';
import { anIssuingService, PASSWORD, type IssuingService } from '../../../support/an-issuing-service.js';

let issuing: IssuingService;

beforeAll(async () => {
  issuing = await anIssuingService();
});
afterAll(() => issuing.stop());

describe('guessing', () => {
  test('five wrong passwords close the account, even to the right one, and it opens again', async () => {
    const account = await issuing.aPerson();
    const browser = new Browser(issuing.service.url);
    const page = await browser.authorize(aChallenge().challenge);
    for (let i = 0; i < 5; i++)
      expect((await browser.signIn(page, account, 'not the password')).status).toBe(401);
    expect((await browser.signIn(page, account.toUpperCase(), PASSWORD)).status).toBe(429);
    await issuing.service.sql(
      `update identity.sign_in_attempt set closed_until = now() - interval '1 second'`,
    );
    expect((await browser.signIn(page, account, PASSWORD)).url).toContain('code=');
  });

  test('forty guesses at the same moment are five guesses', async () => {
    const account = await issuing.aPerson();
    const browser = new Browser(issuing.service.url);
    const page = await browser.authorize(aChallenge().challenge);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => browser.signIn(page, account, `not the password ${i}`)),
    );
    const tried = answers.filter((answer) => answer.status === 401);
    expect(tried).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(35);
  });

  test('who guesses at a rival’s account shuts out nobody but the own address', async () => {
    const account = await issuing.aPerson();
    const rival = new Browser(issuing.service.url);
    const page = await rival.authorize(aChallenge().challenge);
    for (let i = 0; i < 5; i++) await rival.signIn(page, account, 'not the password');
    const closed = await rival.signIn(page, account, PASSWORD);
    expect([closed.status, Number(closed.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    const owner = new Browser(issuing.service.url);
    expect(
      (await owner.signIn(await owner.authorize(aChallenge().challenge), account, PASSWORD)).url,
    ).toContain('code=');
  });

  test('who guesses from everywhere leaves the owner’s known device open', async () => {
    const account = await issuing.aPerson();
    const owner = new Browser(issuing.service.url);
    await owner.signIn(await owner.authorize(aChallenge().challenge), account, PASSWORD);
    await issuing.service.sql(
      `insert into identity.sign_in_attempt (bucket, failures, last_at, closed_until)
       select encode(sha256(convert_to($1, 'UTF8')), 'hex'), 100, clock_timestamp(), clock_timestamp() + interval '15 min'
       on conflict (bucket) do update set failures = 100, closed_until = excluded.closed_until`,
      [`account ${account}`],
    );
    const stranger = new Browser(issuing.service.url);
    const asked = await stranger.authorize(aChallenge().challenge);
    expect((await stranger.signIn(asked, account, PASSWORD)).status).toBe(429);
    const again = await owner.authorize(aChallenge().challenge, { prompt: 'login' });
    expect((await owner.signIn(again, account, PASSWORD)).url).toContain('code=');
    // The device has a count of its own, so a stolen cookie does not open the door to guessing.
    const third = await owner.authorize(aChallenge().challenge, { prompt: 'login' });
    for (let i = 0; i < 5; i++) await owner.signIn(third, account, 'not the password');
    expect((await owner.signIn(third, account, PASSWORD)).status).toBe(429);
  });

  test('one password on 40 accounts meets a limit', async () => {
    const browser = new Browser(issuing.service.url);
    const page = await browser.authorize(aChallenge().challenge);
    const answers: number[] = [];
    for (let i = 0; i < 40; i++) {
      answers.push((await browser.signIn(page, `somebody-${i}`, 'what everybody takes')).status);
    }
    expect(answers).toEqual([...Array<number>(20).fill(401), ...Array<number>(20).fill(429)]);
  });

  test('each failure after the free ones doubles the wait, up to a quarter of an hour', async () => {
    const account = await issuing.aPerson();
    const browser = new Browser(issuing.service.url);
    const page = await browser.authorize(aChallenge().challenge);
    const waits: number[] = [];
    for (let i = 0; i < 11; i++) {
      await browser.signIn(page, account, 'not the password');
      if (i < 4) continue;
      const closed = await browser.signIn(page, account, 'not the password');
      waits.push(Number(closed.headers.get('retry-after')));
      await issuing.service.sql(
        `update identity.sign_in_attempt set closed_until = clock_timestamp() - interval '1 s'`,
      );
    }
    const most = [30, 60, 120, 240, 480, 900, 900];
    waits.forEach((wait, at) => {
      expect(wait).toBeLessThanOrEqual(most[at]!);
      expect(wait).toBeGreaterThan(most[at]! / 2);
    });
  });

  test('an account that does not exist gets the same answers in the same time', async () => {
    const seen = {
      known: { answers: [] as string[], times: [] as number[] },
      nobody: { answers: [] as string[], times: [] as number[] },
    };
    for (let round = 0; round < 3; round++) {
      // A browser for each round, because one address has a limit of its own.
      const browser = new Browser(issuing.service.url);
      const page = await browser.authorize(aChallenge().challenge);
      const accounts = { known: await issuing.aPerson(), nobody: `nobody-${round}` };
      // Six each: five that are tried and one that finds the account closed. The two take turns, as load does.
      for (let i = 0; i < 6; i++) {
        for (const who of ['known', 'nobody'] as const) {
          const began = performance.now();
          const { status, html } = await browser.signIn(page, accounts[who], 'not the password');
          if (status === 401) seen[who].times.push(performance.now() - began);
          seen[who].answers.push(`${status} ${html.replaceAll(accounts[who], 'ACCOUNT')}`);
        }
      }
    }
    expect(seen.known.answers).toEqual(seen.nobody.answers);
    expect(seen.known.times).toHaveLength(15);
    const quickest = [seen.known, seen.nobody].map(({ times }) => Math.min(...times));
    // Leaving the hash out would make it ten times quicker.
    expect(Math.max(...quickest) / Math.min(...quickest)).toBeLessThan(2);
  });
});
