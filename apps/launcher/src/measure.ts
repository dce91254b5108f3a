import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded } from '#libs/embedded';
import { readLauncherSettings } from './launcher.settings.js';
import { type Running, whatRuns } from './running.js';

/*
 * `npm run measure`: how long from the command to the first answer that comes through the gateway out of a database,
 * and how much memory the platform then holds at rest. Starts the platform and stops it again; when it runs already,
 * only its memory is measured, with `--documents=3000` after as many documents of which none is like another, as those of
 * clients that write values into them. The memory is the proportional set size: pages that processes share count once.
 */

/** Public, and answered by the adoption service from its own tables. */
const QUESTION = '{ goals { code counted target } }';
/** Public lists of two services. */
const PUBLIC_LIST =
  'rounds(first: 5) { edges { node { id name state claimsOpen claimFrom claimTo budgetFen } } }';
const PUBLIC_GOALS = 'goals { code counted target declared asOf byGrade { grade count } }';
const AT_ONCE = 10;
const REST_MS = 10_000;
const ASK_EVERY_MS = 10;

const settings = readLauncherSettings(process.env);
const local = `http://127.0.0.1:${settings.port}`;
const already = whatRuns(settings.folder);
if (already) {
  say('It runs already, so only its memory is measured; stop it to measure the start.');
  const documents = Number(/^--documents=(\d+)$/.exec(process.argv[2] ?? '')?.[1] ?? 0);
  if (documents > 0) await askDifferently(documents);
  sayMemory(already);
} else {
  const began = performance.now();
  const launcher = spawn(process.execPath, ['apps/launcher/start.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(launcher, 'exit');
  await Promise.race([firstAnswer(), ended]);
  if (launcher.exitCode !== null) throw new Error('the platform did not start');
  say(`${'start to first answer through the gateway'.padEnd(44)}${Math.round(performance.now() - began)} ms`);
  await sleep(REST_MS);
  const running = whatRuns(settings.folder);
  if (running) sayMemory(running);
  launcher.kill('SIGTERM');
  await ended;
  const left = running?.processes.map(({ pid }) => hasEnded(pid, 100)) ?? [];
  if ((await Promise.all(left)).includes(false)) throw new Error('processes were left running');
}

/** Asks each document once: parsed documents are what a service keeps of those who ask it. */
async function askDifferently(documents: number): Promise<void> {
  const began = performance.now();
  // Another run asks other ones.
  const first = Date.now();
  let refused = 0;
  for (let i = 0; i < documents; i += AT_ONCE) {
    const answers = await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, documents - i) }, (_, j) =>
        fetch(`${local}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            query: `{ rounds${first + i + j}: ${PUBLIC_LIST} goals${first + i + j}: ${PUBLIC_GOALS} }`,
          }),
        }),
      ),
    );
    for (const answer of answers) {
      await answer.arrayBuffer();
      if (!answer.ok) refused += 1;
    }
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  say(`${`${documents} documents, ${refused} refused`.padEnd(44)}${seconds} s`);
}

/** Asks until there is a whole answer. */
async function firstAnswer(): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`${local}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: QUESTION }),
      });
      const answer = (await response.json()) as { data?: unknown; errors?: unknown };
      if (answer.data && !answer.errors) return;
    } catch {
      // Not there yet.
    }
    await sleep(ASK_EVERY_MS);
  }
}

function sayMemory({ processes }: Running): void {
  const sizes = processes.map(({ name, pid }) => [name, proportionalSetSize(pid)] as const);
  for (const [name, kibibytes] of sizes) say(`${`memory of ${name}`.padEnd(44)}${megabytes(kibibytes)}`);
  const sum = sizes.reduce((total, [, kibibytes]) => total + kibibytes, 0);
  say(`${'memory of all, without PostgreSQL'.padEnd(44)}${megabytes(sum)}`);
}

function proportionalSetSize(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);
}

function megabytes(kibibytes: number): string {
  return `${(kibibytes / 1024).toFixed(0)} MiB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
