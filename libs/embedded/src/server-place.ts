import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { binariesIn, type PostgresBinaries } from './postgres-binaries.js';
import { type Footing, footings, holds } from './server-account.js';

/** Where the server's programs and data lie, and as whom it runs. */
export interface ServerPlace {
  binaries: PostgresBinaries;
  dataDir: string;
  footing: Footing;
}

/**
 * Finds a way in which PostgreSQL can really run here: the plain one, else with a capability (see server-account.ts),
 * else from copies of its programs and data in a folder that every user may pass. The last needs root only, works in
 * the narrowest container, and is said aloud, because the data then lie outside the folder where one looks for them.
 * @param wanted where programs and data should lie; `dataDir` need not exist, its parent must
 * @param keptIn where the data lie since an earlier start, when that is elsewhere
 * @throws when no way works; the message says what to do
 */
export function findPlace(
  wanted: { binaries: PostgresBinaries; dataDir: string },
  keptIn: string | undefined,
  report: (line: string) => void,
): ServerPlace {
  const { binaries } = wanted;
  const dataDir = keptIn ?? wanted.dataDir;
  for (const footing of footings(dataDir)) {
    if (holds(footing, binaries, dirname(dataDir))) return { binaries, dataDir, footing };
  }
  if (process.getuid?.() !== 0) {
    throw new Error(
      `PostgreSQL cannot run: ${binaries.postgres} or ${dirname(dataDir)} cannot be read by the current user.`,
    );
  }
  return copiedPlace(binaries, wanted.dataDir, report);
}

function copiedPlace(
  binaries: PostgresBinaries,
  dataDir: string,
  report: (line: string) => void,
): ServerPlace {
  const name = `yunshang-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const folder = join(isWritable('/var/lib') ? '/var/lib' : '/var/tmp', name);
  const copiedBinaries = binariesIn(join(folder, 'postgresql'));
  const copiedData = join(folder, 'data');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  if (!existsSync(copiedBinaries.postgres)) {
    const draft = `${copiedBinaries.folder}.new`;
    rmSync(draft, { recursive: true, force: true });
    run('cp', ['-a', binaries.folder, draft]);
    run('chmod', ['-R', 'a+rX', draft]);
    renameSync(draft, copiedBinaries.folder);
  }
  if (existsSync(join(dataDir, 'PG_VERSION')) && !existsSync(copiedData)) {
    const draft = `${copiedData}.new`;
    rmSync(draft, { recursive: true, force: true });
    run('cp', ['-a', dataDir, draft]);
    renameSync(draft, copiedData);
    renameSync(dataDir, `${dataDir}.moved`);
  }
  const footing = footings(copiedData).find((each) => holds(each, copiedBinaries, folder));
  if (!footing) {
    throw new Error(
      `PostgreSQL cannot run here: no other user can reach ${dirname(dataDir)}, and the copy in ${folder} cannot be run ` +
        'either. Use a checkout that every user may pass, or give DATABASE_ADMIN_URL.',
    );
  }
  report(
    `${dirname(dataDir)} lies below a folder that only root may pass, and this machine does not let root hand that ` +
      `right on. PostgreSQL runs from ${folder}; the data are kept there.`,
  );
  return { binaries: copiedBinaries, dataDir: copiedData, footing };
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function run(program: string, args: readonly string[]): void {
  const done = spawnSync(program, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${done.error ?? done.stderr}`);
}
