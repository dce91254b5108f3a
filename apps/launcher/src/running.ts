import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, isRunning, readJson, startOf, writePrivateJson } from '#libs/embedded';

/** What a running platform tells other commands of this machine (`npm run chain`, `measure`, `token`); mode 0600. */
export interface Running {
  readonly publicOrigin: string;
  /** Where the gateway and each service listen, by name. */
  readonly urls: Readonly<Record<string, string>>;
  /** The administrator's connection to the server; the platform's database is `yunshang`. */
  readonly superuserUrl: string;
  readonly processes: readonly { readonly name: string; readonly pid: number; readonly started: string }[];
}

function fileIn(folder: string): string {
  return join(folder, 'running.json');
}

/** What runs in this folder, or undefined when nothing does. */
export function whatRuns(folder: string): Running | undefined {
  const found = readJson(fileIn(folder)) as Running | undefined;
  return found?.processes.some(isSame) ? found : undefined;
}

export function writeRunning(
  folder: string,
  running: Omit<Running, 'processes'>,
  pids: Record<string, number>,
): void {
  const processes = Object.entries(pids).map(([name, pid]) => ({ name, pid, started: startOf(pid) }));
  writePrivateJson(fileIn(folder), { ...running, processes } satisfies Running);
}

export function forgetRunning(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

/** Ends the services of a launcher that was killed: they end by themselves, but perhaps not before the next start. */
export async function endLeftovers(folder: string): Promise<void> {
  const found = readJson(fileIn(folder)) as Running | undefined;
  await Promise.all(
    (found?.processes ?? [])
      .filter((process_) => isSame(process_) && process_.pid !== process.pid)
      .map(({ pid }) =>
        endProcess(pid, [
          ['SIGTERM', 8000],
          ['SIGKILL', 2000],
        ]),
      ),
  );
  forgetRunning(folder);
}

function isSame({ pid, started }: Running['processes'][number]): boolean {
  return isRunning(pid) && startOf(pid) === started;
}
