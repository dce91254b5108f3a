import { knowWords, type Words } from './words.js';

/** What a person may be within an organisation. SYSTEM is the house itself (a consumer, a clock). */
export const ROLES = [
  'ENTERPRISE_VIEWER',
  'ENTERPRISE_PREPARER',
  'ENTERPRISE_SIGNATORY',
  'PROVIDER_VIEWER',
  'PROVIDER_SALES',
  'PROVIDER_DELIVERY',
  'PROVIDER_SIGNATORY',
  'BUREAU_REVIEWER',
  'BUREAU_APPROVER',
  'PROGRAMME_MANAGER',
  'COMMISSION_APPROVER',
  'AUDITOR',
  'FINANCE_PAYER',
  'ADMINISTRATOR',
  'USAGE_REPORTER',
  'SYSTEM',
] as const;
export type Role = (typeof ROLES)[number];

const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  ENTERPRISE_VIEWER: { 'zh-CN': '企业查看人', en: 'enterprise viewer' },
  ENTERPRISE_PREPARER: { 'zh-CN': '企业经办人', en: 'enterprise preparer' },
  ENTERPRISE_SIGNATORY: { 'zh-CN': '企业签署人', en: 'enterprise signatory' },
  PROVIDER_VIEWER: { 'zh-CN': '服务商查看人', en: 'provider viewer' },
  PROVIDER_SALES: { 'zh-CN': '服务商销售', en: 'provider sales' },
  PROVIDER_DELIVERY: { 'zh-CN': '服务商交付', en: 'provider delivery' },
  PROVIDER_SIGNATORY: { 'zh-CN': '服务商签署人', en: 'provider signatory' },
  BUREAU_REVIEWER: { 'zh-CN': '工信局审核人', en: 'bureau reviewer' },
  BUREAU_APPROVER: { 'zh-CN': '工信局审批人', en: 'bureau approver' },
  PROGRAMME_MANAGER: { 'zh-CN': '项目管理人', en: 'programme manager' },
  COMMISSION_APPROVER: { 'zh-CN': '省厅审批人', en: 'commission approver' },
  AUDITOR: { 'zh-CN': '审计人', en: 'auditor' },
  FINANCE_PAYER: { 'zh-CN': '财政支付人', en: 'finance payer' },
  ADMINISTRATOR: { 'zh-CN': '平台管理员', en: 'administrator' },
  USAGE_REPORTER: { 'zh-CN': '用量上报客户端', en: 'usage reporter' },
  SYSTEM: { 'zh-CN': '系统', en: 'the platform itself' },
};
knowWords(ROLE_WORDS);

export const ORGANISATION_KINDS = [
  'ENTERPRISE',
  'PROVIDER',
  'BUREAU',
  'COMMISSION',
  'FINANCE',
  'AUDIT',
  'PLATFORM',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Whether an organisation of this kind acts for the public side; the others are parties of the market. */
export function isOfficial(kind: OrganisationKind): boolean {
  return kind !== 'ENTERPRISE' && kind !== 'PROVIDER';
}

/** The roles that each kind of organisation can give. */
export const ROLES_OF: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  ENTERPRISE: ['ENTERPRISE_VIEWER', 'ENTERPRISE_PREPARER', 'ENTERPRISE_SIGNATORY'],
  PROVIDER: [
    'PROVIDER_VIEWER',
    'PROVIDER_SALES',
    'PROVIDER_DELIVERY',
    'PROVIDER_SIGNATORY',
    'USAGE_REPORTER',
  ],
  BUREAU: ['BUREAU_REVIEWER', 'BUREAU_APPROVER'],
  COMMISSION: ['PROGRAMME_MANAGER', 'COMMISSION_APPROVER'],
  FINANCE: ['FINANCE_PAYER'],
  AUDIT: ['AUDITOR'],
  PLATFORM: ['ADMINISTRATOR'],
};
