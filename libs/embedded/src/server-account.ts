import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.js';

/** A user of this system by its numbers. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** A way to start PostgreSQL's programs: as which user, and with what before the program's name. */
export interface Footing {
  /** For people: how the server runs. */
  says: string;
  /** Undefined: as the user who runs us. */
  account?: Account;
  command(
    program: string,
    args: readonly string[],
  ): { file: string; args: string[]; uid?: number; gid?: number };
}

/**
 * Every way that may be tried on this machine, the plainest first. PostgreSQL refuses to run as root, because somebody who
 * takes over a superuser's session would take over the machine. So root gives it to another user that exists already:
 * the owner of the data, `postgres`, or `nobody`. No user is created on a machine that is not ours.
 */
export function footings(dataDir: string): Footing[] {
  if (process.getuid?.() !== 0) {
    return [{ says: 'as the current user', command: (file, args) => ({ file, args: [...args] }) }];
  }
  const account = accountForServer(dataDir);
  return [
    {
      says: `as user ${account.name}`,
      account,
      command: (file, args) => ({ file, args: [...args], uid: account.uid, gid: account.gid }),
    },
    withCapability(account, 'dac_read_search'),
    withCapability(account, 'dac_override'),
  ];
}

/**
 * As another user who may still pass folders closed to it: a checkout in root's home lies below a folder of mode 700,
 * where `postgres` finds neither its own programs nor its data. `dac_read_search` lets it read and pass, and nothing
 * else; containers often withhold that one and leave `dac_override`. All other capabilities are dropped for good.
 * `no_setuid_fixup` is needed because PostgreSQL looks at its own program with access(2), which otherwise disregards
 * the capabilities of a user who is not root.
 */
function withCapability(account: Account, capability: string): Footing {
  const only = `-all,+${capability}`;
  const before = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
    '--',
  ];
  return {
    says: `as user ${account.name} with the capability ${capability}`,
    account,
    command: (program, args) => ({ file: 'setpriv', args: [...before, program, ...args] }),
  };
}

/** Tries a footing for real: is the folder passable, are the shared files readable, does the program find itself? */
export function holds(footing: Footing, binaries: PostgresBinaries, folder: string): boolean {
  const sharedFile = join(binaries.folder, 'share', 'postgresql', 'postgres.bki');
  const script = 'cd "$1" && : < "$2" && exec "$3" --version';
  const { file, args, ...ids } = footing.command('/bin/sh', [
    '-c',
    script,
    'sh',
    folder,
    sharedFile,
    binaries.postgres,
  ]);
  const tried = spawnSync(file, args, { ...ids, cwd: '/', encoding: 'utf8', env: serverEnvironment() });
  // PostgreSQL says "invalid binary" and goes on when it may not look at itself; as a server it would then stop.
  return tried.status === 0 && tried.stderr === '';
}

/** The environment of PostgreSQL's programs: nothing of ours, since PGPORT or PGDATA of a shell would change its mind. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8' };
}

function accountForServer(dataDir: string): Account {
  const data = statSync(dataDir, { throwIfNoEntry: false });
  if (data && data.uid !== 0) return { name: String(data.uid), uid: data.uid, gid: data.gid };
  const accounts = accountsOfThisSystem();
  const account =
    accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody');
  if (account) return account;
  throw new Error(
    'PostgreSQL does not run as root, and there is neither a user "postgres" nor a user "nobody" to run it as. ' +
      'Start as another user, or give DATABASE_ADMIN_URL.',
  );
}

function accountsOfThisSystem(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
