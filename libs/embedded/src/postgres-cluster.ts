import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serverEnvironment } from './server-account.js';
import type { ServerPlace } from './server-place.js';

/**
 * Makes a new, empty cluster. It is made beside and renamed when it is complete, so that a start that was killed in the
 * middle leaves no half of one. UTF-8 throughout, with the sort order of code points that PostgreSQL brings itself
 * (it is the same on every machine; the system's may change with an update and corrupt indexes).
 */
export function createCluster(place: ServerPlace, superuser: string, password: string): void {
  const draft = `${place.dataDir}.new`;
  const passwordFile = join(dirname(place.dataDir), `.password-${process.pid}-${Date.now()}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    const account = place.footing.account;
    if (account) {
      chownSync(draft, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    runProgram(place, place.binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C.UTF-8',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, place.dataDir);
}

/**
 * Gives the superuser a new password when the file that held it was lost: PostgreSQL's single-user mode asks for none.
 * No server may run on the data.
 * @returns the new password
 */
export function forgottenPassword(place: ServerPlace, superuser: string): string {
  const password = randomBytes(32).toString('base64url');
  const args = ['--single', '-D', place.dataDir, 'postgres'];
  runProgram(place, place.binaries.postgres, args, `ALTER ROLE ${superuser} PASSWORD '${password}'\n`);
  return password;
}

function runProgram(place: ServerPlace, program: string, programArgs: readonly string[], input = ''): void {
  const { file, args, ...ids } = place.footing.command(program, programArgs);
  const done = spawnSync(file, args, { ...ids, cwd: '/', env: serverEnvironment(), encoding: 'utf8', input });
  if (done.status !== 0) {
    throw new Error(
      `${program} failed (${place.footing.says}): ${done.error ?? ''}${done.stderr}${done.stdout}`,
    );
  }
}
