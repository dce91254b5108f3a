import { DATABASE, inDatabase, moveClock, readClock } from '#libs/embedded';
import type { ServiceName } from '#libs/kernel';
import { afterPaymentStories } from './after-payment.stories.js';
import { newBoard } from './board.js';
import { castOf } from './cast.js';
import { claimStories } from './claim.stories.js';
import { contractStories } from './contract.stories.js';
import { openDoors } from './doors.js';
import { needStories } from './need.stories.js';
import { officeStories } from './office.stories.js';
import { poolStories } from './pool.stories.js';
import { programmeStories } from './programme.stories.js';
import { Timetable } from './timetable.js';

/*
 * The process that plays what happened before the demonstration begins: some weeks in which many files come as far as
 * they are to be found. Its part of the work is small; the services do theirs.
 */

/** Handed over by the environment, since arguments can be read by everybody on the machine. */
export interface Stage {
  readonly seed: number;
  readonly folder: string;
  readonly superuserUrl: string;
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly gatewaySecret: string;
  readonly issuer: string;
  /** What access tokens are made for, where it is not the usual one. */
  readonly audience?: string;
}

const stage = JSON.parse(process.env['STAGE'] ?? '{}') as Stage;
const databaseUrl = inDatabase(stage.superuserUrl, DATABASE);
const doors = await openDoors({ ...stage, databaseUrl });
const timetable = new Timetable(doors, {
  now: () => readClock(databaseUrl),
  moveTo: (time) => moveClock(stage.superuserUrl, time),
});
const board = newBoard(castOf(stage.seed, stage.folder));
const brokenOff = await timetable.tell({
  ...programmeStories(board),
  ...claimStories(board),
  ...needStories(board),
  ...contractStories(board),
  ...poolStories(board),
  ...officeStories(board),
  ...afterPaymentStories(board),
});
for (const { story, reason } of brokenOff) process.stderr.write(`${story} broke off: ${reason}\n`);
