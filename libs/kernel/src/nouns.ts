import type { Language } from './words.js';

/**
 * What can be looked for and not be found: the English noun, which is also the key, and what it is called in Chinese.
 * A refusal says these words and never the name of a class or table.
 */
export const NOUNS = {
  account: '账户',
  'adoption record': '上云记录',
  file: '文件',
  upload: '上传',
  invitation: '邀请',
  proposal: '待确认的事项',
  'allocation round': '统筹对接轮次',
  'allocation version': '统筹对接方案',
  amendment: '变更',
  assessment: '水平评测',
  award: '中标结果',
  'bank day': '银行对账日',
  bid: '投标',
  clarification: '澄清',
  complaint: '质疑',
  contract: '合同',
  'conflict report': '利益冲突报告',
  'contract dispute': '合同争议',
  'control statement': '控制关系',
  'credit code': '统一社会信用代码',
  'contract line': '合同明细项',
  'contract payment': '合同付款记录',
  'contract version': '合同版本',
  decision: '决定',
  difference: '对账差异',
  'direct purchase': '直接采购',
  division: '行政区划',
  enterprise: '企业',
  evaluation: '评标',
  evaluator: '评标人',
  'joint need': '联合需求',
  'machine client': '机器客户端',
  membership: '成员关系',
  'meter reading': '用量读数',
  milestone: '里程碑',
  need: '需求',
  'need draft': '需求草稿',
  notice: '公示',
  objection: '异议',
  organisation: '组织',
  'payment run': '付款批次',
  payout: '兑付',
  period: '会计期间',
  person: '人员',
  policy: '政策参数',
  provider: '服务商',
  question: '提问',
  'questionnaire edition': '问卷版本',
  'ranking version': '排序规则版本',
  rating: '评价',
  reallocation: '额度调剂',
  recommendation: '推荐记录',
  record: '记录',
  recovery: '追缴',
  redemption: '兑现申请',
  round: '批次',
  'scheme template': '方案模板',
  'scheme version': '方案版本',
  'sealing key': '密封密钥',
  'signing key': '签名密钥',
  solution: '解决方案',
  'standing appeal': '信用处理申诉',
  statement: '对账单',
  voucher: '服务券',
  'write-off': '核销',
} as const satisfies Record<string, string>;

export type Noun = keyof typeof NOUNS;

function isNoun(text: string): text is Noun {
  return text in NOUNS;
}

/** What a noun is called in a language. */
export function nounIn(language: Language, noun: string): string {
  return language === 'zh-CN' && isNoun(noun) ? NOUNS[noun] : noun;
}

/** The noun for a class of entities: `ContractLine` is a contract line; a class that nobody speaks of, a record. */
export function nounOfClass(name: string): Noun {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return isNoun(words) ? words : 'record';
}
