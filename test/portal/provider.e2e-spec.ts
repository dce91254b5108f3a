import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { newId } from '#libs/kernel';
import { FIRST_START_MS } from '../support/a-platform.js';
import { aPortalWithPeople, type PortalWithPeople } from '../support/browser/a-portal-with-people.js';
import { chromiumAbsent } from '../support/browser/chromium.js';
import type { Person } from '../support/browser/person.js';

/* The provider's way into the pool and into the catalogue, and its machine's first report, by pages alone. */

const absent = chromiumAbsent();
if (absent) console.warn(`The pages are not opened: ${absent}.`);
const whenPresent = absent ? test.skip : test;
const LONG = 120_000;
const NAME = '佛山演示新入池云服务有限公司';

let portal: PortalWithPeople | undefined;
let applicant: Person;
beforeAll(async () => {
  if (absent) return;
  portal = await aPortalWithPeople();
  applicant = await portal.person('newcomer03');
}, FIRST_START_MS);
afterAll(() => portal?.stop(), LONG);
afterEach(() => expect(portal?.faults() ?? []).toEqual([]));

/** Opens a page again until it says what an event has yet to bring. */
async function opensUntil(person: Person, path: string, heading: RegExp): Promise<void> {
  do await person.opens(path);
  while (!heading.test(await person.heading()));
}

whenPresent(
  'who belongs nowhere applies to the pool, and is told whose move it is',
  async () => {
    await applicant.follows('服务商：申请加入资源池');
    await applicant.seesHeading('您还没有申请加入资源池');
    await applicant.follows('申请加入资源池');
    await applicant.presses('提交申请');
    await applicant.sees('请填写统一社会信用代码');
    await applicant.types('统一社会信用代码', syntheticUnifiedSocialCreditCode(987_655, '440605'));
    await applicant.types('单位名称', NAME);
    await applicant.types('成立日期', '2012-03-01');
    await applicant.types('从业人员', '60');
    await applicant.types('服务介绍', '设备上云与看板。案例：佛山某铝材厂，2019年6月上线。');
    await applicant.page.getByRole('checkbox').check();
    expect(await applicant.findings()).toEqual([]);
    await applicant.presses('提交申请');
    await applicant.seesHeading(`${NAME}：已申请入池，等省工信厅审核`);
    await applicant.sees('省工信厅（项目管理人）');
  },
  LONG,
);

whenPresent(
  'the commission finds the application at its desk and admits it by two keys',
  async () => {
    const manager = await portal!.person('commission-manager');
    await manager.follows('服务商入库审核');
    await manager.seesHeading(/件等您办$/);
    expect(await manager.findings()).toEqual([]);
    await manager.follows(NAME);
    await manager.seesHeading(`请审核：${NAME}，已等 0 天`);
    await manager.hits('c');
    await manager.seesHeading(`准予入池：${NAME}？`);
    const file = new URL(manager.page.url()).pathname;
    await manager.hits('Enter');
    await manager.page.waitForURL((url) => url.pathname !== file);
    await manager.opens(`/pool-desk?text=${encodeURIComponent(NAME)}`);
    await manager.follows(NAME);
    await manager.seesHeading(`${NAME}：正常`);
    expect(await manager.findings()).toEqual([]);
  },
  LONG,
);

whenPresent(
  'the provider publishes a solution, and a stranger reads it',
  async () => {
    await opensUntil(applicant, '/pool', /在资源池，状态正常/);
    await applicant.follows('我的方案');
    await applicant.seesHeading('目录里还没有方案：发布第一个');
    await applicant.follows('发布新方案');
    await applicant.types('名称', '演示设备看板');
    await applicant.page.getByLabel('内容').first().fill('接入二十台设备，看板和报警。');
    await applicant.types('业务场景', '设备管理');
    await applicant.hits('Enter');
    await applicant.hits('Escape');
    await applicant.page.getByLabel('使用公有云').check();
    const line = applicant.page.getByRole('group', { name: '第 1 项' });
    await line.getByLabel('内容').fill('平台服务两年');
    await line.getByLabel('金额（元）').fill('36,000');
    await applicant.types('最大范围价格（元）', '30000');
    await applicant.presses('发布方案');
    await applicant.sees('不能低于最小范围的合计');
    await applicant.types('最大范围价格（元）', '90000');
    expect(await applicant.findings()).toEqual([]);
    await applicant.presses('发布方案');
    await applicant.seesHeading('演示设备看板（第 1 版）');

    const stranger = await portal!.stranger();
    // As a form is sent before its script is there.
    await stranger.opens('/providers?text=&cityCode=&providerClass=');
    await stranger.types('名称里的字', '新入池');
    await stranger.presses('查找');
    await stranger.seesHeading('找到 1 家服务商');
    await stranger.follows(NAME);
    await stranger.follows('演示设备看板');
    await stranger.sees('36,000.00 元');
    expect(await stranger.findings()).toEqual([]);
  },
  LONG,
);

whenPresent(
  'a machine is registered in the browser, reports by the program of the page, and the page says what became of it',
  async () => {
    const signatory = await portal!.person('provider01');
    await signatory.follows('使用情况上报');
    await signatory.types('机器名称', '试验机');
    const clientId = await registered(signatory);
    const folder = portal!.platform.folder;
    const [key, program] = [join(folder, 'machine-key.json'), join(folder, 'report-usage.mjs')];
    const coming = signatory.page.waitForEvent('download');
    await signatory.presses('下载私钥文件');
    await (await coming).saveAs(key);
    expect(JSON.parse(await readFile(key, 'utf8'))).toMatchObject({ crv: 'P-256', d: expect.any(String) });
    const text = await signatory.page.locator('.usage-script').innerText();
    expect(text).toContain(clientId);
    const entry = { activeUsers: 1, contractId: newId(), enterpriseId: newId(), events: 2 };
    await writeFile(program, text.replace(/entries: \[[^\]]*\]/, `entries: ${JSON.stringify([entry])}`));
    const { stdout } = await promisify(execFile)(process.execPath, [program, key]);
    expect(JSON.parse(stdout).data.reportUsage).toMatchObject({ accepted: 0, rejected: 1 });
    await signatory.opens('/usage');
    await signatory.seesHeading(/有 1 条被退回/);
    await signatory.page.getByText('1 条没有计入').first().click();
    await signatory.sees('没有找到属于您的该合同：请核对合同编号');
    expect(await signatory.findings()).toEqual([]);
  },
  LONG,
);

/** Registers the machine whose name is typed; gives its id. */
async function registered(person: Person): Promise<string> {
  await person.presses('生成并登记');
  await person.sees('“试验机”已登记');
  return person.page.locator('.usage-registered code').innerText();
}
