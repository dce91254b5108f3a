import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { FIRST_START_MS, until } from '../support/a-platform.js';
import { aPortalWithPeople, type PortalWithPeople } from '../support/browser/a-portal-with-people.js';
import { chromiumAbsent } from '../support/browser/chromium.js';
import type { Person } from '../support/browser/person.js';
import { aPdf } from '../support/some-files.js';

/*
 * The main job of the README by pages alone: a new factory from its owner's account to the count, everybody in a browser
 * of their own. The tests follow each other. Time passes by the demonstration's clock only; after a day has passed,
 * people sign in anew.
 */

const absent = chromiumAbsent();
if (absent) console.warn(`The pages are not opened: ${absent}.`);
const whenPresent = absent ? test.skip : test;
const LONG = 120_000;

const OWNER = 'main-job-owner';
const PASSWORD = 'Ping-Tai_2020.gongchang';
const FACTORY = '佛山市演示主线精密部件有限公司';
const CODE = syntheticUnifiedSocialCreditCode(876_543, '440606');
const TITLE = '冲压与机加工车间生产管控上云';
/** One line that no voucher pays. */
const PRICE = '210,000.00';
const CONTRACT = new RegExp(`^${TITLE}：`);
const BANK_REFERENCE = 'DEMO-20200929-0001';
const FILE = { name: '回单.pdf', mimeType: 'application/pdf', buffer: aPdf('made up') };

let portal: PortalWithPeople;
let owner: Person;
let provider: Person;
/** What /goals said before, by goal. */
let before: Record<string, number>;
/** Under which the contract is known once both have signed. */
let number: string;

beforeAll(async () => {
  if (!absent) portal = await aPortalWithPeople();
}, FIRST_START_MS);
afterAll(() => portal?.stop(), LONG);
afterEach(() => expect(portal?.faults() ?? []).toEqual([]));

/** The figures that anybody reads. */
async function countedNow(): Promise<Record<string, number>> {
  const anybody = await portal.stranger();
  const counted: Record<string, number> = {};
  for (const goal of ['UPGRADED', 'ON_CLOUD']) {
    await anybody.opens(`/goals?goal=${goal}`);
    counted[goal] = Number(/([\d,]+) 家/.exec(await anybody.heading())![1]!.replaceAll(',', ''));
  }
  await anybody.leaves();
  return counted;
}

/** Another day: whoever was signed in is not any more. */
async function passTo(moment: string): Promise<void> {
  await portal.moveClock(new Date(moment));
  await Promise.all([owner, provider].map((person) => person.leaves()));
  owner = await portal.stranger();
  await owner.signsIn(OWNER, PASSWORD);
  provider = await portal.person('provider01');
}

/** From the work that waits to the act, by its line. */
async function takesUp(person: Person, work: string): Promise<void> {
  await person.opens('/work');
  await person.page.getByRole('listitem').filter({ hasText: work }).getByRole('link').click();
  await person.settled();
}

whenPresent(
  'an owner without an account makes one and registers the factory',
  async () => {
    before = await countedNow();
    owner = await portal.stranger();
    await owner.opens('/');
    await owner.follows('登录');
    await owner.follows('还没有账号？注册');
    await owner.types('账号', OWNER);
    await owner.types('姓名', '演示·主线厂长');
    await owner.types('密码', PASSWORD);
    await owner.presses('注册账号');
    await owner.sees('账号已创建，请登录。');
    await owner.follows('登录');
    await owner.fillsSignIn(owner.page, OWNER, PASSWORD);
    await owner.seesHeading('您还没有加入任何单位');
    await owner.follows('登记企业');
    await owner.types('统一社会信用代码', CODE);
    await owner.types('企业名称', FACTORY);
    await owner.presses('查询');
    await owner.sees('校验位正确');
    await owner.page.getByLabel('行业').fill('3311');
    await owner.page.getByTitle(/C3311/).first().click();
    await owner.types('成立日期', '2011-06-01');
    await owner.types('从业人员', '186');
    await owner.types('上年主营业务收入', '5680');
    await owner.page.getByRole('checkbox').check();
    await owner.presses('提交认证');
    await owner.seesHeading(`${FACTORY}：已提交，等工信局认证`);
  },
  LONG,
);

