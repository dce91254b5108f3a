import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { QueryResultRow } from 'pg';
import { withClient } from './connection.js';

/** A folder that every user may pass, as a checkout below /srv or /opt is. */
export function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yunshang-embedded-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** A folder of mode 700, as root's home is. */
export function closedFolder(): string {
  return mkdtempSync(join(tmpdir(), 'yunshang-closed-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Builds parent.fixture.ts into one file that runs anywhere. */
export function buildParent(folder: string): string {
  const outfile = join(folder, 'parent.mjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('./parent.fixture.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    tsconfigRaw: {},
  });
  return outfile;
}

export interface Parent {
  child: ChildProcess;
  server: {
    pid: number;
    port: number;
    dataDir: string;
    superuserUrl: string;
    reused: boolean;
    reported: string[];
  };
}

/** Runs the built parent and waits until its PostgreSQL is up. `before` is put before the command, e.g. setpriv. */
export async function runParent(command: readonly string[], before: readonly string[] = []): Promise<Parent> {
  const [file = '', ...args] = [...before, process.execPath, ...command];
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let wrong = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (wrong += text));
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the parent ended: ${wrong}`)));
    createInterface({ input: child.stdout }).once('line', (line) => {
      resolve({ child, server: JSON.parse(line) as Parent['server'] });
    });
  });
}

/** The rows of one query over a connection of its own. */
export async function ask<T extends QueryResultRow>(
  url: string,
  sql: string,
  values?: unknown[],
): Promise<T[]> {
  return withClient(url, async (client) => (await client.query<T>(sql, values)).rows);
}
