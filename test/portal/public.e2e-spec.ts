import { FIRST_START_MS } from '../support/a-platform.js';
import { aPortalWithPeople, type PortalWithPeople } from '../support/browser/a-portal-with-people.js';
import { chromiumAbsent } from '../support/browser/chromium.js';
import type { Person } from '../support/browser/person.js';

/* The pages of the public: read without script, taken over with it, found by search engines. */

const absent = chromiumAbsent();
if (absent) console.warn(`The pages are not opened: ${absent}.`);
const whenPresent = absent ? test.skip : test;
const LONG = 120_000;
const NOBODY = '00000000-0000-4000-8000-000000000000';

let portal: PortalWithPeople;
let reader: Person;

beforeAll(async () => {
  if (absent) return;
  // The weeks are played that bring notices.
  portal = await aPortalWithPeople('on');
  reader = await portal.stranger({ script: 'off' });
}, 2 * FIRST_START_MS);
afterAll(() => portal?.stop(), LONG);
afterEach(() => expect(portal?.faults() ?? []).toEqual([]));

async function get(path: string): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await fetch(portal.platform.origin + path, { headers: { accept: 'text/html' } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The address of the first file that a list leads to. */
async function firstFile(list: string): Promise<string> {
  const { text } = await get(list);
  return new RegExp(`href="(${list}/[\\da-f-]{36})"`).exec(text)![1]!;
}

describe('without script', () => {
  whenPresent.each([
    ['/', '上云上平台，每一步都看得清', 'Onto the cloud, every step in plain sight', '全省目标进度'],
    ['/eligible', /六个问题/, /Six questions/, '企业注册在哪个市？'],
    ['/goals', /工业企业上平台升级：[\d,]+ 家/, /Industrial enterprises upgraded: [\d,]+/, '广州'],
    ['/rounds', /2020年服务券/, /2020年服务券/, '2020年服务券（演示）'],
    ['/schemes', '办法与规则', 'Schemes and rules', 'GD-2020 v1'],
    ['/providers', '全省资源池的服务商', 'Providers of the provincial pool', '资源池'],
    ['/solutions', '资源池在售方案', 'Solutions on offer', '业务场景'],
    ['/notices', /^公示/, /notice/i, '元'],
    ['/wall', '云上：全省目标', /goals of the province/, '广州'],
    ['/help', '办事指南', 'Help', '统一社会信用代码'],
    ['/help/manufacturer', /^制造企业/, /^Manufacturers/, '现行期限'],
    ['/help/provider', /^服务商/, /^Providers/, '现行期限'],
    ['/help/commission', /^主管部门/, /^Authorities/, '办件快捷键'],
  ])(
    '%s is read in both languages, each under its own address',
    async (path, chinese, english, text) => {
      for (const [address, language, heading] of [
        [path, 'zh-CN', chinese],
        [path === '/' ? '/en' : `/en${path}`, 'en', english],
      ] as const) {
        const response = await reader.page.goto(portal.platform.origin + address);
        expect(response?.status()).toBe(200);
        expect(await reader.page.locator('html').getAttribute('lang')).toBe(language);
        expect(await reader.heading()).toMatch(heading);
        expect(await reader.page.title()).toMatch(language === 'en' ? / · Yunshang$/ : / · 云上$/);
        if (language === 'zh-CN') expect(await reader.page.locator('main').innerText()).toContain(text);
        expect(await reader.page.locator('#root > noscript, [aria-busy=true]').count()).toBe(0);
        const link = (rel: string): Promise<string | null> =>
          reader.page.locator(`head link[${rel}]`).getAttribute('href');
        expect(await link('rel=canonical')).toBe(portal.platform.origin + address);
        expect(await link('hreflang=zh-CN')).toBe(portal.platform.origin + path);
        expect(await link('hreflang=en')).toBe(`${portal.platform.origin}/en${path === '/' ? '' : path}`);
      }
    },
    LONG,
  );

  whenPresent.each([
    ['/rounds', '申领'],
    ['/schemes', '补贴比例'],
    ['/providers', '统一社会信用代码'],
    ['/solutions', '交付时间'],
    ['/notices', '合同'],
  ])(
    '%s lead to a file, and the file to its sister in English',
    async (list, text) => {
      await reader.page.goto(portal.platform.origin + list);
      await reader.page.locator(`main a[href^="${list}/"]`).first().click();
      await reader.page.waitForURL(new RegExp(`${list}/[\\da-f-]{36}$`));
      expect(await reader.page.locator('main').innerText()).toContain(text);
      const { pathname } = new URL(reader.page.url());
      await reader.page.getByRole('banner').getByRole('link', { name: 'English' }).click();
      await reader.page.waitForURL(`${portal.platform.origin}/en${pathname}`);
      expect(await reader.page.locator('html').getAttribute('lang')).toBe('en');
    },
    LONG,
  );

  whenPresent(
    'the list of providers is looked through and turned',
    async () => {
      await reader.page.goto(`${portal.platform.origin}/providers`);
      await reader.page.getByRole('link', { name: '下一页' }).click();
      await reader.page.waitForURL(/after=/);
      await reader.page.getByLabel('类别').selectOption('PLATFORM');
      await reader.page.getByRole('button', { name: '查找' }).click();
      await reader.page.waitForURL(/providerClass=PLATFORM/);
      expect(await reader.page.locator('main tbody tr').count()).toBeGreaterThan(0);
    },
    LONG,
  );

  whenPresent(
    'the six questions are answered',
    async () => {
      await reader.page.goto(`${portal.platform.origin}/eligible`);
      await reader.page.getByLabel('企业注册在哪个市？').selectOption({ label: '深圳市' });
      await reader.page.getByRole('button', { name: '按这些回答核对' }).click();
      await reader.page.waitForURL(/city=440300/);
      await reader.sees('用到的事实：深圳市。');
      await reader.seesHeading(/规则不符合/);
    },
    LONG,
  );

  whenPresent(
    'each step of the home is told in the help',
    async () => {
      await reader.page.goto(portal.platform.origin);
      const steps = reader.page.locator('.audience ol a');
      expect(await steps.count()).toBe(18);
      for (const href of await steps.evaluateAll((links) =>
        links.map((link) => link.getAttribute('href')!),
      )) {
        const [path, step] = href.split('#');
        expect((await get(path!)).text).toContain(`id="${step}"`);
      }
    },
    LONG,
  );
});

describe('the status', () => {
  whenPresent.each([
    ['/nothing', '没有这个页面'],
    ['/en/nothing', 'There is no such page'],
    [`/providers/${NOBODY}`, '没有这个页面'],
    [`/en/solutions/${NOBODY}`, 'There is no such page'],
    [`/notices/${NOBODY}`, '没有这个页面'],
    [`/rounds/${NOBODY}`, '没有这个页面'],
    [`/schemes/${NOBODY}`, '没有这个页面'],
    ['/help/nobody', '没有这个页面'],
  ])('of %s is 404, in words', async (path, words) => {
    const { status, headers, text } = await get(path);
    expect([status, headers.get('x-robots-tag')]).toEqual([404, 'noindex']);
    expect(text).toContain(words);
  });

  whenPresent.each(['/work', '/en/work', '/sign-in', `/contracts/${NOBODY}`])(
    'of %s tells nothing: the page is there, empty, and for no search engine',
    async (path) => {
      const { status, headers, text } = await get(path);
      expect([status, headers.get('x-robots-tag')]).toEqual([200, 'noindex']);
      expect(text).toMatch(/<noscript>.*JavaScript/);
      expect(text).toContain('<meta name="robots" content="noindex" />');
    },
  );

  whenPresent('an address that could be written better is answered as the better one', async () => {
    for (const path of ['/rounds/', '/rounds?utm_source=x', '/providers?text=&after=7']) {
      const { status, text } = await get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).toMatch(/<h1>/);
    }
  });
});

describe('search engines', () => {
  whenPresent(
    'are led to every public page in both languages, and each answers',
    async () => {
      const { origin } = portal.platform;
      expect((await get('/robots.txt')).text).toContain(`Sitemap: ${origin}/sitemap.xml`);
      const { text, headers } = await get('/sitemap.xml');
      expect(headers.get('content-type')).toMatch(/^application\/xml/);
      const paths = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
        ([, address]) => new URL(address!).pathname,
      );
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths).toEqual(expect.arrayContaining(['/', '/en', '/eligible', '/en/help/provider']));
      // Of each kind some: there are thousands.
      const kinds = Map.groupBy(paths, (path) => path.replace(/[\da-f-]{36}$/, ':id'));
      expect([...kinds.keys()]).toEqual(
        expect.arrayContaining(
          ['notices', 'providers', 'rounds', 'schemes', 'solutions'].flatMap((kind) => [
            `/${kind}/:id`,
            `/en/${kind}/:id`,
          ]),
        ),
      );
      const asked = [...kinds.values()].flatMap((of) => [...new Set([of[0]!, of.at(-1)!])]);
      for (const path of asked) expect([path, (await get(path)).status]).toEqual([path, 200]);
    },
    LONG,
  );
});

