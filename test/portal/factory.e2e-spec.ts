import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { FIRST_START_MS } from '../support/a-platform.js';
import { chromiumAbsent } from '../support/browser/chromium.js';
import { aPortalWithPeople, type PortalWithPeople } from '../support/browser/a-portal-with-people.js';
import type { Person } from '../support/browser/person.js';

/* The manufacturer's way from "am I eligible?" to providers that fit, by pages alone. */

const absent = chromiumAbsent();
if (absent) console.warn(`The pages are not opened: ${absent}.`);
const whenPresent = absent ? test.skip : test;
const LONG = 120_000;
const PASSWORD = 'Ping-Tai_2020.gongchang';

let portal: PortalWithPeople | undefined;
beforeAll(async () => {
  if (!absent) portal = await aPortalWithPeople();
}, FIRST_START_MS);
afterAll(() => portal?.stop(), LONG);
afterEach(() => expect(portal?.faults() ?? []).toEqual([]));

whenPresent(
  'a stranger answers six questions, and every rule says what it used',
  async () => {
    const stranger = await portal!.stranger();
    await stranger.opens('/eligible');
    await stranger.seesHeading(/还有 \d+ 条规则要看事实/);
    await stranger.chooses('企业注册在哪个市？', '佛山市');
    await stranger.page.getByLabel('制造业（C）').check();
    await stranger.types('成立日期', '2010-05-01');
    await stranger.types('上一年主营业务收入是多少？', '3000');
    await stranger.types('合同签订日期', '2020-09-20');
    await stranger.page.getByLabel('工业互联网平台服务').check();
    for (const field of ['严重违规', '其他财政支持', '已领过服务券'])
      await stranger.page
        .getByRole('radiogroup', { name: new RegExp(field) })
        .getByLabel('否')
        .check();
    await stranger.sees('已回答 6 题，共 6 题');
    await stranger.sees('用到的事实：佛山市。');
    // The answers stand in the address: a colleague sees the same.
    const colleague = await portal!.stranger();
    const { pathname, search } = new URL(stranger.page.url());
    await colleague.opens(`/en${pathname}${search}`);
    await colleague.sees('6 of 6 questions answered');
    // The open round has no rule on the industry; Shenzhen takes no part in it.
    await stranger.chooses('企业注册在哪个市？', '深圳市');
    await stranger.seesHeading(/1 条规则不符合/);
    await stranger.sees('用到的事实：深圳市。');
  },
  LONG,
);

whenPresent(
  'an owner registers by the credit code, and a second registration leads to the first',
  async () => {
    const accounts = ['portal-owner', 'portal-latecomer'];
    for (const account of accounts) {
      const signed = await portal!.platform.askAnything(
        `mutation ($input: SignUpInput!) { signUp(input: $input) { id } }`,
        { variables: { input: { account, displayName: account, password: PASSWORD } } },
      );
      expect(signed.errors).toBeUndefined();
    }
    const code = syntheticUnifiedSocialCreditCode(987_654, '440605');
    const owner = await portal!.stranger();
    await owner.signsIn(accounts[0]!, PASSWORD, '/enterprise');
    await owner.seesHeading('您还没有代表任何企业');
    await owner.follows('登记企业');
    await owner.types(
      '统一社会信用代码',
      code.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    );
    await owner.types('企业名称', '佛山市演示新厂五金有限公司');
    await owner.presses('查询');
    await owner.sees(/第18位/);
    await owner.types('统一社会信用代码', ` ${code.toLowerCase()}`);
    await owner.presses('查询');
    await owner.sees('校验位正确');
    await owner.sees('南海区');
    await owner.page.getByLabel('行业').fill('3311');
    await owner.page.getByTitle(/C3311/).first().click();
    await owner.types('成立日期', '2010-05-01');
    await owner.types('从业人员', '120');
    await owner.types('上年主营业务收入', '3000');
    await owner.page.getByRole('checkbox').check();
    await owner.presses('提交认证');
    await owner.seesHeading(/已提交，等工信局认证/);
    expect(await owner.findings()).toEqual([]);

    const latecomer = await portal!.stranger();
    await latecomer.signsIn(accounts[1]!, PASSWORD, '/enterprise/register');
    await latecomer.types('统一社会信用代码', code);
    await latecomer.types('企业名称', '佛山市演示新厂五金有限公司');
    await latecomer.presses('查询');
    await latecomer.sees('这家企业已经登记，不用再登记一次');
  },
  LONG,
);

