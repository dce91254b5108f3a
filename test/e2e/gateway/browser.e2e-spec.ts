import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aPortal, PASSWORD, type TestPortal } from '../../support/a-portal.js';
import { chromiumAbsent, startChromium } from '../../support/browser/chromium.js';

/* What a browser alone decides of the session: which cookies it sends, and from where. */

const absent = chromiumAbsent();
if (absent) console.warn(`No browser is asked: ${absent}.`);
const whenPresent = absent ? test.skip : test;

jest.setTimeout(180_000);

let portal: TestPortal;
let browser: Browser;
let elsewhere: Server;
/** What a page of somebody else holds. */
let foreignPage = '';
let foreignOrigin: string;

beforeAll(async () => {
  if (absent) return;
  [portal, browser] = await Promise.all([aPortal(), startChromium()]);
  elsewhere = createServer((_, response) => response.setHeader('content-type', 'text/html').end(foreignPage));
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  foreignOrigin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
afterAll(async () => {
  if (absent) return;
  await browser.close();
  elsewhere.close();
  await portal.stop();
});

async function signedIn(): Promise<{ context: BrowserContext; page: Page; account: string }> {
  const account = await portal.aPerson();
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(`${portal.origin}/session/sign-in?returnTo=/account`);
  await fillIn(page, account);
  await page.waitForURL(`${portal.origin}/account`);
  return { context, page, account };
}

async function fillIn(page: Page, account: string): Promise<void> {
  await page.locator('input[name=account]').fill(account);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').first().click();
}

/** What our own page gets to know of the session. */
function session(page: Page): Promise<{ signedIn: boolean }> {
  return page.evaluate(async () => {
    const answer = await fetch('/session', { headers: { 'x-requested-with': 'yunshang-portal' } });
    return (await answer.json()) as { signedIn: boolean };
  });
}

whenPresent(
  'somebody who signed in stays so when the page is loaded anew, and no script sees by what',
  async () => {
    const { context, page } = await signedIn();
    await page.reload();
    expect(await session(page)).toMatchObject({ signedIn: true });
    const seen = await page.evaluate(() =>
      JSON.stringify([document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    expect(seen).toMatch(/^\["",/);
    expect(seen).not.toMatch(/eyJ|__Host/);
    await context.close();
  },
);

whenPresent('a link from elsewhere opens the page, which then finds its session', async () => {
  const { context, page } = await signedIn();
  foreignPage = `<a href="${portal.origin}/account">on</a>`;
  await page.goto(foreignOrigin);
  const document = page.waitForRequest(`${portal.origin}/account`);
  await page.getByText('on').click();
  expect((await (await document).allHeaders())['cookie'] ?? '').not.toContain('__Host-session');
  await page.waitForURL(`${portal.origin}/account`);
  expect(await session(page)).toMatchObject({ signedIn: true });
  await context.close();
});

whenPresent('a page of somebody else can do nothing in the name of who is signed in', async () => {
  const { context, page } = await signedIn();
  foreignPage = `<form method="post" action="${portal.origin}/session/sign-out"><button>win</button></form>`;
  await page.goto(foreignOrigin);
  const [answer] = await Promise.all([
    page.waitForResponse(`${portal.origin}/session/sign-out`),
    page.getByText('win').click(),
  ]);
  expect(answer.status()).toBe(403);
  await page.goto(foreignOrigin);
  const asked = await page.evaluate(async (origin) => {
    const request = { method: 'POST', credentials: 'include', body: '{"documentId":"Me"}' } as const;
    const tries = [
      { ...request, headers: { 'content-type': 'text/plain' }, mode: 'no-cors' },
      { ...request, headers: { 'content-type': 'application/json', 'x-requested-with': 'yunshang-portal' } },
    ] as const;
    return Promise.all(
      tries.map((each) =>
        fetch(`${origin}/graphql`, each).then(
          ({ type }) => type,
          () => 'not sent',
        ),
      ),
    );
  }, portal.origin);
  expect(asked).toEqual(['opaque', 'not sent']);
  const heard = await page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const source = new EventSource(address, { withCredentials: true });
        source.addEventListener('error', () => resolve('refused'));
        source.addEventListener('open', () => resolve('heard'));
      }),
    `${portal.origin}/session/changes`,
  );
  expect(heard).toBe('refused');
  await page.goto(`${portal.origin}/account`);
  expect(await session(page)).toMatchObject({ signedIn: true });
  await context.close();
});

whenPresent('a window beside signs in, tells the page and goes', async () => {
  const { context, page, account } = await signedIn();
  await portal.identity.sql('delete from gateway.web_session');
  await portal.identity.sql("delete from identity.issuer_record where kind = 'Session'");
  const told = page.evaluate(
    () =>
      new Promise((resolve) => {
        const channel = new BroadcastChannel('session');
        channel.addEventListener('message', ({ data }) => resolve(data));
        window.open('/session/sign-in?returnTo=/&window=1');
      }),
  );
  const beside = await context.waitForEvent('page');
  const gone = beside.waitForEvent('close');
  await fillIn(beside, account);
  expect(await told).toBe('signed-in');
  await gone;
  expect(await session(page)).toMatchObject({ signedIn: true });
  await context.close();
});

whenPresent('an open page hears of changes, and the sign-out reaches the issuer', async () => {
  const { context, page, account } = await signedIn();
  const opened = page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const source = new EventSource('/session/changes');
        source.addEventListener('open', () => resolve(true));
        source.addEventListener('error', () => reject(new Error('refused')));
      }),
  );
  expect(await opened).toBe(true);
  const location = await page.evaluate(async () => {
    const headers = { 'x-requested-with': 'yunshang-portal' };
    const answer = await fetch('/session/sign-out', { method: 'POST', headers });
    return ((await answer.json()) as { location: string }).location;
  });
  await page.goto(location);
  await page.locator('button[name=logout]').click();
  await page.waitForURL(`${portal.origin}/`);
  expect(await session(page)).toEqual({ signedIn: false });
  await page.goto(`${portal.origin}/session/sign-in`);
  await fillIn(page, account);
  await page.waitForURL(`${portal.origin}/`);
  await context.close();
});

whenPresent('no page breaks the policy for styles', async () => {
  const { context, page } = await signedIn();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  for (const path of ['/', '/account', '/nothing', '/session/signed-in', '/graphql']) {
    await page.goto(portal.origin + path);
    await page.locator('h1').first().waitFor();
  }
  expect(faults).toEqual([]);
  await context.close();
});
