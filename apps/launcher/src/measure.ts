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
 * only its memory is measured. The memory is the proportional set size: pages that processes share count once.
 */

/** Public, and answered by the adoption service from its own tables. */
const QUESTION = '{ goals { code counted target } }';
const REST_MS = 10_000;
const ASK_EVERY_MS = 10;

const settings = readLauncherSettings(process.env);
const local = `http://127.0.0.1:${settings.port}`;
const already = whatRuns(settings.folder);
if (already) {
  say('It runs already, so only its memory is measured; stop it to measure the start.');
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
