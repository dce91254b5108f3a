import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isRunning, startOf } from '#libs/embedded';

/** Another start holds the folder. */
export class FolderInUse extends Error {}

/**
 * Takes a folder for this process alone by a file in it. The file names the process by pid and start time, so that it
 * is never stale: after a kill -9 or a restart of the machine no process has both.
 * @returns gives the folder back
 * @throws FolderInUse naming the pid of the holder
 */
export function takeLock(path: string): () => void {
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        // A link is made or refused in one step, with its content in place.
        linkSync(draft, path);
        return () => {
          if (contentOf(path) === mine) rmSync(path, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const found = contentOf(path);
      if (found !== undefined) removeIfStale(path, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeIfStale(path: string, found: string): void {
  const [pid, started] = found.trim().split(' ');
  if (isRunning(Number(pid)) && startOf(Number(pid)) === (started ?? '')) {
    throw new FolderInUse(
      `Yunshang already runs here, with pid ${pid}. Stop it first (Ctrl-C there, or kill ${pid}), ` +
        'or use another folder and port: YUNSHANG_DIR=.yunshang-2 PORT=8081 npm start',
    );
  }
  // Moved away before it is removed: of two that find the same stale lock, one may already have taken it anew.
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (contentOf(aside) !== found) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
