import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../support/browser/chromium.ts';
import { SIZES } from '../support/browser/person.ts';

/*
 * How soon a page can be read and used on a slow phone: `npm start` in another terminal, then `npm run measure:portal`, or
 * `npm run measure:portal -- --runs=9 / /goals`. Each run opens the page in a browser that knows nothing of it yet, at 390 px and with
 * the processor slowed down four times; what is said is the median. The figures are those that Lighthouse takes, by the same
 * observers of the browser. A busy machine makes them worse: its load is said with them.
 */

const FOLDER = process.env['YUNSHANG_DIR'] ?? '.yunshang';
const ORIGIN = `http://localhost:${process.env['PORT'] ?? '8080'}`;
const SLOWER = 4;
const RUNS = Number(process.argv.find((given) => given.startsWith('--runs='))?.slice('--runs='.length) ?? 5);
/** The pages by their paths; all unless some are named. */
const named = process.argv.slice(2).filter((given) => given.startsWith('/'));
/** The page has come to rest when no task has been long for this time, and nothing is on its way. */
const QUIET_MS = 2000;

/** What portal.md asks for: milliseconds until it can be used, bytes of script, the shift of the layout. */
const MOST = { interactive: 2000, script: 200_000, shift: 0.05 };

const PAGES: readonly { readonly path: string; readonly as?: string }[] = [
  { path: '/' },
  { path: '/en' },
  { path: '/goals' },
  { path: '/eligible' },
  { path: '/providers' },
  { path: '/help/manufacturer' },
  { path: '/work', as: 'factory01' },
];

interface Figures {
  /** Milliseconds from the navigation: the first text, the largest content, React has taken over, the last long task is done. */
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly takenOver: number;
  readonly interactive: number;
  /** Milliseconds of long tasks beyond 50 each. */
  readonly blocked: number;
  readonly shift: number;
  /** Bytes as they travelled, until the page had come to rest. */
  readonly script: number;
  readonly all: number;
}

const browser = await startChromium();
say(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Chromium ${browser.version()}`,
);
say(`load at the start ${loads()}, ${RUNS} runs of each page, processor ${SLOWER} times slower`);
say(row(['page', 'first text', 'largest', 'taken over', 'interactive', 'blocked', 'shift', 'script', 'all']));
for (const { path, as } of PAGES.filter((page) => named.length === 0 || named.includes(page.path))) {
  const runs: Figures[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measured(browser, path, as));
  const median = (name: keyof Figures): number =>
    runs.map((each) => each[name]).toSorted((a, b) => a - b)[RUNS >> 1]!;
  const over = (name: keyof typeof MOST): string => (median(name) > MOST[name] ? '!' : '');
  say(
    row([
      as ? `${path} (${as})` : path,
      ...(['firstPaint', 'largestPaint', 'takenOver'] as const).map(
        (name) => `${Math.round(median(name))} ms`,
      ),
      `${Math.round(median('interactive'))} ms${over('interactive')}`,
      `${Math.round(median('blocked'))} ms`,
      `${median('shift').toFixed(3)}${over('shift')}`,
      `${kilobytes(median('script'))}${over('script')}`,
      kilobytes(median('all')),
    ]),
  );
}
say(
  `load at the end ${loads()}; ! is over ${MOST.interactive} ms, ${kilobytes(MOST.script)} of script or ${MOST.shift}`,
);
await browser.close();

async function measured(chromium: Browser, path: string, as: string | undefined): Promise<Figures> {
  const context = await chromium.newContext({ locale: 'zh-CN', viewport: SIZES.phone, isMobile: true });
  try {
    const page = await context.newPage();
    if (as) await signIn(page, as);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(observe);
    await page.goto(ORIGIN + path, { waitUntil: 'networkidle' });
    await page.waitForFunction(
      (quiet) => {
        const { observed } = window as unknown as Observing;
        return observed.takenOver > 0 && performance.now() - observed.interactive > quiet;
      },
      QUIET_MS,
      { polling: 250 },
    );
    return await page.evaluate(read);
  } finally {
    await context.close();
  }
}

async function signIn(page: Page, account: string): Promise<void> {
  const accounts = readFileSync(join(FOLDER, 'demo-accounts.json'), 'utf8');
  const { password } = JSON.parse(accounts) as { password: string };
  await page.goto(`${ORIGIN}/session/sign-in?returnTo=/work`);
  await page.locator('input[name=account]').fill(account);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').first().click();
  await page.waitForURL(`${ORIGIN}/work`);
}

interface Observing {
  observed: { largestPaint: number; takenOver: number; interactive: number; blocked: number; shift: number };
}

/** Runs in the page, before anything of it. */
function observe(): void {
  const observed = { largestPaint: 0, takenOver: 0, interactive: 0, blocked: 0, shift: 0 };
  Object.assign(window, { observed });
  const on = (type: string, told: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(told)).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime }) => (observed.largestPaint = startTime));
  on('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) observed.shift += value;
  });
  on('longtask', ({ startTime, duration }) => {
    observed.interactive = Math.max(observed.interactive, startTime + duration);
    observed.blocked += duration - 50;
  });
  document.addEventListener('DOMContentLoaded', () => {
    const root = document.getElementById('root');
    if (!root) return;
    // React draws everything anew, once.
    const drawn = new MutationObserver(() => {
      observed.takenOver = performance.now();
      observed.interactive = Math.max(observed.interactive, observed.takenOver);
      drawn.disconnect();
    });
    drawn.observe(root, { childList: true });
  });
}

/** Runs in the page, when it has come to rest. */
function read(): Figures {
  const { observed } = window as unknown as Observing;
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const [document] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const bytes = (some: readonly PerformanceResourceTiming[]): number =>
    some.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  return {
    ...observed,
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    script: bytes(resources.filter(({ name }) => new URL(name).pathname.endsWith('.js'))),
    all: bytes([document!, ...resources]),
  };
}

function loads(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(' ');
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function row(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(22) : cell.padStart(12))).join('');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
