import type { MessageCatalogue } from '#libs/kernel';

/** Texts of what this room refuses. */
export const providerMessages: MessageCatalogue = {
  UNKNOWN_DIVISION: {
    'zh-CN': '广东省没有代码为“{divisionCode}”的行政区划。省外服务商请留空。',
    en: 'Guangdong has no division with the code "{divisionCode}". Providers outside the province leave it out.',
  },
  DIVISION_TOO_COARSE: {
    'zh-CN': '“{name}”（{divisionCode}）范围过大，请填写所在市或县（市、区）。',
    en: '{name} ({divisionCode}) is too large; give the city or the district.',
  },
  ESTABLISHED_IN_FUTURE: {
    'zh-CN': '成立日期 {establishedOn} 晚于今天（{today}）。请核对营业执照。',
    en: 'The day of establishment, {establishedOn}, is after today ({today}). Please check the business licence.',
  },
  PLEDGE_MISSING: {
    'zh-CN': '请先阅读并同意承诺书。',
    en: 'Please read and accept the pledge of truthfulness first.',
  },
  PROVIDER_EXISTS: {
    'zh-CN': '该统一社会信用代码已申请或已入库。如您是该单位人员，请联系本单位管理员为您开通。',
    en: 'This unified social credit code has applied or is in the pool already. If it is your company, ask its signatory to add you.',
  },
  PROVIDER_NOT_ADMITTED: {
    'zh-CN': '服务商尚未入库（当前状态 {state}），入库后才能发布产品。',
    en: 'The provider is not in the pool (state {state}); solutions can be published after admission.',
  },
  PROVIDER_SUSPENDED: {
    'zh-CN': '服务商当前状态为 {standing}，暂不能发布产品。恢复后可再发布。',
    en: 'The provider stands as {standing} and cannot publish solutions until it is reinstated.',
  },
  CLEAR_BY_NOT_AHEAD: {
    'zh-CN': '整改期限 {clearBy} 须晚于今天（{today}）。',
    en: 'The day to rectify by, {clearBy}, must be after today ({today}).',
  },
  NOTHING_TO_APPEAL: {
    'zh-CN': '最近一次状态变更（当前 {standing}）不是处分，无可申诉。',
    en: 'The latest change of standing (now {standing}) is no sanction; there is nothing to appeal against.',
  },
  APPEAL_FILED: {
    'zh-CN': '对该次处分已提出申诉，请等待决定。',
    en: 'An appeal against this change was filed already; wait for its decision.',
  },
  APPEAL_DECIDED: {
    'zh-CN': '该申诉已有决定：{decision}。',
    en: 'This appeal was decided already: {decision}.',
  },
  APPEAL_OVERTAKEN: {
    'zh-CN': '申诉所针对的处分已被后续变更取代（当前 {standing}），请先处理后一处分。',
    en: 'The change that the appeal is against was followed by another (now {standing}); decide on that one.',
  },
  SAME_PERSON: {
    'zh-CN': '作出处分的人不能裁决针对该处分的申诉，请由他人裁决。',
    en: 'Who made the change cannot decide the appeal against it; another person must.',
  },
  SCENARIO_MISSING: {
    'zh-CN': '请至少选择一个业务场景（S01 至 S16）。',
    en: 'Choose at least one scene (S01 to S16).',
  },
  UNKNOWN_SCENARIO: {
    'zh-CN': '没有这样的业务场景：{unknown}（应为 S01 至 S16）。',
    en: 'There is no such scene: {unknown} (S01 to S16).',
  },
  UNKNOWN_INDUSTRY: {
    'zh-CN': '《国民经济行业分类》（GB/T 4754-2017）没有代码：{unknown}。',
    en: 'GB/T 4754-2017 has no such industry: {unknown}.',
  },
  UNKNOWN_CITY: {
    'zh-CN': '服务地区应为广东省地级以上市的代码，无法识别：{unknown}。',
    en: 'Regions are codes of cities in Guangdong; not known: {unknown}.',
  },
  UNKNOWN_COST_KIND: {
    'zh-CN': '没有这样的费用类别：{unknown}。',
    en: 'There is no such kind of cost: {unknown}.',
  },
  PRICE_RANGE: {
    'zh-CN': '价格区间有误：最低 {priceFromFen} 分应大于零，且不高于最高 {priceToFen} 分。',
    en: 'The price range is not valid: the lowest, {priceFromFen} fen, must be above zero and not above the highest, {priceToFen} fen.',
  },
  PRICE_LINE_AMOUNT: { 'zh-CN': '每项费用须大于零。', en: 'Every price line must be above zero.' },
  PRICE_LINES_SUM: {
    'zh-CN': '费用明细合计 {total} 分，与最低价格 {priceFromFen} 分不符。',
    en: 'The price lines sum to {total} fen, but the lowest price is {priceFromFen} fen.',
  },
  CAPACITY_RANGE: {
    'zh-CN': '每月可承接项目数应为 1 至 {most}。',
    en: 'The capacity per month is 1 to {most}.',
  },
  DELIVERY_RANGE: {
    'zh-CN': '交付周期应为 1 至 {most} 个月。',
    en: 'The delivery takes 1 to {most} months.',
  },
};
