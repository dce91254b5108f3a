import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '#libs/embedded';
import { Supervisor } from './supervisor.js';

let folder: string;
let heard: string[];
let supervisor: Supervisor;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yunshang-supervisor-'));
  heard = [];
});

afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true });
});

/** A supervised service that is this program. */
function running(program: string): Supervisor {
  const file = join(folder, 'service.mjs');
  writeFileSync(file, program);
  const command = { name: 'toy', file, environment: { FOLDER: folder }, logFile: join(folder, 'toy.log') };
  supervisor = new Supervisor(command, {
    started: () => heard.push('started'),
    progress: (_, text) => heard.push(`progress ${text}`),
    line: (_, line) => heard.push(`line ${line}`),
    died: (_, reason, waitMs) => heard.push(`died ${reason}, back in ${waitMs}`),
  });
  return supervisor;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}

const SERVING = `
  process.on('SIGTERM', () => { console.log('ends well'); process.exit(0); });
  process.on('disconnect', () => process.exit(0));
  process.send({ ready: 'toy' });
  setInterval(() => {}, 1000);`;

test('tells of progress, is ready, writes its log, and ends in order', async () => {
  await running(`process.send({ progress: 'counting' }); console.log('{"level":"log"}'); ${SERVING}`).start();
  const { pid } = supervisor;
  await supervisor.stop();
  expect(heard).toEqual(expect.arrayContaining(['started', 'progress counting', 'line {"level":"log"}']));
  expect(heard.some((line) => line.startsWith('died'))).toBe(false);
  expect(isRunning(pid!)).toBe(false);
  expect(readFileSync(join(folder, 'toy.log'), 'utf8')).toBe('{"level":"log"}\nends well\n');
});

test('a service that is killed comes back, later each time', async () => {
  await running(SERVING).start();
  for (let times = 1; times <= 2; times += 1) {
    const { pid } = supervisor;
    process.kill(pid!, 'SIGKILL');
    await until(() => heard.filter((line) => line === 'started').length > times);
  }
  expect(heard.filter((line) => line.startsWith('died'))).toEqual([
    'died killed by SIGKILL, back in 250',
    'died killed by SIGKILL, back in 500',
  ]);
});

test('a service that never starts ends the start with its reason', async () => {
  await expect(running("throw new Error('PORT: must be a number');").start()).rejects.toThrow(
    /toy does not start \(exit code 1: Error: PORT: must be a number\)/,
  );
});

test('a service that does not listen is ended by force', async () => {
  await running(
    "process.on('SIGTERM', () => {}); process.send({ ready: 'toy' }); setInterval(() => {}, 1000);",
  ).start();
  const { pid } = supervisor;
  const stopped = supervisor.stop();
  supervisor.kill();
  await stopped;
  expect(isRunning(pid!)).toBe(false);
});

test('nothing comes back once it was told to stop, also while it waits to be restarted', async () => {
  await running(SERVING).start();
  process.kill(supervisor.pid!, 'SIGKILL');
  await until(() => heard.some((line) => line.startsWith('died')));
  await supervisor.stop();
  await sleep(400);
  expect(heard.filter((line) => line === 'started')).toHaveLength(1);
});

test('a service that worked long before it was ready is started anew, once', async () => {
  await running(`
    import { existsSync, writeFileSync } from 'node:fs';
    const done = process.env.FOLDER + '/done';
    if (!existsSync(done)) { process.send({ progress: 'loading' }); writeFileSync(done, ''); }
    ${SERVING}`).start();
  const { pid } = supervisor;
  await supervisor.renewAfterLongWork();
  expect(isRunning(pid!)).toBe(false);
  const again = supervisor.pid;
  expect(isRunning(again!)).toBe(true);
  await supervisor.renewAfterLongWork();
  expect(supervisor.pid).toBe(again);
  expect(heard).toEqual(['started', 'progress loading', 'line ends well', 'started']);
});

test('a service sees of the environment only what it is given', async () => {
  await running(`${SERVING} console.log(Object.keys(process.env).join());`).start();
  await until(() => heard.some((line) => line.startsWith('line')));
  expect(heard).toContain('line FOLDER');
});
