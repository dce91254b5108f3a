import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { newId } from '#libs/kernel';
import { FIRST_START_MS } from '../support/a-platform.js';
import { aPortalWithPeople, type PortalWithPeople } from '../support/browser/a-portal-with-people.js';
import { chromiumAbsent } from '../support/browser/chromium.js';
import { Keyboard } from '../support/browser/keyboard.js';
import type { Person } from '../support/browser/person.js';
import { aPdf } from '../support/some-files.js';

/*
 * The manufacturer's part by keyboard alone, from the sign-in to the voucher; then the same contract on the owner's
 * phone, in English. What others do meanwhile is done through the API. The tests follow each other.
 */

const absent = chromiumAbsent();
if (absent) console.warn(`The pages are not opened: ${absent}.`);
const whenPresent = absent ? test.skip : test;
const LONG = 120_000;

const OWNER = 'keyboard-owner';
const FACTORY = '佛山市演示键盘五金有限公司';
const CODE = syntheticUnifiedSocialCreditCode(865_432, '440606');
const TITLE = '冲压车间设备联网上云';

let portal: PortalWithPeople;
let owner: Person;
let keys: Keyboard;
let contractId: string;

beforeAll(async () => {
  if (!absent) portal = await aPortalWithPeople();
}, FIRST_START_MS);
afterAll(() => portal?.stop(), LONG);
afterEach(() => expect(portal?.faults() ?? []).toEqual([]));

/** The id that the address of the page names. */
const idOnShow = (): string => /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/.exec(owner.page.url())![0];

/** An act of somebody else. */
async function meanwhile(
  account: string,
  document: string,
  variables: Record<string, unknown>,
): Promise<void> {
  const token = await portal.platform.token(account);
  const { errors } = await portal.platform.askAnything(document, {
    token,
    variables: { ...variables, key: newId() },
  });
  expect(errors).toBeUndefined();
}

whenPresent(
  'the sign-in, and the form by which a factory is registered',
  async () => {
    const signedUp = await portal.platform.askAnything(
      'mutation ($input: SignUpInput!) { signUp(input: $input) { id } }',
      { variables: { input: { account: OWNER, displayName: '演示·键盘厂长', password: portal.password() } } },
    );
    expect(signedUp.errors).toBeUndefined();
    owner = await portal.stranger();
    keys = new Keyboard(owner);
    await owner.opens('/');
    await keys.activates('link', '登录');
    await keys.types('账号', OWNER);
    await keys.types('密码', portal.password());
    await owner.page.keyboard.press('Enter');
    await owner.seesHeading('您还没有加入任何单位');
    await keys.activates('link', '登记企业');
    await keys.types('统一社会信用代码', CODE);
    await keys.types('企业名称', FACTORY);
    await keys.activates('button', '查询');
    await owner.sees('校验位正确');
    await keys.types('行业', '3311');
    await owner.page.getByTitle(/C3311/).first().waitFor();
    await owner.page.keyboard.press('Enter');
    await keys.dates('成立日期', '2011-06-01');
    await keys.types('从业人员', '120');
    await keys.types('上年主营业务收入', '3000');
    // What is missing is said, and a link leads to it.
    await keys.activates('button', '提交认证');
    await keys.activates('link', '请阅读并同意企业承诺书');
    await keys.ticks(/我承诺/);
    await keys.activates('button', '提交认证');
    await owner.seesHeading(`${FACTORY}：已提交，等工信局认证`);
  },
  LONG,
);

whenPresent(
  'a need, from the sentence to its publication',
  async () => {
    const { data } = await portal.platform.ask('{ myEnterprises { edges { node { id } } } }', {
      token: await portal.platform.token(OWNER),
    });
    await meanwhile(
      'bureau-foshan',
      'mutation ($id: ID!, $key: ID!) { certifyEnterprise(id: $id, idempotencyKey: $key) { id } }',
      { id: data!.myEnterprises.edges[0]!.node.id },
    );
    await owner.seesHeading(`${FACTORY}：已认证`);
    await keys.activates('link', '需求');
    await keys.activates('link', '说出新的需求');
    await keys.types('想解决什么', '46台冲床靠纸质工单报工，希望设备联网采集产量与停机，与现有ERP打通。');
    await keys.activates('button', '看看平台怎么理解');
    await keys.activates('button', '就按这样写成草稿');
    await owner.seesHeading(/：草稿/);
    await keys.types('标题', TITLE);
    await keys.chooses('应用场景', '生产管控');
    await keys.types('预算从', '15');
    await keys.types('预算到', '60');
    await keys.dates('投标截止', '2020-09-28T18:00');
    await keys.dates('希望交付日期', '2021-01-26');
    await owner.sees('都填好了，可以预览和提交。');
    await keys.activates('button', '发布，开始征集');
    await owner.seesHeading(new RegExp(`${TITLE}：征集中`));
  },
  LONG,
);

