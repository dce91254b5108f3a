import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { aPlatform, FIRST_START_MS, isRunning, until, type TestPlatform } from '../../support/a-platform.js';
import { processesThatName } from '../../support/processes.js';
import { DATABASE, inDatabase, runningPostgres, withClient } from '#libs/embedded';
import { differencesFromLog, emptyCopies, isHeard } from '../../support/copies.js';

/*
 * The platform as its users have it: started by its one command, entered through its one address, and killed.
 * The tests follow each other on the same data, as a person's days do.
 */

const CHAIN = 'dist/apps/launcher/src/chain.js';
const LONG = 120_000;

let platform: TestPlatform;

beforeAll(async () => {
  platform = await aPlatform();
}, FIRST_START_MS);

afterAll(() => platform?.stop(), LONG);

async function goals(): Promise<Record<string, number>> {
  const { data, text } = await platform.ask('{ goals { code counted target } }');
  if (!data?.goals) throw new Error(text);
  return Object.fromEntries(data.goals.map(({ code, counted }) => [code, counted]));
}

/** The goals, once every part answers. */
function goalsAgain(): Promise<Record<string, number>> {
  return until(
    () => goals().catch(() => ({})),
    (counted) => 'UPGRADED' in counted,
  );
}

describe('the page at the printed address', () => {
  test('is the portal, under a policy that lets nothing foreign in', async () => {
    const page = await fetch(`${platform.origin}/`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const html = await page.text();
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    expect(files.length).toBeGreaterThan(1);
    for (const path of files) {
      const file = await fetch(`${platform.origin}${path}`);
      expect([path, file.status]).toEqual([path, 200]);
      expect(file.headers.get('cache-control')).toContain('immutable');
      await file.body?.cancel();
    }
  });

  test.each([
    ['/account', 'text/html', 200],
    ['/goals', 'text/html', 200],
    ['/no-such-page', 'text/html', 404],
    ['/assets/none.js', '*/*', 404],
    ['/assets/%E0%A4%A', '*/*', 404],
    ['/assets/..%2f..%2fbundle/gateway.js', '*/*', 404],
    ['/nothing', 'application/json', 404],
    ['/readyz', '*/*', 200],
  ])('%s for %s answers %i', async (path, accept, status) => {
    const response = await fetch(`${platform.origin}${path}`, { headers: { accept } });
    await response.body?.cancel();
    expect(response.status).toBe(status);
  });
});

describe('one endpoint over six services', () => {
  test('tells the goals to everybody', async () => {
    const { data } = await platform.ask('{ goals { code target counted } }');
    expect(data!.goals).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'UPGRADED', target: 10_000 }),
        expect.objectContaining({ code: 'ON_CLOUD', target: 200_000 }),
      ]),
    );
  });

  test('the catalogue names the providers of its solutions', async () => {
    const { data, errors } = await platform.ask(
      '{ solutions(first: 5) { edges { node { title provider { name } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data!.solutions.edges).toHaveLength(5);
    for (const { node } of data!.solutions.edges) expect(node.provider?.name).toMatch(/演示/);
  });
});

describe('the main job', () => {
  test.each(['first', 'second'])(
    'the %s enterprise goes from its registration to the count, and the count goes up by one',
    async () => {
      const before = await goals();
      const { code, output } = await platform.run(CHAIN);
      expect({ code, end: output.slice(-600) }).toEqual({
        code: 0,
        end: expect.stringContaining('Counted exactly once.') as string,
      });
      const after = await goals();
      for (const goal of Object.keys(before)) expect(after[goal]).toBe(before[goal]! + 1);
    },
    LONG,
  );

  test(
    'the same enterprise once more is refused at every step that gives something',
    async () => {
      const before = await goals();
      const { code, output } = await platform.run(CHAIN, 'same');
      expect({ code, end: output.slice(-600) }).toEqual({
        code: 0,
        end: expect.stringContaining('Counted once, and not again.') as string,
      });
      expect(await goals()).toEqual(before);
    },
    LONG,
  );

  test('one question is answered by matching, provider and enterprise together', async () => {
    const { data, errors } = await platform.ask(
      '{ contracts(first: 3) { edges { node { id provider { name } enterprise { name } } } } }',
      {
        token: await platform.token('auditor'),
      },
    );
    expect(errors).toBeUndefined();
    expect(data!.contracts.edges.length).toBeGreaterThan(0);
    for (const { node } of data!.contracts.edges) {
      expect(node.provider.name).toMatch(/演示/);
      expect(node.enterprise!.name).toMatch(/演示/);
    }
  });
});

