import type { MessageCatalogue } from '#libs/kernel';

/** The rules in words, and beside each how to mend it (`_MEND`). */
export const eligibilityTexts: MessageCatalogue = {
  REGISTERED_IN_PROVINCE: {
    'zh-CN': '企业须在广东省内注册（区划 {asked}），认证资料为 {found}。',
    en: 'The enterprise must be registered in Guangdong (division {asked}); certified as {found}.',
  },
  REGISTERED_IN_PROVINCE_MEND: {
    'zh-CN': '由注册地在广东省的法人申领。',
    en: 'Let the legal person that is registered in Guangdong claim.',
  },
  CITY_TAKES_PART: {
    'zh-CN': '本轮不含地市 {asked}，企业所在地市为 {found}。',
    en: 'Cities {asked} take no part in this round; the enterprise belongs to {found}.',
  },
  CITY_TAKES_PART_MEND: {
    'zh-CN': '请向所在地市主管部门了解当地政策。',
    en: 'Ask the bureau of your city about its own programme.',
  },
  INDUSTRIAL_ENTERPRISE: {
    'zh-CN': '须为工业企业（国民经济行业门类 {asked}），认证行业为 {found}。',
    en: 'Only industrial enterprises (GB/T 4754 sections {asked}); certified in {found}.',
  },
  INDUSTRIAL_ENTERPRISE_MEND: {
    'zh-CN': '如行业登记有误，请先向认证机关更正。',
    en: 'If the industry is recorded wrongly, have the certifying bureau correct it first.',
  },
  MINIMUM_AGE: {
    'zh-CN': '申领时成立须满 {asked} 年，成立日期为 {found}。',
    en: 'At the claim the enterprise must be at least {asked} year(s) old; it was established on {found}.',
  },
  MINIMUM_AGE_MEND: { 'zh-CN': '满年限后再申领。', en: 'Claim again when it is old enough.' },
  MINIMUM_REVENUE: {
    'zh-CN': '上年度主营业务收入须不低于 {asked} 元，认证数为 {found} 元。',
    en: 'Main revenue of the year before must be at least ¥{asked}; certified as ¥{found}.',
  },
  MINIMUM_REVENUE_MEND: {
    'zh-CN': '如数字有误，请先向认证机关更正。',
    en: 'If the figure is wrong, have the certifying bureau correct it first.',
  },
  CONTRACT_IN_FORCE: {
    'zh-CN': '合同已提前终止。',
    en: 'The contract has ended before all of it was delivered.',
  },
  CONTRACT_IN_FORCE_MEND: {
    'zh-CN': '请用接续的合同申领。',
    en: 'Claim for the contract that takes its place.',
  },
  CONTRACT_SIGNED_AFTER: {
    'zh-CN': '合同须在 {asked} 之后签订，签订日期为 {found}。',
    en: 'The contract must be signed after {asked}; it was signed on {found}.',
  },
  CONTRACT_SIGNED_AFTER_MEND: {
    'zh-CN': '仅可用此日期之后新签的合同申领。',
    en: 'Claim for a contract that was signed after that day.',
  },
  PROVIDER_IN_POOL: {
    'zh-CN': '服务商须在省资源池内，该服务商目前不在池内。',
    en: 'The provider must be in the resource pool of the province; it is not.',
  },
  PROVIDER_IN_POOL_MEND: {
    'zh-CN': '待服务商入池后再申领，或与池内服务商签约。',
    en: 'Claim again when it was admitted, or contract with a provider of the pool.',
  },
  NO_REPEAT_FOR_CONTRACT: {
    'zh-CN': '同一合同内容已申领过服务券，不得重复申领。',
    en: 'The content of this contract already has a voucher and cannot be claimed again.',
  },
  NO_REPEAT_FOR_CONTRACT_MEND: {
    'zh-CN': '另一轮的服务券放弃或失效后方可再次申领。',
    en: 'It can be claimed again only when the other voucher was given up or has expired.',
  },
  NO_FISCAL_VIOLATION: {
    'zh-CN': '近 {asked} 年内不得有财政资金方面的严重违规。',
    en: 'No serious violation with fiscal funds within {asked} years.',
  },
  NO_FISCAL_VIOLATION_MEND: {
    'zh-CN': '满年限后再申领；如记录有误，请先向作出处理的机关更正。',
    en: 'Claim when the years have passed; if the record is wrong, have it corrected first.',
  },
  NO_OTHER_FISCAL_SUPPORT: {
    'zh-CN': '同一内容不得已获得其他财政专项资金。',
    en: 'The same content must not have other fiscal support.',
  },
  NO_OTHER_FISCAL_SUPPORT_MEND: {
    'zh-CN': '请仅就未获支持的内容申领。',
    en: 'Claim only for what was not supported otherwise.',
  },
  NEEDS_REVIEW: {
    'zh-CN': '这一事实尚未提供，申领时核对。',
    en: 'This fact was not given; it is looked at when you claim.',
  },
  NEEDS_REVIEW_MEND: {
    'zh-CN': '请补充此项后再查，或在申领时提供材料。',
    en: 'Add it and check again, or bring the papers when you claim.',
  },
  SOME_ELIGIBLE_LINE: {
    'zh-CN': '合同须有可补助的费用（{asked}）；目前为：{found}。',
    en: 'The contract needs a line that the scheme pays for ({asked}); it has: {found}.',
  },
  SOME_ELIGIBLE_LINE_MEND: {
    'zh-CN': '自动化装备与非云化软件不予补助；请核对合同费用分类。',
    en: 'Automation equipment and non-cloud software are not paid for; check the kinds of the lines.',
  },
};
