import { FIRST_START_MS } from '../support/a-platform.js';
import { chromiumAbsent } from '../support/browser/chromium.js';
import { aPortalWithPeople, type PortalWithPeople } from '../support/browser/a-portal-with-people.js';
import type { Person } from '../support/browser/person.js';
import { openVisit } from '../support/browser/visit.js';
import type { Visit } from './pages.js';

const absent = chromiumAbsent();
if (absent) console.warn(`The pages are not opened: ${absent}.`);
const whenPresent = absent ? test.skip : test;
const LONG = 120_000;

/**
 * Opens pages in both languages, on the desk and on the phone: nothing that axe finds, no error, no other host. The whole
 * demonstration is played first, so that the desks are full.
 */
export function opensEvery(visits: readonly Visit[]): void {
  let portal: PortalWithPeople | undefined;
  /** One for each account, signed in once. */
  const people = new Map<string | undefined, Person>();

  beforeAll(async () => {
    if (!absent) portal = await aPortalWithPeople('on');
    // The weeks that fill the desks are played first.
  }, 2 * FIRST_START_MS);
  afterAll(() => portal?.stop(), LONG);
  afterEach(() => expect(portal?.faults() ?? []).toEqual([]));

  async function whoOpens(account: string | undefined): Promise<Person> {
    const known = people.get(account) ?? (await (account ? portal!.person(account) : portal!.stranger()));
    people.set(account, known);
    return known;
  }

  whenPresent.each(visits)(
    '$name',
    async (visit) => {
      const person = await whoOpens(visit.as);
      await person.takes('desktop');
      await openVisit(person, visit);
      // The page that does not exist answers 404, which Chromium calls an error.
      if (visit.name === 'not-found') person.forgives(/404/);
      const found: string[] = [];
      for (const language of ['zh-CN', 'en'] as const) {
        await person.speaks(language);
        for (const size of ['desktop', 'phone'] as const) {
          await person.takes(size);
          const wide = await person.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          if (wide) found.push(`${language} ${size}: wider than the screen`);
          found.push(...(await person.findings()).map((finding) => `${language} ${size}: ${finding}`));
        }
      }
      expect(found).toEqual([]);
    },
    LONG,
  );
}
