import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

interface ProcessFacts {
  /** One letter as in proc(5): R, S, D, Z, ... */
  state: string;
  /** When the process began, in clock ticks since the machine's boot: with the pid it names one process uniquely. */
  startedAtTicks: string;
}

/** The facts of a process by its pid, or undefined when there is none (or the system has no /proc). */
function factsOf(pid: number): ProcessFacts | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The second field is the program's name in brackets and may itself hold brackets and blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startedAtTicks] = [fields[0], fields[19]];
  return state && startedAtTicks ? { state, startedAtTicks } : undefined;
}

/** Whether a process runs under this pid. A dead one that nobody has reaped yet (as below a container's init) does not. */
export function isRunning(pid: number): boolean {
  const facts = factsOf(pid);
  if (facts) return facts.state !== 'Z' && facts.state !== 'X';
  if (process.platform === 'linux') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * A name for a process that no later process can have: its start in clock ticks since boot; empty where the system does
 * not tell. A pid alone is given out again after a restart of the machine or container, and a lock file would go stale.
 */
export function startOf(pid: number): string {
  return factsOf(pid)?.startedAtTicks ?? '';
}

/** The folder a process works in, or undefined when it cannot be known. */
export function workingFolderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Waits until no process runs under this pid. Answers false when it still does after `withinMs` milliseconds. */
export async function hasEnded(pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isRunning(pid)) {
    if (performance.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

/** Ends a process by the signals in turn, waiting after each for its milliseconds. Answers whether it ended. */
export async function endProcess(
  pid: number,
  steps: readonly (readonly [NodeJS.Signals, number])[],
): Promise<boolean> {
  for (const [signal, waitMs] of steps) {
    try {
      process.kill(pid, signal);
    } catch {
      return !isRunning(pid);
    }
    if (await hasEnded(pid, waitMs)) return true;
  }
  return false;
}
