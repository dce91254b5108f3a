import { readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, workingFolderOf } from './processes.js';

/** The lines of `postmaster.pid` that we need; PostgreSQL writes them for pg_ctl (src/include/utils/pidfile.h). */
interface PidFile {
  pid: number;
  port: number;
  /** starting, stopping, ready or standby; empty while the file is being written. */
  status: string;
}

/** What the server wrote about itself, or undefined when there is no such file. */
export function readPidFile(dataDir: string): PidFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${dataDir} belongs to another user of this machine; start as that user or as root`, {
      cause: error,
    });
  }
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/** The server that runs on these data, or undefined when the pid file is missing or speaks of a process that is gone. */
export function surviving(dataDir: string): { pid: number; port: number } | undefined {
  const file = readPidFile(dataDir);
  return file && worksIn(file.pid, dataDir) ? { pid: file.pid, port: file.port } : undefined;
}

/**
 * Removes a pid file whose pid has been given to another process since (after a restart of the machine or container) or
 * to one that is dead but unreaped: PostgreSQL would take either for a running server and refuse to start. In all other
 * cases the file stays, since PostgreSQL itself uses it to see whether sessions of a killed server still write.
 */
export function dropStalePidFile(dataDir: string): void {
  const file = readPidFile(dataDir);
  if (!file || process.platform !== 'linux') return;
  const working = readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(Number(name), dataDir));
  if (!working) rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}

/** Every process of a PostgreSQL server works in its data folder, also when the folder was moved meanwhile. */
function worksIn(pid: number, dataDir: string): boolean {
  if (!isRunning(pid)) return false;
  if (process.platform !== 'linux') return true;
  return workingFolderOf(pid) === realpathSync(dataDir);
}
