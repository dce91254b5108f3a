import { FIRST_START_MS } from '../support/a-platform.js';
import { aPortalWithPeople, type PortalWithPeople } from '../support/browser/a-portal-with-people.js';
import { chromiumAbsent } from '../support/browser/chromium.js';
import type { Person } from '../support/browser/person.js';

/* The certification desk of a bureau, worked off by keyboard. The tests follow each other, as a reviewer's morning does. */

const absent = chromiumAbsent();
if (absent) console.warn(`The pages are not opened: ${absent}.`);
const whenPresent = absent ? test.skip : test;
const LONG = 120_000;

let portal: PortalWithPeople;
let reviewer: Person;

beforeAll(async () => {
  if (absent) return;
  portal = await aPortalWithPeople();
  reviewer = await portal.person('bureau-foshan');
}, FIRST_START_MS);
afterAll(() => portal?.stop(), LONG);
afterEach(() => expect(portal?.faults() ?? []).toEqual([]));

/** The file that is open, and how the API has it. */
async function openFile(): Promise<{
  id: string;
  name: string;
  state: string;
  refusalReason: string | null;
}> {
  const id = reviewer.page.url().split('/').at(-1)!;
  const { data } = await portal.platform.ask(
    'query ($id: ID!) { enterprise(id: $id) { id name state refusalReason } }',
    { token: await portal.platform.token('bureau-foshan'), variables: { id } },
  );
  return data!.enterprise;
}

whenPresent(
  'from the work that waits to the first file: a link, then a key',
  async () => {
    await reviewer.follows('企业认证');
    await reviewer.seesHeading(/等您认证$/);
    await reviewer.hits('j');
    await reviewer.seesHeading(/^请认证：/);
    const file = await openFile();
    expect(await reviewer.heading()).toContain(file.name);
    expect(file.state).toBe('REGISTERED');
  },
  LONG,
);

whenPresent(
  'certified by two keys, and the next file is open',
  async () => {
    const file = await openFile();
    await reviewer.hits('c');
    await reviewer.seesHeading(`准予认证：${file.name}？`);
    await reviewer.hits('Enter');
    await reviewer.page.waitForURL((url) => !url.pathname.endsWith(file.id));
    await reviewer.settled();
    expect((await openFile()).state).toBe('REGISTERED');
    await reviewer.hits('k');
    await reviewer.opens(`/certification/${file.id}`);
    await reviewer.seesHeading(`${file.name}: 已认证`);
    await reviewer.hits('j');
    await reviewer.seesHeading(/^请认证：/);
  },
  LONG,
);

whenPresent(
  'nothing is given back without a reason; the reason is what the enterprise reads',
  async () => {
    const file = await openFile();
    const giveBack = reviewer.page.getByRole('button', { name: /^退回更正/ });
    expect(await giveBack.getAttribute('aria-disabled')).toBe('true');
    await reviewer.sees('先写明理由，对方才知道怎么更正。');
    await reviewer.hits('r');
    // What is typed is text now, and no keys of the desk.
    await reviewer.page.keyboard.type('jc 统一社会信用代码与执照不一致，请更正。');
    await reviewer.hits('Control+Enter');
    await reviewer.page.waitForURL((url) => !url.pathname.endsWith(file.id));
    await reviewer.opens(`/certification/${file.id}`);
    await reviewer.sees('jc 统一社会信用代码与执照不一致，请更正。');
    const { data } = await portal.platform.ask(
      'query ($id: ID!) { enterprise(id: $id) { state refusalReason } }',
      {
        token: await portal.platform.token('bureau-foshan'),
        variables: { id: file.id },
      },
    );
    expect(data!.enterprise).toEqual({
      state: 'REFUSED',
      refusalReason: 'jc 统一社会信用代码与执照不一致，请更正。',
    });
  },
  LONG,
);

whenPresent(
  'what a colleague decides leaves the queue on show by itself',
  async () => {
    await reviewer.opens('/certification');
    const first = reviewer.page.getByRole('main').getByRole('table').getByRole('link').first();
    const [name, address] = [await first.innerText(), await first.getAttribute('href')];
    await portal.platform.ask(
      'mutation ($id: ID!) { certifyEnterprise(id: $id, idempotencyKey: "beside") { id } }',
      {
        token: await portal.platform.token('bureau-foshan'),
        variables: { id: address!.split('/').at(-1)! },
      },
    );
    await reviewer.page.getByRole('link', { name }).waitFor({ state: 'detached' });
  },
  LONG,
);

whenPresent(
  'a file that a colleague decided meanwhile is refused in the words of the API',
  async () => {
    // A page that hears nothing, as on a train: else the file would show by itself that it is decided.
    await reviewer.page.route('**/session/changes', (route) => route.fulfill({ status: 204 }));
    await reviewer.opens('/certification');
    await reviewer.hits('j');
    const file = await openFile();
    await portal.platform.ask(
      'mutation ($id: ID!) { certifyEnterprise(id: $id, idempotencyKey: "a-colleague") { id } }',
      { token: await portal.platform.token('bureau-foshan'), variables: { id: file.id } },
    );
    const { errors } = await portal.platform.ask(
      'mutation ($id: ID!) { certifyEnterprise(id: $id, idempotencyKey: "once-more") { id } }',
      { token: await portal.platform.token('bureau-foshan'), variables: { id: file.id }, language: 'zh-CN' },
    );
    await reviewer.hits('c');
    await reviewer.hits('Enter');
    await reviewer.sees(errors![0]!.message);
    await reviewer.sees(`代码 ${errors![0]!.extensions!.code}`);
    await reviewer.page.unroute('**/session/changes');
  },
  LONG,
);

whenPresent(
  'a session that ends while the reason is typed loses nothing: signed in beside it, the same act goes on',
  async () => {
    await reviewer.opens('/certification');
    await reviewer.hits('j');
    const file = await openFile();
    await reviewer.hits('r');
    await reviewer.page.keyboard.type('所在地与执照不一致，请更正。');
    await reviewer.page.context().clearCookies();
    await reviewer.page.keyboard.press('Control+Enter');
    await reviewer.seesHeading('登录已到期，填的内容都还在');
    const [beside] = await Promise.all([
      reviewer.page.context().waitForEvent('page'),
      reviewer.page.getByRole('link', { name: '在新窗口登录' }).click(),
    ]);
    await reviewer.fillsSignIn(beside, 'bureau-foshan', portal.password());
    await reviewer.page.waitForURL((url) => !url.pathname.endsWith(file.id));
    reviewer.forgives(/401/);
    await reviewer.opens(`/certification/${file.id}`);
    await reviewer.sees('所在地与执照不一致，请更正。');
  },
  LONG,
);

whenPresent(
  'another bureau sees of a file what it sees of what does not exist',
  async () => {
    const file = await openFile();
    const stranger = await portal.person('bureau-guangzhou');
    await stranger.opens(`/certification/${file.id}`);
    const there = await stranger.page.getByRole('main').innerText();
    await stranger.opens('/certification/00000000-0000-4000-8000-000000000000');
    expect(await stranger.page.getByRole('main').innerText()).toBe(there);
  },
  LONG,
);