whenPresent(
  'the award, the signature, and the voucher',
  async () => {
    const { data } = await portal.platform.ask('{ me { memberships { organisationId } } }', {
      token: await portal.platform.token('provider01'),
    });
    const line = {
      kind: 'PLATFORM_SERVICE',
      description: '工业互联网平台订阅两年',
      amountFen: '18000000',
      industrialPlatform: true,
      publicCloud: true,
    };
    await meanwhile(
      'provider01',
      'mutation ($input: SealBidInput!, $key: ID!) { sealBid(input: $input, idempotencyKey: $key) { bidId } }',
      {
        input: {
          needId: idOnShow(),
          providerId: data!.me!.memberships[0]!.organisationId,
          priceFen: line.amountFen,
          lines: [line],
          deliveryMonths: 3,
          proposal: '分两批停机窗口接入设备，第三个月试运行并培训班组长。',
        },
      },
    );
    await portal.moveClock(new Date('2020-09-29T09:00+08:00'));
    await owner.leaves();
    owner = await portal.person(OWNER);
    keys = new Keyboard(owner);
    await keys.activates('link', '去定标');
    await keys.ticks(/第 1 名/);
    await keys.types('定标理由', '设备接入范围完整，交付期满足要求。');
    await keys.types('投标份数不足，为什么仍然定标', '另请两家，均答复产能不足；报价在预算之内。');
    await keys.activates('button', '确认定标');
    await keys.activates('link', '阅读并签署');
    await keys.ticks('我已阅读全文和差异');
    await keys.activates('button', '由平台见证签署');
    await owner.seesHeading(new RegExp(`^${TITLE}：`));
    contractId = idOnShow();
    const { data: drafted } = await portal.platform.ask(
      'query ($id: ID!) { contract(id: $id) { documentHash } }',
      { token: await portal.platform.token(OWNER), variables: { id: contractId } },
    );
    await meanwhile(
      'provider01',
      'mutation ($id: ID!, $hash: String!, $key: ID!) { signContract(id: $id, documentHash: $hash, idempotencyKey: $key) { id } }',
      { id: contractId, hash: drafted!.contract.documentHash },
    );
    await owner.seesHeading(`${TITLE}：已签署`);
    await keys.activates('link', '服务券与兑现');
    await keys.activates('button', '申领');
    await owner.seesHeading(`${TITLE}：已入库`);
  },
  LONG,
);

whenPresent(
  'on the phone, in English: a payment that is refused in the words of the API, and a session that ends while it is typed',
  async () => {
    await owner.leaves();
    owner = await portal.stranger({ language: 'en', size: 'phone' });
    await owner.signsIn(OWNER, portal.password());
    await owner.presses('Menu');
    await owner.follows('Vouchers');
    await owner.follows(TITLE);
    await owner.seesHeading(`${TITLE}: reserved`);
    await owner.opens(`/contracts/${contractId}`);
    await owner.presses('Record a payment');
    await owner.types('Amount', '180,000.01');
    await owner.types('Day of payment', '2020-09-29');
    await owner.page.keyboard.press('Enter');
    await owner.types('Bank reference', 'DEMO-PHONE-1');
    await owner.page
      .getByLabel('Receipt of the bank')
      .setInputFiles({ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: aPdf('made up') });
    await owner.sees('Kept');
    await owner.presses('Record the payment');
    await owner.sees('PAYMENT_ABOVE_CONTRACT');
    expect(await owner.findings()).toEqual([]);
    await owner.types('Amount', '180,000.00');
    await owner.page.context().clearCookies();
    await owner.page.getByRole('button', { name: 'Record the payment' }).click();
    await owner.seesHeading(/^Your sign-in has ended/);
    const [beside] = await Promise.all([
      owner.page.context().waitForEvent('page'),
      owner.page.getByRole('dialog').getByRole('link').click(),
    ]);
    await owner.fillsSignIn(beside, OWNER, portal.password());
    await owner.sees('DEMO-PHONE-1');
    owner.forgives(/401/);
    expect(await owner.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  },
  LONG,
);
