import type { MessageCatalogue } from '#libs/kernel';

export const needMessages: MessageCatalogue = {
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
  SECRET_IN_TEXT: {
    'zh-CN': '您选择了隐藏企业名称，但文字中出现了 {names}。请删去，或取消隐藏。',
    en: 'The name of the enterprise is to be hidden, but the text says {names}. Take it out, or show the name.',
  },
  QUESTIONS_UNTIL: {
    'zh-CN': '提问截止时间 {questionsUntil} 须晚于现在，且不晚于投标截止时间 {bidDeadline}。',
    en: 'Questions until {questionsUntil}: this must be ahead and not after the deadline for bids, {bidDeadline}.',
  },
  ADDENDUM_TOO_LATE: {
    'zh-CN': '投标截止（{bidDeadline}）前 {days} 天内不能再修改需求。请先延长投标截止时间。',
    en: 'A need is not changed within {days} day(s) of the deadline for bids, {bidDeadline}. Extend the deadline first.',
  },
  NEED_NOT_OPEN: {
    'zh-CN': '需求当前状态为 {state:NeedState}，只有开放中的需求可以办理。',
    en: 'The need is {state:NeedState}; this is possible only while it is open.',
  },
  NOT_YET_OPEN: {
    'zh-CN': '投标尚未开启，将于 {opensAt} 开标，此前任何人都不能查看。',
    en: 'Bids are sealed until {opensAt}; nobody can read them before.',
  },
  NEED_ALREADY_AWARDED: {
    'zh-CN': '该需求已经定标。',
    en: 'This need has been awarded already.',
  },
};
