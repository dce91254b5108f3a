import type { MessageCatalogue } from '#libs/kernel';

export const matchingMessages: MessageCatalogue = {
  ENTERPRISE_NOT_CERTIFIED: {
    'zh-CN': '企业尚未通过认证，认证通过后才能发布需求。',
    en: 'The enterprise is not certified yet; a need can be published once its bureau has certified it.',
  },
  BUDGET_RANGE: {
    'zh-CN': '预算区间有误：下限 {budgetFromFen} 分、上限 {budgetToFen} 分。下限须大于零且不超过上限。',
    en: 'The budget range {budgetFromFen} to {budgetToFen} fen is not valid: it begins above zero and does not fall.',
  },
  BID_DEADLINE_NOT_AHEAD: {
    'zh-CN': '投标截止时间 {bidDeadline} 不晚于当前时间 {now}。请选择将来的时间。',
    en: 'The deadline for bids, {bidDeadline}, is not after the present {now}. Choose a moment ahead.',
  },
  BID_DEADLINE_TOO_FAR: {
    'zh-CN': '投标截止时间最迟为今后 {days} 天内。',
    en: 'The deadline for bids must lie within {days} days from now.',
  },
  DELIVER_BY_BEFORE_DEADLINE: {
    'zh-CN': '交付日期 {deliverBy} 须晚于投标截止时间 {bidDeadline}。',
    en: 'Delivery by {deliverBy} must be after the deadline for bids, {bidDeadline}.',
  },
  PROVIDER_NOT_ADMITTED: {
    'zh-CN': '该服务商不在供给资源池内，不能投标。',
    en: 'The provider is not in the resource pool and cannot bid.',
  },
  SOLUTION_NOT_OFFERED: {
    'zh-CN': '所选解决方案不是该服务商已发布的方案。',
    en: 'The chosen solution is not one that this provider published.',
  },
  BID_SUM_MISMATCH: {
    'zh-CN': '总价与各明细之和不一致：明细之和减总价为 {differenceFen} 分。',
    en: 'The price is not the sum of the lines: the lines less the price make {differenceFen} fen.',
  },
  LINE_AMOUNT: {
    'zh-CN': '每条明细的金额须大于零。',
    en: 'The amount of every line must be above zero.',
  },
  BID_DEADLINE_PASSED: {
    'zh-CN': '投标已于 {bidDeadline} 截止（以数据库时间为准），不再接收。',
    en: 'Bids closed at {bidDeadline} by the clock of the database; none is taken any more.',
  },
  NOT_YET_OPEN: {
    'zh-CN': '投标尚未开启，将于 {opensAt} 开标，此前任何人都不能查看。',
    en: 'Bids are sealed until {opensAt}; nobody can read them before.',
  },
  NEED_ALREADY_AWARDED: {
    'zh-CN': '该需求已经定标。',
    en: 'This need has been awarded already.',
  },
  DOCUMENT_CHANGED: {
    'zh-CN': '合同文本与您所签的版本不一致（当前文本哈希 {documentHash}）。请重新阅读后再签署。',
    en: 'The document is not the one you signed (its hash is now {documentHash}). Read it again before signing.',
  },
  ALREADY_SIGNED: {
    'zh-CN': '本方（{side}）已经签署。',
    en: 'This side ({side}) has signed already.',
  },
  SIGNED_FOR_OTHER_SIDE: {
    'zh-CN': '同一人不能代表合同双方签署。',
    en: 'One person cannot sign for both sides.',
  },
  CONTRACT_NOT_IN_FORCE: {
    'zh-CN': '合同当前状态为 {state}，不在履行中，不能办理。双方签署后、终止或变更服务商前才可办理。',
    en: 'The contract is {state} and not in force: this is possible after both sides signed and before it ends.',
  },
};