describe('with script', () => {
  whenPresent(
    'a page is taken over without asking again what it was drawn from',
    async () => {
      const person = await portal.stranger();
      for (const path of [
        '/',
        '/goals',
        '/rounds',
        '/providers',
        '/notices',
        '/help/provider',
        await firstFile('/schemes'),
      ]) {
        const asked: string[] = [];
        person.page.on('request', (request) => {
          if (request.url().endsWith('/graphql')) asked.push(request.postData() ?? '');
        });
        await person.opens(path);
        // React has taken over when the link answers without a page load.
        await person.page.waitForFunction(() =>
          Object.keys(document.querySelector('.brand') ?? {}).some((key) => key.startsWith('__react')),
        );
        expect([path, asked]).toEqual([path, []]);
        person.page.removeAllListeners('request');
      }
    },
    LONG,
  );

  whenPresent(
    'the language is changed in place, and stays for whoever loads the address',
    async () => {
      const person = await portal.stranger();
      await person.opens('/providers?providerClass=PLATFORM');
      await person.speaks('en');
      await person.page.waitForURL(`${portal.platform.origin}/en/providers?providerClass=PLATFORM`);
      await person.follows('Rounds');
      await person.page.waitForURL(`${portal.platform.origin}/en/rounds`);
      await person.page.reload();
      await person.settled();
      expect(await person.page.locator('html').getAttribute('lang')).toBe('en');
      await person.page.goBack();
      await person.page.waitForURL(`${portal.platform.origin}/en/providers?providerClass=PLATFORM`);
    },
    LONG,
  );

  whenPresent(
    'who is signed in finds what is theirs on a page that was drawn for everybody',
    async () => {
      const manager = await portal.person('commission-manager');
      await manager.opens('/rounds');
      await manager.page
        .getByRole('link', { name: '提出新批次' })
        .or(manager.page.locator('main a.primary'))
        .first()
        .waitFor();
      // Somebody who likes English is led to it also from an address without a language.
      await manager.speaks('en');
      await manager.opens('/work');
      await manager.page.waitForURL(`${portal.platform.origin}/en/work`);
    },
    LONG,
  );

  whenPresent(
    'on the phone the menu opens, and folds behind the person',
    async () => {
      const person = await portal.stranger({ size: 'phone' });
      await person.opens('/');
      await person.page.getByRole('banner').getByText('菜单').click();
      await person.follows('办事指南');
      await person.seesHeading('办事指南');
      expect(await person.page.getByRole('banner').getByRole('link', { name: '公示' }).count()).toBe(0);
    },
    LONG,
  );
});
