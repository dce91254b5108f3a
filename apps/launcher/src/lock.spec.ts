import { once } from 'node:events';
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOf } from '#libs/embedded';
import { FolderInUse, takeLock } from './lock.js';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yunshang-lock-'));
  lock = join(folder, 'lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A process that lives until it is killed. */
async function someone(): Promise<{ pid: number; die(): Promise<void> }> {
  const file = join(folder, 'waits.mjs');
  writeFileSync(file, 'setInterval(() => {}, 1000); process.send("up");');
  const child = fork(file);
  await once(child, 'message');
  return {
    pid: child.pid!,
    die: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

test('is taken and given back, and leaves nothing else', () => {
  const release = takeLock(lock);
  expect(readFileSync(lock, 'utf8')).toBe(`${process.pid} ${startOf(process.pid)}\n`);
  release();
  expect(readdirSync(folder)).toEqual([]);
});

test('is refused while its holder lives, naming the pid', async () => {
  const holder = await someone();
  writeFileSync(lock, `${holder.pid} ${startOf(holder.pid)}\n`);
  expect(() => takeLock(lock)).toThrow(FolderInUse);
  expect(() => takeLock(lock)).toThrow(new RegExp(`pid ${holder.pid}`));
  await holder.die();
  takeLock(lock)();
});

test('is not stale when its pid was given to another process', async () => {
  const other = await someone();
  writeFileSync(lock, `${other.pid} 1\n`);
  const release = takeLock(lock);
  expect(readFileSync(lock, 'utf8')).toContain(String(process.pid));
  release();
  await other.die();
});

test.each([[''], ['nonsense'], ['999999999 5\n']])('is taken over when the file holds %j', (content) => {
  writeFileSync(lock, content);
  const release = takeLock(lock);
  expect(readFileSync(lock, 'utf8')).toContain(String(process.pid));
  release();
});
