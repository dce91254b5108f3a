import { ORGANISATION_KINDS, ROLE_WORDS, ROLES, type OrganisationKind, type Role } from '#libs/kernel';
import { describeEnum } from '#libs/platform';

export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { [R in Role]: R };
describeEnum(RoleEnum, {
  name: 'Role',
  description: 'What a person or a machine may be in an organisation.',
  values: ROLE_WORDS,
});

export const KindEnum = Object.fromEntries(ORGANISATION_KINDS.map((kind) => [kind, kind])) as {
  [K in OrganisationKind]: K;
};
describeEnum(KindEnum, {
  name: 'OrganisationKind',
  description: 'What kind of body an organisation is.',
  values: {
    ENTERPRISE: { 'zh-CN': '企业', en: 'enterprise' },
    PROVIDER: { 'zh-CN': '服务商', en: 'provider' },
    BUREAU: { 'zh-CN': '市、区工信局', en: 'bureau', meaning: 'of a city or district' },
    COMMISSION: { 'zh-CN': '省工信厅', en: 'commission', meaning: 'the department of the province' },
    FINANCE: { 'zh-CN': '财政部门', en: 'finance' },
    AUDIT: { 'zh-CN': '审计部门', en: 'audit' },
    PLATFORM: { 'zh-CN': '平台运营单位', en: 'operator of the platform' },
  },
});
