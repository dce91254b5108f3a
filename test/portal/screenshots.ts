import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChromium } from '../support/browser/chromium.ts';
import { Person, SIZES, type Language, type Size } from '../support/browser/person.ts';
import { openVisit } from '../support/browser/visit.ts';
import { VISITS } from './pages.ts';

/*
 * Makes a picture of every page in both languages and sizes, of the platform that runs: `npm start` in another terminal,
 * then `npm run screenshots`, or `npm run screenshots -- work certification` for the pages whose names begin so. The
 * pictures lie in .yunshang/screenshots.
 */

const FOLDER = process.env['YUNSHANG_DIR'] ?? '.yunshang';
const ORIGIN = `http://localhost:${process.env['PORT'] ?? '8080'}`;
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

const wanted = process.argv.slice(2);
const visits = VISITS.filter(
  ({ name }) => wanted.length === 0 || wanted.some((each) => name.startsWith(each)),
);
const { password } = JSON.parse(readFileSync(join(FOLDER, 'demo-accounts.json'), 'utf8')) as {
  password: string;
};
const pictures = join(FOLDER, 'screenshots');
mkdirSync(pictures, { recursive: true });

const browser = await startChromium();
let faults = 0;
for (const [account, theirs] of Map.groupBy(visits, ({ as }) => as)) {
  const person = await Person.before(browser, ORIGIN);
  if (account) await person.signsIn(account, password);
  for (const visit of theirs) {
    await person.takes('desktop');
    await openVisit(person, visit);
    for (const language of LANGUAGES) {
      await person.speaks(language);
      for (const size of Object.keys(SIZES) as Size[]) {
        await person.takes(size);
        const path = join(pictures, `${visit.name}-${size}-${language}.png`);
        await person.page.screenshot({ path, fullPage: true, animations: 'disabled', caret: 'hide' });
        process.stdout.write(`${path}\n`);
      }
    }
  }
  for (const fault of person.faults) process.stderr.write(`${fault}\n`);
  faults += person.faults.length;
  await person.leaves();
}
await browser.close();
process.exitCode = faults > 0 ? 1 : 0;