whenPresent(
  'a reviewer of the bureau certifies it, and the owner’s page says so by itself',
  async () => {
    const reviewer = await portal.person('bureau-foshan');
    await reviewer.follows('企业认证');
    // The newest file is on the last page.
    while ((await reviewer.page.getByRole('link', { name: FACTORY }).count()) === 0)
      await reviewer.presses('下一页');
    await reviewer.follows(FACTORY);
    await reviewer.seesHeading(`请认证：${FACTORY}`);
    await reviewer.presses('准予认证');
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '准予认证' }).click();
    await owner.seesHeading(`${FACTORY}：已认证`);
    await reviewer.leaves();
  },
  LONG,
);

whenPresent(
  'the owner measures how digital the factory is',
  async () => {
    await owner.follows('做数字化水平评测');
    await owner.opens('/assessment/fill');
    for (const field of await owner.page.locator('.sheet-field').all())
      await field.locator('input').nth(1).check();
    await owner.seesHeading(/题都答了，可以提交/);
    await owner.presses('提交评测');
    await owner.seesHeading(/数字化水平：/);
  },
  LONG,
);

whenPresent(
  'the owner says what is wanted, and publishes it',
  async () => {
    await owner.opens('/needs');
    await owner.follows('说出新的需求');
    await owner.types(
      '想解决什么',
      '两个车间共46台冲床和加工中心，班组用纸质工单报工，进度靠电话问。希望设备联网采集产量与停机，工单线上派发和报工，与现有ERP打通。',
    );
    await owner.presses('看看平台怎么理解');
    await owner.presses('就按这样写成草稿');
    await owner.seesHeading(/：草稿/);
    await owner.types('标题', TITLE);
    await owner.chooses('应用场景', '生产管控');
    await owner.types('预算从', '15');
    await owner.types('预算到', '60');
    await owner.types('投标截止', '2020-09-28T18:00');
    await owner.types('希望交付日期', '2021-01-26');
    await owner.sees('都填好了，可以预览和提交。');
    await owner.presses('发布，开始征集');
    await owner.seesHeading(new RegExp(`${TITLE}：征集中`));
  },
  LONG,
);

whenPresent(
  'a provider finds the need and seals a bid, which nobody can read before the deadline',
  async () => {
    provider = await portal.person('provider01');
    await provider.opens('/needs-for-me');
    await provider.follows(TITLE);
    await provider.seesHeading(`可以投标：${TITLE}`);
    const line = (name: string) => provider.page.getByRole('group', { name });
    await line('第 1 行').getByLabel('内容').fill('工业互联网平台生产管控订阅两年');
    await line('第 1 行').getByLabel('金额').fill('180000');
    await line('第 1 行').getByLabel('工业互联网平台').check();
    await line('第 1 行').getByLabel('公有云').check();
    await provider.presses('加一行');
    await line('第 2 行').getByLabel('费用类别').click();
    await provider.page.getByTitle('自动化设备').last().click();
    await line('第 2 行').getByLabel('内容').fill('上下料机械手一台');
    await line('第 2 行').getByLabel('金额').fill('30000');
    await provider.page
      .getByRole('textbox', { name: '方案' })
      .fill('分两批停机窗口接入设备，先冲压后机加，第三个月试运行并培训班组长。');
    await provider.presses(`以 ${PRICE} 元密封投标`);
    await provider.seesHeading(`已密封投标：${TITLE}`);
    await owner.follows('投标与定标');
    await owner.sees(/投标都密封着/);
  },
  LONG,
);

