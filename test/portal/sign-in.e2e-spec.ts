import { FIRST_START_MS } from '../support/a-platform.js';
import { aPortalWithPeople, type PortalWithPeople } from '../support/browser/a-portal-with-people.js';
import { chromiumAbsent } from '../support/browser/chromium.js';

/* The three kinds of people come in by the pages and see what waits for them. */

const absent = chromiumAbsent();
if (absent) console.warn(`The pages are not opened: ${absent}.`);
const whenPresent = absent ? test.skip : test;
const LONG = 120_000;

let portal: PortalWithPeople;

beforeAll(async () => {
  if (!absent) portal = await aPortalWithPeople();
}, FIRST_START_MS);
afterAll(() => portal?.stop(), LONG);
afterEach(() => expect(portal?.faults() ?? []).toEqual([]));

whenPresent.each([
  ['factory01', '企业办事', 'For enterprises', /等您办/, /wait/],
  ['provider01', '服务商办事', 'For providers', /等您办/, /wait/],
  ['bureau-foshan', '主管部门办事', 'For authorities', /等您办/, /wait/],
])(
  '%s lands on the work that waits, in both languages',
  async (account, audience, inEnglish, title, titleInEnglish) => {
    const person = await portal.person(account);
    await person.sees(audience);
    expect(await person.heading()).toMatch(title);
    await person.speaks('en');
    await person.sees(inEnglish);
    expect(await person.heading()).toMatch(titleInEnglish);
  },
  LONG,
);

whenPresent(
  'a link to a page of the signed-in leads there after the sign-in, and F5 keeps the person',
  async () => {
    const somebody = await portal.stranger();
    await somebody.opens('/account');
    await somebody.seesHeading('请先登录，再接着办');
    await somebody.page.getByRole('main').getByRole('link', { name: '登录' }).click();
    await somebody.fillsSignIn(somebody.page, 'factory01', portal.password());
    await somebody.seesHeading(/的账户$/);
    await somebody.page.reload();
    await somebody.seesHeading(/的账户$/);
    expect(await somebody.page.evaluate(() => document.cookie)).toBe('');
  },
  LONG,
);

whenPresent(
  'who signs out is a stranger again, here and at the issuer',
  async () => {
    const person = await portal.person('provider01');
    await person.page.getByRole('banner').getByRole('button', { name: '退出' }).click();
    // The issuer asks whether the person leaves it too.
    await person.page.locator('button[type=submit]').first().click();
    await person.page.waitForURL(`${portal.platform.origin}/`);
    await person.opens('/work');
    await person.seesHeading('请先登录，再接着办');
  },
  LONG,
);

whenPresent(
  'on the phone the places are a menu that closes behind the person',
  async () => {
    const person = await portal.person('factory01', { size: 'phone' });
    const places = person.page.getByRole('navigation', { name: '办事导航' });
    expect(await places.isVisible()).toBe(false);
    await person.presses('菜单');
    await places.getByRole('link', { name: /演示/ }).click();
    await person.seesHeading(/的账户$/);
    expect(await places.isVisible()).toBe(false);
  },
  LONG,
);

whenPresent(
  'what does not exist answers 404, and says so within the frame',
  async () => {
    const somebody = await portal.stranger();
    const response = await somebody.page.goto(`${portal.platform.origin}/en/nothing`);
    expect(response?.status()).toBe(404);
    await somebody.seesHeading('There is no such page');
    somebody.forgives(/404/);
  },
  LONG,
);
