import type { MessageCatalogue } from '#libs/kernel';

/** Texts of the refusals of this room. */
export const identityMessages: MessageCatalogue = {
  ACCOUNT_FORMAT: {
    'zh-CN': '账号应为 3 至 64 个字符：字母、数字、汉字，以及首位之后的 . _ @ -。',
    en: 'An account has 3 to 64 characters: Latin letters, digits, Chinese characters, and . _ @ - after the first.',
  },
  ACCOUNT_TAKEN: {
    'zh-CN': '账号“{account}”已被使用，请另选一个。',
    en: 'The account "{account}" is taken; please choose another.',
  },
  PASSWORD_TOO_SHORT: {
    'zh-CN': '密码至少应有 {shortest} 个字符，可以是一句话。',
    en: 'A password has at least {shortest} characters; it may be a sentence.',
  },
  PASSWORD_TOO_LONG: {
    'zh-CN': '密码最多 {longest} 个字符。',
    en: 'A password has at most {longest} characters.',
  },
  PASSWORD_CONTAINS_ACCOUNT: {
    'zh-CN': '密码中不能含有账号。',
    en: 'The password may not contain the account.',
  },
  PASSWORD_CONTAINS_CREDIT_CODE: {
    'zh-CN': '密码中不能含有统一社会信用代码：它印在营业执照上，人人可见。',
    en: 'The password may not contain a unified social credit code: it is printed on the business licence for all to see.',
  },
  PASSWORD_TOO_UNIFORM: {
    'zh-CN': '密码中不同的字符太少，请换一个。',
    en: 'The password has too few different characters; please choose another.',
  },
  DUTIES_DO_NOT_COMBINE: {
    'zh-CN': '此人已担任 {held}，不能同时担任 {role}：审核、审批、支付、审计与管理须由不同的人承担。',
    en: 'This person already is {held} and cannot be {role} as well: review, approval, payment, audit and administration stay in different hands.',
  },
  GRANT_TO_SELF: {
    'zh-CN': '不能给自己授予角色，请由另一位有权限的成员办理。',
    en: 'Nobody gives a role to themselves; ask another member who may.',
  },
  ROLE_NOT_OF_ORGANISATION: {
    'zh-CN': '{kind} 类机构不能授予角色 {role}。可授予：{allowed}。',
    en: 'An organisation of the kind {kind} cannot give the role {role}. It can give: {allowed}.',
  },
  DIVISION_NOT_COVERED: {
    'zh-CN': '行政区划 {division} 不在该机构的管辖范围 {covered} 内。',
    en: 'Division {division} does not lie within {covered}, which the organisation answers for.',
  },
  DIVISION_NOT_APPLICABLE: {
    'zh-CN': '只有行政机关的角色可以限定行政区划。',
    en: 'Only the roles of authorities are held for a division.',
  },
  MEMBERSHIP_EXISTS: {
    'zh-CN': '此人在该机构已有角色 {role}。',
    en: 'This person already holds the role {role} there.',
  },
  NOT_A_PROVIDER: {
    'zh-CN': '只有服务商可以登记机器密钥。',
    en: 'Only providers register machine keys.',
  },
  MACHINE_KEY_UNSUITABLE: {
    'zh-CN': '公钥应为 P-256 (ES256) 或 Ed25519 (EdDSA) 的 JWK，且点须在曲线上。',
    en: 'The public key must be a JWK of P-256 (ES256) or Ed25519 (EdDSA), with a point on the curve.',
  },
  MACHINE_KEY_KNOWN: {
    'zh-CN': '此公钥已登记过。每台机器须有自己的密钥，停用的密钥不得再用。',
    en: 'This public key is registered already. Each machine has a key of its own, and a revoked key is not used again.',
  },
};
