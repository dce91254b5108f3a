import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { endProcess } from '#libs/embedded';

/** How a service is started. */
export interface ServiceCommand {
  readonly name: string;
  /** The file that Node runs. */
  readonly file: string;
  /** Everything the service gets to see of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** Services tell `{ ready }` once they serve, and `{ progress }` while something takes long. */
export interface ServiceMessage {
  readonly ready?: string;
  readonly progress?: string;
}

/** A service that was started, whatever it runs in. */
export interface RunningService {
  readonly pid: number;
  /** Resolves when it has ended, wanted or not, with how it did and what it said last. */
  readonly ended: Promise<{ how: string; lastWords: string }>;
  /** Lets it finish what it is doing, then ends it by force after so many milliseconds. */
  stop(withinMs: number): Promise<void>;
}

const FLAGS = [
  // kafkajs asks for timers of negative length (its issue 1751); Node warns, and nothing is wrong.
  '--disable-warning=TimeoutNegativeWarning',
  // Seven processes share a laptop: young objects get less room, which costs some more small collections.
  '--max-semi-space-size=2',
];

/**
 * Starts a service as a process of its own. The process has its own session, so that Ctrl-C reaches the launcher alone
 * and everything ends in order; when the launcher is killed, the closed channel tells the service to end.
 */
export function spawnService(
  command: ServiceCommand,
  hear: { message(message: ServiceMessage): void; line(line: string): void },
): RunningService {
  const child = spawn(process.execPath, [...FLAGS, command.file], {
    env: command.environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(command.logFile, { flags: 'a', mode: 0o600 });
  let lastWords = '';
  const listen = (stream: Readable, heard: (line: string) => void): void => {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      heard(line);
    });
  };
  listen(child.stdout!, (line) => hear.line(line));
  listen(child.stderr!, (line) => {
    lastWords = `${lastWords}\n${line}`.slice(-8000);
    hear.line(line);
  });
  child.on('message', (message) => hear.message(message as ServiceMessage));
  const ended = new Promise<{ how: string; lastWords: string }>((resolve) => {
    child.once('error', (error) => resolve({ how: error.message, lastWords }));
    // `close` comes after the last line of the log was read, `exit` may come before.
    child.once('close', (code, signal) => {
      const how = signal ? `killed by ${signal}` : `exit code ${code}`;
      log.end(() => resolve({ how, lastWords }));
    });
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    ended,
    stop: async (withinMs) => {
      if (pid)
        await endProcess(pid, [
          ['SIGTERM', withinMs],
          ['SIGKILL', 2000],
        ]);
      await ended;
    },
  };
}
