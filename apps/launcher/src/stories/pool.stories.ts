import { FIRST_FREE_SERIAL, syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { at } from './calendar.js';
import type { Board } from './board.js';
import { command, query } from './operations.js';
import type { Plot, Story } from './timetable.js';

const APPLY = command('provider', 'applyToPool', 'input: ApplyToPoolInput!', '{ id }');
const REFUSE = command('provider', 'refuseProvider', 'id: ID!, reason: String!', '{ id }');
const WARN = command('provider', 'warnProvider', 'id: ID!, reason: String!', '{ id }');
const RECTIFY = command(
  'provider',
  'orderRectification',
  'id: ID!, reason: String!, clearBy: LocalDate!',
  '{ id }',
);
const SUSPEND = command('provider', 'suspendProvider', 'id: ID!, reason: String!', '{ id }');
const REMOVE = command('provider', 'removeProvider', 'id: ID!, reason: String!', '{ id }');
const REINSTATE = command('provider', 'reinstateProvider', 'id: ID!, reason: String!', '{ id }');
const LEAVE = command('provider', 'leavePool', 'id: ID!, reason: String!', '{ id }');
const APPEAL = command('provider', 'appealStanding', 'id: ID!, statement: String!', '{ providerId }');
const REGISTER = command('enterprise', 'registerEnterprise', 'input: RegisterEnterpriseInput!', '{ id }');
const REFUSE_ENTERPRISE = command('enterprise', 'refuseCertification', 'id: ID!, reason: String!', '{ id }');
const QUEUE = query('provider', 'standingAppeals', 'first: Int!', '{ edges { cursor } }');

/** Codes of those who come new: behind the ones that `npm run chain` takes. */
const SERIAL = FIRST_FREE_SERIAL + 2_000_000;

export function poolStories(board: Board): Record<string, Plot> {
  return {
    'pool-applications': (story) => applications(story, board),
    'pool-standing': (story) => standing(story, board),
    'pool-others': (story) => others(story, board),
    newcomers: (story) => newcomers(story, board),
  };
}

/** Five wait for the commission, one was refused with a reason and may come again. */
async function applications(story: Story, { cast }: Board): Promise<void> {
  const manager = cast.person('commission-manager');
  const kinds = ['设备联网', '云仓储', '工业视觉', '能源管理', '供应链协同', '协同办公'];
  await story.until(at('09-18'));
  for (const [index, kind] of kinds.entries()) {
    const { id } = await story.act<{ id: string }>(cast.person(`newcomer0${index + 1}`), APPLY, {
      input: {
        unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(SERIAL + index, '440605'),
        name: `演示${kind}科技有限公司`,
        providerClass: 'OTHER',
        divisionCode: '440605',
        establishedOn: '2014-03-18',
        employees: 46 + index * 9,
        introduction: `（演示数据）专注${kind}，已服务佛山三十余家制造企业，申请进入供给资源池。`,
        pledged: true,
      },
    });
    if (index === 5)
      await story.act(manager, REFUSE, {
        id,
        reason: '所列案例均为通用办公软件，未见制造企业生产环节的实施证明；补充两个案例后可重新申请。',
      });
  }
}

/** Providers with an account on the steps of the ladder, and what they say to it. */
async function standing(story: Story, { cast }: Board): Promise<void> {
  const manager = cast.person('commission-manager');
  const idOf = (number: number): string => cast.provider(number).organisationId;
  await story.until(at('08-20'));
  await story.act(manager, WARN, { id: idOf(5), reason: '抽查两个项目，验收照片与现场不符，予以警告。' });
  await story.act(manager, WARN, { id: idOf(4), reason: '用量日志连续十五日未报，予以警告。' });
  await story.until(at('09-02'));
  await story.act(manager, REINSTATE, { id: idOf(4), reason: '日志已补报并核对一致。' });
  await story.until(at('09-08'));
  await story.act(manager, RECTIFY, {
    id: idOf(6),
    reason: '三家客户投诉响应超过合同时限，限期整改并提交报告。',
    clearBy: '2020-10-15',
  });
  await story.until(at('09-15'));
  await story.act(manager, SUSPEND, { id: idOf(7), reason: '涉嫌虚报用量，暂停接单，配合核查。' });
  await story.act(cast.provider(8), LEAVE, { id: idOf(8), reason: '业务重组，不再承接中小企业上云项目。' });
  await story.until(at('09-22'));
  for (const [number, statement] of [
    [5, '照片由分包方上传错误，附原始照片与GPS记录，请求撤销警告。'],
    [6, '超时均发生在客户停电检修期间，附工单系统记录。'],
    [7, '用量异常系网关时钟故障所致，已委托第三方出具检测报告，请求恢复。'],
  ] as const)
    await story.act(cast.provider(number), APPEAL, { id: idOf(number), statement });
  await story.ask(cast.person('commission-approver'), QUEUE, { first: 5 });
}

/** Providers for whom nobody signs in. */
async function others(story: Story, { cast }: Board): Promise<void> {
  const manager = cast.person('commission-manager');
  const idAt = (index: number): string => cast.otherProviders[index]!.providerId;
  await story.until(at('09-10'));
  for (const index of [0, 1])
    await story.act(manager, WARN, { id: idAt(index), reason: '服务日志缺失，予以警告。' });
  for (const index of [2, 3])
    await story.act(manager, RECTIFY, {
      id: idAt(index),
      reason: '目录价格与实际成交价格差异超过三成，限期说明。',
      clearBy: index === 2 ? '2020-09-25' : '2020-10-20',
    });
  await story.act(manager, SUSPEND, { id: idAt(4), reason: '两家客户停止使用后无人响应，暂停接单。' });
  await story.act(manager, REMOVE, { id: idAt(5), reason: '虚构验收材料，经核查属实，取消资格。' });
}

/** Companies that come to register: one waits for its bureau, one was told what to correct. */
async function newcomers(story: Story, { cast }: Board): Promise<void> {
  await story.until(at('09-24'));
  for (const [index, account] of ['newcomer07', 'newcomer08'].entries()) {
    const { id } = await story.act<{ id: string }>(cast.person(account), REGISTER, {
      input: {
        unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(SERIAL + 100 + index, '440605'),
        name: `演示南海精密模具${index + 1}号有限公司`,
        divisionCode: '440605',
        industryCode: 'C3525',
        employees: 64 + index * 40,
        priorYearRevenueFen: '3860000000',
        establishedOn: '2012-05-20',
        pledged: true,
      },
    });
    if (index === 1)
      await story.act(cast.person('bureau-foshan'), REFUSE_ENTERPRISE, {
        id,
        reason: '所填上年营业收入与统计年报相差一倍，请核对后更正再报。',
      });
  }
}