whenPresent(
  'an assessment is left, taken up again by a colleague, and says what to do next',
  async () => {
    const owner = await portal!.person('factory03');
    await owner.opens('/assessment/fill');
    const answered = async (person: Person) =>
      Number(/(\d+) \/ (\d+)/.exec(await person.page.locator('.progress').innerText())![1]);
    await owner.page.getByRole('radio').first().check();
    await owner.sees('已保存');
    expect(await answered(owner)).toBe(1);
    const colleague = await portal!.person('factory03');
    await colleague.opens('/assessment/fill');
    expect(await answered(colleague)).toBe(1);
    await colleague.page.evaluate(() => {
      for (const field of document.querySelectorAll('.sheet-field'))
        if (!field.querySelector('input:checked')) field.querySelector<HTMLElement>('input')!.click();
    });
    await colleague.seesHeading(/题都答了，可以提交/);
    await colleague.presses('提交评测');
    await colleague.seesHeading(/数字化水平：/);
    await colleague.sees(/先做这 \d+ 件事/);
    expect(await colleague.findings()).toEqual([]);
  },
  LONG,
);

whenPresent(
  'a need begins with a sentence and ends with providers side by side',
  async () => {
    const owner = await portal!.person('factory03');
    await owner.opens('/needs/new');
    await owner.types('想解决什么', '28台啤机老是停，想看设备点检、保养和OEE，跟现有ERP接起来。');
    await owner.presses('看看平台怎么理解');
    await owner.seesHeading('平台这样理解，请核对');
    await expect(owner.page.getByLabel('注塑机的台数').inputValue()).resolves.toBe('28');
    await expect(owner.page.getByRole('radio', { name: /设备管理/ }).isChecked()).resolves.toBe(true);
    await owner.presses('就按这样写成草稿');
    await owner.seesHeading(/：草稿/);
    await owner.types('预算从', '10');
    await owner.types('预算到', '40');
    await owner.types('希望交付日期', '2021-06-30');
    await owner.page.getByLabel('定标前不让服务商看到：预算').check();
    await owner.sees('都填好了，可以预览和提交。');
    expect(await owner.findings()).toEqual([]);
    await owner.follows('预览：服务商看到的样子');
    await owner.seesHeading(/服务商会看到/);
    await owner.sees('定标前不公开：预算。');
    await owner.follows('回到草稿');
    await owner.presses('发布，开始征集');
    await owner.seesHeading(/征集中，.* 截止投标/);
    await owner.follows('谁能做：匹配和比较');
    await owner.seesHeading(/家服务商能做，.* 截止投标/);
    await owner.seesHeading(/比较：分数是怎么加出来的/);
    await owner.sees('各项之和 = 匹配分');
    expect(await owner.findings()).toEqual([]);
  },
  LONG,
);

whenPresent(
  'two people write one draft: each other’s fields are taken over, and what both changed is shown',
  async () => {
    const one = await portal!.person('factory03');
    await one.opens('/needs/new');
    await one.types('想解决什么', '仓库出入库要全部扫码，库存要准。');
    await one.presses('看看平台怎么理解');
    await one.presses('就按这样写成草稿');
    await one.seesHeading(/：草稿/);
    const other = await portal!.person('factory03');
    await other.opens(new URL(one.page.url()).pathname);
    await one.types('预算到', '30');
    await one.sees('已保存');
    await other.types('标题', '仓库扫码和库存');
    await other.sees(/同事刚改了：预算到/);
    await other.sees('已保存');
    await one.types('标题', '仓库上WMS');
    await one.sees('同事和您都改了 1 处，您填写的还在');
    await one.sees('仓库扫码和库存');
    await expect(one.page.getByLabel('标题').inputValue()).resolves.toBe('仓库上WMS');
    await one.presses('用我填写的');
    await one.sees('已保存');
  },
  LONG,
);