whenPresent(
  'after the deadline the bid is open; the owner awards, and both sign the same contract',
  async () => {
    await passTo('2020-09-29T09:00+08:00');
    await takesUp(owner, `评审并定标：${TITLE}`);
    await owner.page.getByRole('radio', { name: /第 1 名/ }).check();
    await owner.types('定标理由', '设备接入范围完整，交付期满足要求。');
    await owner.types('投标份数不足，为什么仍然定标', '另请两家，均答复产能不足；报价在预算之内。');
    await owner.presses('确认定标');
    await owner.seesHeading(CONTRACT);
    for (const person of [provider, owner]) {
      await takesUp(person, `签署合同：${TITLE}`);
      await person.page.getByLabel('我已阅读全文和差异').check();
      await person.presses('由平台见证签署');
      await person.seesHeading(CONTRACT);
    }
    await owner.seesHeading(`${TITLE}：已签署`);
    number = await owner.page.locator('dt:text-is("合同编号") + dd').innerText();
  },
  LONG,
);

whenPresent(
  'the owner claims a voucher for it',
  async () => {
    await owner.opens('/vouchers');
    await owner.presses('申领');
    await owner.seesHeading(`${TITLE}：已入库`);
    await owner.sees('上下料机械手一台');
  },
  LONG,
);

whenPresent(
  'the provider delivers, the owner accepts',
  async () => {
    for (const milestone of ['交付上线', '验收']) {
      await takesUp(provider, `交付里程碑：${milestone}`);
      await provider.presses(/^报告“/);
      await provider.types('交付了什么', '46台设备已接入，班组长已培训，附现场记录。');
      await provider.presses('提交交付报告');
      await takesUp(owner, `验收里程碑：${milestone}`);
      await owner.presses(/^验收“/);
      await owner.presses('确认验收');
      await owner.sees(/^里程碑：已验收/);
    }
    await owner.seesHeading(`${TITLE}：已验收`);
  },
  LONG,
);

whenPresent(
  'the owner records the payment, the provider confirms that it came',
  async () => {
    await owner.presses('登记一笔付款');
    await owner.types('金额（元）', PRICE);
    await owner.types('付款日', '2020-09-29');
    await owner.hits('Enter');
    await owner.types('银行流水号', BANK_REFERENCE);
    await owner.page.getByLabel('银行回单（文件）').setInputFiles(FILE);
    await owner.sees('已保存');
    await owner.presses('登记付款');
    await owner.sees('待对方确认');
    await provider.opens('/contracts');
    await provider.follows(TITLE);
    await provider.presses(`确认 ${BANK_REFERENCE}`);
    await provider.seesHeading('付款：已确认 100%');
    await owner.page.reload();
    await owner.seesHeading('付款：已确认 100%');
  },
  LONG,
);

whenPresent(
  'the owner says where the money goes and fills in the papers; before the window the page says from when they are taken',
  async () => {
    await owner.opens('/vouchers');
    await owner.follows(TITLE);
    await owner.follows('兑现第 1 阶段');
    await owner.presses('设置收款账户');
    await owner.types('开户银行', '演示银行佛山分行');
    await owner.types('账号', '62220000111122223333');
    await owner.presses('设为收款账户');
    await owner.sees(/尾号 3333/);
    await owner.page.getByRole('group', { name: '第 1 张发票' }).getByLabel('发票号码').fill('20200929');
    await owner.page.getByLabel('发票代码').fill('4400201130');
    await owner.page.getByRole('group', { name: '第 1 张发票' }).getByLabel('金额').fill(PRICE);
    await owner.types('开票日期', '2020-09-29');
    await owner.types('银行流水号', BANK_REFERENCE);
    await owner.page.getByRole('group', { name: '第 1 张回单' }).getByLabel('金额').fill(PRICE);
    await owner.types('付款日期', '2020-09-29');
    const parties = /付款方须为(.+)，收款方须为(.+)。/.exec(
      await (await owner.sees(/付款方须为/)).innerText(),
    )!;
    await owner.types('付款方', parties[1]!);
    await owner.types('收款方', parties[2]!);
    await owner.page.locator('li', { hasText: '验收报告' }).locator('input[type=file]').setInputFiles(FILE);
    await owner.sees('已保存');
    await owner.sees('齐全，可以提交');
    await owner.sees(/^兑现窗口 2020年10月8日 10:00 开放/);
    await owner.presses('保存草稿');
    await owner.sees(/^草稿保存于/);
  },
  LONG,
);

