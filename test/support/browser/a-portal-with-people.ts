import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { moveClock } from '#libs/embedded';
import { aPlatform, type TestPlatform } from '../a-platform.js';
import { startChromium } from './chromium.ts';
import { type AboutPerson, Person } from './person.ts';

export interface PortalWithPeople {
  readonly platform: TestPlatform;
  /** Somebody with a browser, signed in with a demonstration account, on their work that waits. */
  person(account: string, about?: AboutPerson): Promise<Person>;
  /** Somebody whom nobody knows. */
  stranger(about?: AboutPerson): Promise<Person>;
  password(): string;
  /** Lets time pass: the demonstration's clock goes on from there. */
  moveClock(to: Date): Promise<void>;
  /** What any page did wrong since the last time; for `afterEach`. */
  faults(): string[];
  stop(): Promise<void>;
}

/**
 * The whole platform with its demonstration, and browsers before it.
 * @param demonstration `on` for desks that are full; the first start then takes twice as long
 */
export async function aPortalWithPeople(demonstration: 'on' | 'quick' = 'quick'): Promise<PortalWithPeople> {
  const [platform, browser] = await Promise.all([aPlatform(demonstration), startChromium()]);
  const people: Person[] = [];
  const password = (): string =>
    (JSON.parse(readFileSync(join(platform.folder, 'demo-accounts.json'), 'utf8')) as { password: string })
      .password;
  const stranger = async (about?: AboutPerson): Promise<Person> => {
    const somebody = await Person.before(browser, platform.origin, about);
    people.push(somebody);
    return somebody;
  };
  return {
    platform,
    stranger,
    person: async (account, about) => {
      const somebody = await stranger(about);
      await somebody.signsIn(account, password());
      return somebody;
    },
    password,
    moveClock: (to) => moveClock(platform.running().superuserUrl, to),
    faults: () => people.flatMap(({ faults }) => faults.splice(0)),
    stop: async () => {
      await browser.close();
      await platform.stop();
    },
  };
}
