/** What the platform writes into a draft until the sides say otherwise, by version. An operator setting: no law asks for it. */
export const CONTRACT_TEMPLATE = {
  version: '2026-1',
  phase: '全部',
  enterpriseDuties: [
    '按约定提供场地、设备、网络条件和必要的数据与人员配合',
    '收到交付报告后及时验收，并按约定付款',
  ],
  providerDuties: [
    '按约定的内容、期限和质量交付，并对人员进行培训',
    '保护企业数据，未经同意不用于他途；合同终止时完整移交',
  ],
} as const;
