import { knowWords, type Words } from './words.js';

/** What a person may be within an organisation. SYSTEM is the platform itself (a consumer, a clock). */
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

export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
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
knowWords('Role', ROLE_WORDS);

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

/** The kinds of act that must stay in different hands. */
export const DUTIES = ['TRADE', 'PROPOSE', 'REVIEW', 'APPROVE', 'PAY', 'AUDIT', 'ADMINISTER'] as const;
export type Duty = (typeof DUTIES)[number];

/**
 * The duty that a role carries; a role that is not named is no person's.
 * Who buys or sells on the platform holds no office on it (政府采购法 12: who has an interest withdraws). Who reviews does
 * not approve, who approves does not pay, and neither audits or hands out roles (GB/T 22239-2019 8.1.4, 三员分立). Those
 * who draw up a round or a notice are a hand of their own, because two people open a round.
 * The table `membership` of identity computes the same from the role; a test compares the two.
 */
export const DUTY_OF: Readonly<Partial<Record<Role, Duty>>> = {
  ENTERPRISE_VIEWER: 'TRADE',
  ENTERPRISE_PREPARER: 'TRADE',
  ENTERPRISE_SIGNATORY: 'TRADE',
  PROVIDER_VIEWER: 'TRADE',
  PROVIDER_SALES: 'TRADE',
  PROVIDER_DELIVERY: 'TRADE',
  PROVIDER_SIGNATORY: 'TRADE',
  PROGRAMME_MANAGER: 'PROPOSE',
  BUREAU_REVIEWER: 'REVIEW',
  BUREAU_APPROVER: 'APPROVE',
  COMMISSION_APPROVER: 'APPROVE',
  FINANCE_PAYER: 'PAY',
  AUDITOR: 'AUDIT',
  ADMINISTRATOR: 'ADMINISTER',
};

export function isOffice(role: Role): boolean {
  const duty = DUTY_OF[role];
  return duty !== undefined && duty !== 'TRADE';
}

/**
 * The roles that a person holds, in whatever organisation, and that the new role may not stand beside.
 * Empty means that the role may be given.
 */
export function rolesAgainst(role: Role, held: readonly Role[]): Role[] {
  const duty = DUTY_OF[role];
  if (!duty) return [];
  return [...new Set(held)].filter((each) => DUTY_OF[each] !== undefined && DUTY_OF[each] !== duty);
}

/**
 * What is left of the memberships of one person when duties that do not combine have met in them all the same: none of
 * the official ones, because nobody can say which of them was meant.
 */
export function withoutConflicts<M extends { readonly role: Role }>(memberships: readonly M[]): readonly M[] {
  const duties = new Set(memberships.map(({ role }) => DUTY_OF[role]).filter((duty) => duty !== undefined));
  return duties.size <= 1 ? memberships : memberships.filter(({ role }) => !isOffice(role));
}
