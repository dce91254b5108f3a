import type { CostKind, Fen, Language } from '#libs/kernel';
import { eligibleByDefault, type ContractTerms, type LineTerms } from './contract.rules.js';

const KINDS: Readonly<Record<CostKind, Readonly<Record<Language, string>>>> = {
  PUBLIC_CLOUD_RESOURCES: { 'zh-CN': '公有云基础资源', en: 'public cloud resources' },
  PLATFORM_SERVICE: { 'zh-CN': '平台服务', en: 'platform service' },
  APPLICATION_SERVICE: { 'zh-CN': '应用服务', en: 'application service' },
  NETWORK: { 'zh-CN': '网络服务', en: 'network' },
  IMPLEMENTATION: { 'zh-CN': '实施', en: 'implementation' },
  EQUIPMENT_ACCESS: { 'zh-CN': '设备接入', en: 'equipment access' },
  NETWORK_MODIFICATION: { 'zh-CN': '网络改造', en: 'network modification' },
  AUTOMATION_EQUIPMENT: { 'zh-CN': '自动化设备', en: 'automation equipment' },
  NON_CLOUD_SOFTWARE: { 'zh-CN': '非云化软件', en: 'software outside the cloud' },
};

/** Fen as yuan with grouping: 1234567n is 12,345.67. */
function yuan(fen: Fen): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0n ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** A contract to read. What is signed is the canonical document, whose hash stands at the end. */
export function contractText(terms: ContractTerms, documentHash: string, language: Language): string {
  return (language === 'en' ? english(terms, documentHash) : chinese(terms, documentHash)).join('\n');
}

function chinese(terms: ContractTerms, documentHash: string): string[] {
  return [
    `# 服务合同：${terms.title}`,
    `合同编号（系统）：${terms.contractId}　第 ${terms.version} 版`,
    ...(terms.amends ? [`本版为对第 ${terms.amends.version} 版的变更，理由：${terms.amends.reason}`] : []),
    ...(terms.replacesContractId ? [`本合同承接合同 ${terms.replacesContractId} 未交付的部分。`] : []),
    `甲方（企业）：${terms.enterprise.name}　统一社会信用代码：${terms.enterprise.unifiedSocialCreditCode}`,
    `乙方（服务商）：${terms.provider.name}　统一社会信用代码：${terms.provider.unifiedSocialCreditCode}`,
    '## 一、目标',
    terms.goals,
    '## 二、措施与方案',
    terms.measures,
    '## 三、产品与服务清单及分项价格',
    ...terms.lines.map((line, at) => `${at + 1}. ${lineText(line, 'zh-CN')}`),
    `合计：人民币 ${yuan(terms.totalFen)} 元。`,
    '“可补”按 2018 年试行办法的费用类别标示，仅供参考；以所申领轮次的规则为准。',
    '## 四、期限与里程碑',
    `自双方签署之日起 ${terms.deliveryMonths} 个月内交付。`,
    ...terms.milestones.map(
      (each, at) =>
        `${at + 1}. ${each.title}：签署后 ${each.dueInMonths} 个月内，价值 ${yuan(each.amountFen)} 元，属“${phaseOf(terms, each.phaseId)}”阶段`,
    ),
    '## 五、付款阶段',
    ...terms.phases.map((phase, at) => `${at + 1}. ${phase.title}：${yuan(phase.amountFen)} 元`),
    '## 六、甲方义务',
    ...terms.enterpriseDuties.map((duty, at) => `${at + 1}. ${duty}`),
    '## 七、乙方义务',
    ...terms.providerDuties.map((duty, at) => `${at + 1}. ${duty}`),
    `所签署的规范文本 SHA-256：${documentHash}`,
  ];
}

function english(terms: ContractTerms, documentHash: string): string[] {
  return [
    `# Service contract: ${terms.title}`,
    `Contract ${terms.contractId}, version ${terms.version}`,
    ...(terms.amends
      ? [`This version changes version ${terms.amends.version}. Reason: ${terms.amends.reason}`]
      : []),
    ...(terms.replacesContractId
      ? [`This contract takes over what contract ${terms.replacesContractId} left undelivered.`]
      : []),
    `Enterprise: ${terms.enterprise.name}, ${terms.enterprise.unifiedSocialCreditCode}`,
    `Provider: ${terms.provider.name}, ${terms.provider.unifiedSocialCreditCode}`,
    '## 1. Goals',
    terms.goals,
    '## 2. Measures',
    terms.measures,
    '## 3. Products and services, with prices',
    ...terms.lines.map((line, at) => `${at + 1}. ${lineText(line, 'en')}`),
    `Total: CNY ${yuan(terms.totalFen)}.`,
    'What is marked eligible follows the cost kinds of the trial rules of 2018; the rules of the chosen round decide.',
    '## 4. Period and milestones',
    `Delivery within ${terms.deliveryMonths} months after both have signed.`,
    ...terms.milestones.map(
      (each, at) =>
        `${at + 1}. ${each.title}: within ${each.dueInMonths} months after signature, CNY ${yuan(each.amountFen)}, phase "${phaseOf(terms, each.phaseId)}"`,
    ),
    '## 5. Payment phases',
    ...terms.phases.map((phase, at) => `${at + 1}. ${phase.title}: CNY ${yuan(phase.amountFen)}`),
    '## 6. Duties of the enterprise',
    ...terms.enterpriseDuties.map((duty, at) => `${at + 1}. ${duty}`),
    '## 7. Duties of the provider',
    ...terms.providerDuties.map((duty, at) => `${at + 1}. ${duty}`),
    `SHA-256 of the canonical document that is signed: ${documentHash}`,
  ];
}

function lineText(line: LineTerms, language: Language): string {
  const eligible = eligibleByDefault(line.kind);
  const kind = KINDS[line.kind][language];
  const meter = line.metering;
  if (language === 'en') {
    const price = meter
      ? `CNY ${yuan(meter.unitPriceFen)} per ${meter.unit}, at most ${meter.mostUnits} (CNY ${yuan(line.amountFen)})`
      : `CNY ${yuan(line.amountFen)}`;
    return `${line.description} (${kind}, ${eligible ? 'eligible' : 'not eligible'}): ${price}`;
  }
  const price = meter
    ? `按量计费，每${meter.unit} ${yuan(meter.unitPriceFen)} 元，上限 ${meter.mostUnits}${meter.unit}（${yuan(line.amountFen)} 元）`
    : `${yuan(line.amountFen)} 元`;
  return `${line.description}（${kind}，${eligible ? '可补' : '不可补'}）：${price}`;
}

function phaseOf({ phases }: ContractTerms, id: string): string {
  return phases.find((phase) => phase.id === id)?.title ?? '';
}