describe('the log of events', () => {
  test(
    'read again from its beginning gives every copy as it was',
    async () => {
      const { superuserUrl } = (await runningPostgres({ dataDir: join(platform.folder, 'postgres') }))!;
      await withClient(inDatabase(superuserUrl, DATABASE), async (client) => {
        await until(() => isHeard(client), Boolean);
        const launcher = platform.pidOf('launcher');
        // Held still, else it brings the services back before their copies are empty.
        process.kill(launcher, 'SIGSTOP');
        const kept = await emptyCopies(client, () => {
          for (const { name, pid } of platform.running().processes)
            if (name !== 'launcher') process.kill(pid, 'SIGKILL');
        });
        process.kill(launcher, 'SIGCONT');
        expect(kept.rows).toBeGreaterThan(4000);
        await until(() => isHeard(client, kept), Boolean);
        expect(await differencesFromLog(client, kept)).toEqual([]);
      });
      await goalsAgain();
    },
    LONG,
  );

  test(
    'tells the count of every moment to a consumer of nothing else',
    async () => {
      const { superuserUrl } = (await runningPostgres({ dataDir: join(platform.folder, 'postgres') }))!;
      const events = await withClient(inDatabase(superuserUrl, DATABASE), async (client) => {
        const { rows } = await client.query<{ goal: string; worth: number; at: string }>(
          `select data ->> 'goal' as goal, case type when 'adoption.ended.v1' then -1 else 1 end as worth,
                  coalesce(data ->> 'countedAt', data ->> 'endedAt', data ->> 'returnedAt') as at
             from adoption.outbox where type in ('adoption.counted.v1', 'adoption.ended.v1', 'adoption.returned.v1')`,
        );
        return rows;
      });
      const instants = [...new Set(events.map(({ at }) => at))].toSorted();
      // The last ones and some on the way there.
      const asked = instants.filter(
        (_, i) => i >= instants.length - 3 || i % Math.ceil(instants.length / 5) === 0,
      );
      for (const asOf of asked) {
        const told = (of: string) =>
          events
            .filter(({ goal, at }) => goal === of && at <= asOf)
            .reduce((count, { worth }) => count + worth, 0);
        const { data } = await platform.ask(
          'query ($asOf: DateTime) { goals(asOf: $asOf) { code counted } }',
          {
            variables: { asOf },
          },
        );
        expect([asOf, data!.goals]).toEqual([
          asOf,
          ['ON_CLOUD', 'UPGRADED'].map((code) => ({ code, counted: told(code) })),
        ]);
      }
    },
    LONG,
  );
});

describe('parts are killed', () => {
  test.each(['adoption', 'identity', 'gateway'])(
    '%s comes back by itself, and the platform answers as before',
    async (program) => {
      const before = await goals();
      const pid = platform.pidOf(program);
      process.kill(pid, 'SIGKILL');
      await until(
        () => platform.pidOf(program),
        (now) => now !== pid,
      );
      expect(await goalsAgain()).toEqual(before);
    },
    LONG,
  );

  test(
    'PostgreSQL: each service says that it is away and what has not happened, and works again by itself',
    async () => {
      const before = await goals();
      const token = await platform.token('auditor');
      const postgres = await runningPostgres({ dataDir: join(platform.folder, 'postgres') });
      const launcher = platform.pidOf('launcher');
      const pids = platform.running().processes.map(({ pid }) => pid);
      const account = `after-${postgres!.pid}`;
      const newcomer = { account, displayName: '新人', password: 'Vy7-kestrel-Aurora-2020' };
      const signUp = (language: string) =>
        platform.ask('mutation ($input: SignUpInput!) { signUp(input: $input) { id } }', {
          variables: { input: newcomer },
          language,
        });
      // Held still, else it brings the database back while it is asked for here.
      process.kill(launcher, 'SIGSTOP');
      try {
        process.kill(postgres!.pid, 'SIGINT');
        const away = await until(
          () => platform.ask('{ goals { code } }'),
          ({ errors }) => errors !== undefined,
        );
        const answers = [
          away,
          await platform.ask('{ me { displayName } }', { token }),
          await signUp('en'),
          await signUp('zh-CN'),
        ];
        for (const { errors } of answers)
          expect(errors!.map(({ extensions }) => extensions)).toEqual([
            { code: 'SERVICE_UNAVAILABLE', params: { retryable: true, mayHaveHappened: false } },
          ]);
        expect(answers.slice(2).map(({ errors }) => errors![0]!.message)).toEqual([
          expect.stringContaining('nothing was done'),
          expect.stringContaining('没有执行'),
        ]);
      } finally {
        process.kill(launcher, 'SIGCONT');
      }
      expect(await goalsAgain()).toEqual(before);
      const { data } = await until(
        () => signUp('en'),
        ({ errors }) => errors === undefined,
      );
      expect(data!.signUp.id).toEqual(expect.any(String));
      expect(platform.running().processes.map(({ pid }) => pid)).toEqual(pids);
    },
    LONG,
  );

  test(
    'the launcher: the next start goes on with the same data, and no lock is in its way',
    async () => {
      const before = await goals();
      const { processes } = platform.running();
      await platform.end('SIGKILL');
      await platform.start();
      expect(await goals()).toEqual(before);
      const now = new Set(platform.running().processes.map(({ pid }) => pid));
      expect(processes.filter(({ pid }) => !now.has(pid) && isRunning(pid))).toEqual([]);
    },
    LONG,
  );

  test(
    'everything at once, as when the power fails: nothing that was counted is lost',
    async () => {
      const before = await goals();
      const { processes } = platform.running();
      const postgres = await runningPostgres({ dataDir: join(platform.folder, 'postgres') });
      const ended = platform.end('SIGKILL');
      for (const { pid } of processes) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
      process.kill(postgres!.pid, 'SIGKILL');
      await ended;
      await platform.start();
      expect(await goals()).toEqual(before);
    },
    LONG,
  );
});

test(
  'Ctrl-C leaves nothing: no process, no open port, no lock',
  async () => {
    const { processes, urls } = platform.running();
    await platform.end('SIGINT');
    expect(processes.filter(({ pid }) => isRunning(pid))).toEqual([]);
    expect(processesThatName(platform.folder)).toEqual([]);
    for (const url of Object.values(urls)) expect([url, await isOpen(url)]).toEqual([url, false]);
    for (const file of ['lock', 'running.json']) expect(existsSync(join(platform.folder, file))).toBe(false);
  },
  LONG,
);

async function isOpen(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = createConnection(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
