import type { MessageCatalogue } from '#libs/kernel';

export const contractChangeMessages: MessageCatalogue = {
  UNKNOWN_PART: {
    'zh-CN': '合同现行文本中没有标识为 {id} 的明细或里程碑。新增的请不要填写标识。',
    en: 'The current text has no line or milestone {id}. Leave the id out for new ones.',
  },
  PHASE_OF_MILESTONE: {
    'zh-CN':
      '第 {phase} 阶段不存在、金额不大于零或未给出里程碑。每个里程碑须属于所列阶段之一，各阶段金额须大于零。',
    en: 'Phase {phase} does not exist or is worth nothing. Give milestones with the phases: each belongs to one, and each phase is worth something.',
  },
  MILESTONE_SUM_MISMATCH: {
    'zh-CN': '各里程碑金额之和与明细合计（{totalFen} 分）不一致，相差 {differenceFen} 分。',
    en: 'The milestones do not make the sum of the lines ({totalFen} fen): they differ by {differenceFen} fen.',
  },
  DELIVERED_CHANGED: {
    'zh-CN': '“{title}”已报告交付或已验收，不能变更。请只变更尚未交付的部分。',
    en: '"{title}" was reported as delivered or accepted and cannot be changed. Change only what is undelivered.',
  },
  BELOW_PAID: {
    'zh-CN':
      '变更后合同总价为 {totalFen} 分，低于已登记的付款 {paidFen} 分。请提高总价，或由服务商先退回该付款登记。',
    en: 'The contract would come to {totalFen} fen, less than the {paidFen} fen recorded as paid. Propose a larger total, or have the provider refuse the payment first.',
  },
  BELOW_USED: {
    'zh-CN':
      '计量项目“{description}”已报告使用 {usedFen} 分，变更后的上限不能低于此数，也不能取消该项目或改为固定价。',
    en: '{usedFen} fen were already used of the metered line "{description}": its ceiling cannot go below that, nor can the line be dropped or become a fixed price.',
  },
  NOTHING_CHANGED: {
    'zh-CN': '所提文本与现行文本相同。',
    en: 'The proposed text is the same as the current one.',
  },
  REMAINDER_IS_FIXED: {
    'zh-CN': '承接合同的范围和价格等于原合同未交付的部分，签署前不能变更；签署后可按变更办理。',
    en: 'A contract that takes over covers exactly what was left undelivered; it can be amended once it is signed.',
  },
  BEYOND_AWARD: {
    'zh-CN':
      '变更后的总价 {totalFen} 分超过上限 {mostFen} 分（中标时为 {awardedFen} 分，历次变更合并计算）：{because}。超出部分请另行发布需求。',
    en: 'The contract would come to {totalFen} fen and may come to {mostFen} at most (awarded: {awardedFen}, all changes counted together): {because}. Publish a need for what goes beyond it.',
  },
  BEYOND_SHARE: {
    'zh-CN': '增加额不得超过中标价的 {share}%',
    en: 'it may grow by {share} per cent of what was awarded',
  },
  BEYOND_PROCEDURE: {
    'zh-CN': '更高的金额须有更多投标或公示期',
    en: 'a larger one asks for more bids or a standstill',
  },
  BEYOND_DIRECT_LIMIT: {
    'zh-CN': '直接采购以其上限为限',
    en: 'a direct purchase stays within its limit',
  },
  BEYOND_REMAINDER: {
    'zh-CN': '承接合同以原合同未交付部分为限',
    en: 'a contract that takes over covers what was left undelivered',
  },
};