whenPresent(
  'when the window is open the kept papers are handed in',
  async () => {
    await passTo('2020-10-08T10:01+08:00');
    await takesUp(owner, `申请兑现服务券：${TITLE}`);
    await owner.follows('兑现第 1 阶段');
    await owner.sees('齐全，可以提交');
    await owner.presses('提交兑现申请');
    await owner.seesHeading(`${TITLE}：兑现审核中`);
  },
  LONG,
);

whenPresent(
  'the bureau reviews, the commission approves and puts it before the public',
  async () => {
    const reviewer = await portal.person('bureau-foshan');
    await reviewer.follows('兑现审核');
    await reviewer.presses('取下一件（等得最久的）');
    await reviewer.seesHeading(new RegExp(FACTORY));
    await reviewer.presses('查看验收报告');
    await reviewer.sees('回单.pdf');
    await reviewer.types('理由（必填，企业会看到）', '发票、回单与验收报告一致，已付清。');
    await reviewer.presses('审核通过');
    await reviewer.seesHeading('没有等您办的兑现申请');
    const approver = await portal.person('commission-approver');
    await approver.follows('兑现审定');
    await approver.page.getByRole('row', { name: FACTORY }).getByRole('link').first().click();
    await approver.seesHeading(new RegExp(FACTORY));
    await approver.types('理由（必填，企业会看到）', '符合2020年服务券兑现条件。');
    await approver.presses('审定通过');
    await approver.seesHeading('没有等您办的兑现申请');
    const manager = await portal.person('commission-manager');
    await manager.follows('待公示的兑现申请');
    await manager.sees(number);
    await manager.presses(/^公示 1 个项目/);
    await manager.seesHeading('正在公示：1 个项目');
    const anybody = await portal.stranger();
    await anybody.opens('/notices');
    await anybody.seesHeading('公示：1 批正在公示');
    await Promise.all([reviewer, approver, manager, anybody].map((person) => person.leaves()));
  },
  LONG,
);

whenPresent(
  'when nobody objected, finance pays, and the bank’s answer reaches the owner',
  async () => {
    await passTo('2020-10-20T10:00+08:00');
    const payer = await portal.person('finance');
    await payer.follows('待拨付的兑现申请');
    await payer.presses(/^制作拨付批次：1 笔/);
    await payer.presses('发送银行');
    await payer.seesHeading(/^拨付批次 .*：已发送银行/);
    await payer.opens('/payments/bank');
    await payer.presses('收取银行文件');
    await payer.sees(/1 笔生效/);
    await owner.opens('/vouchers');
    await owner.follows(TITLE);
    await owner.seesHeading(`${TITLE}：已拨付`);
    await payer.leaves();
  },
  LONG,
);

whenPresent(
  'the provider’s machine reports the use by the program that the page gives',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yunshang-machine-'));
    const saves = async (button: string, name: string): Promise<string> => {
      const [download] = await Promise.all([
        provider.page.waitForEvent('download'),
        provider.presses(button),
      ]);
      await download.saveAs(join(folder, name));
      return join(folder, name);
    };
    await provider.opens('/usage');
    await provider.types('机器名称', '主线采集服务');
    await provider.presses('生成并登记');
    await provider.sees('“主线采集服务”已登记');
    const key = await saves('下载私钥文件', 'machine-key.json');
    const program = await saves('下载程序', 'report-usage.mjs');
    // What the services hear of the key and of the contract comes a moment later.
    await until(
      async () => (await promisify(execFile)(process.execPath, [program, key])).stdout,
      (told) => told.includes('"accepted": 1'),
    );
    rmSync(folder, { recursive: true });
    await provider.opens('/usage');
    await provider.seesHeading(/已收到 1 条，没有退回/);
  },
  LONG,
);

whenPresent(
  'the owner reads that the factory is counted, and both public figures have risen by one',
  async () => {
    await owner.opens('/counted');
    await owner.seesHeading('已计入全省两个目标');
    expect(await countedNow()).toEqual({
      UPGRADED: before['UPGRADED']! + 1,
      ON_CLOUD: before['ON_CLOUD']! + 1,
    });
  },
  LONG,
);
