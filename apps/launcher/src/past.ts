import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { DATABASE, inDatabase, moveClock, readClock } from '#libs/embedded';
import { tell, tellProblem } from './console.js';
import { STORIES_END } from './stories/calendar.js';
import type { Stage } from './stories/play.js';

/**
 * Plays what happened before the demonstration begins, unless that has been done. The clock itself remembers: it is
 * before the day on which people come in for as long as something is left. A start that was broken off is taken up
 * again from the first act, since acts that were done give their first answer.
 * @param program the compiled process that plays
 * @param signal ends it; the clock stays where it came to
 */
export async function playPast(program: string, stage: Stage, signal: AbortSignal): Promise<void> {
  if ((await readClock(inDatabase(stage.superuserUrl, DATABASE))) >= STORIES_END) return;
  tell('playing what happened before: summer 2020, so that nobody comes to an empty desk');
  // By the environment: arguments can be read by everybody on the machine.
  const env = { ...process.env, STAGE: JSON.stringify(stage) };
  const child = fork(program, { env, signal, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  child.once('error', () => undefined);
  createInterface(child.stderr!).on('line', tellProblem);
  const [code] = (await once(child, 'close')) as [number | null];
  if (signal.aborted) return;
  if (code !== 0)
    tellProblem('what happened before could not be played; the demonstration begins with what there is');
  await moveClock(stage.superuserUrl, STORIES_END);
}
