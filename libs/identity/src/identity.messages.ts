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
    'zh-CN':
      '此人（含其其他账号）已担任 {held}，不能同时担任 {role}：企业和服务商的角色与公务角色不得兼任，审核、审批、支付、审计与管理须由不同的人承担。',
    en: 'This person already is {held}, in this or another account, and cannot be {role} as well: who buys or sells holds no office, and review, approval, payment, audit and administration stay in different hands.',
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
  PASSWORD_GUESSABLE: {
    'zh-CN':
      '这个密码太容易被猜到：常见密码、键盘或数字顺序、重复字符、您的姓名、账号或单位名称都不宜使用。请换一句较长的话。',
    en: 'This password would be guessed soon: common passwords, runs of the keyboard or of digits, repetitions, and names of yours, your account or your organisation do not protect. Choose a longer sentence.',
  },
  PASSWORD_WRONG: {
    'zh-CN': '当前密码不正确。',
    en: 'The current password is not right.',
  },
  PASSWORD_SAME: {
    'zh-CN': '新密码与当前密码相同，请换一个。',
    en: 'The new password is the one that you have; please choose another.',
  },
  TOO_MANY_ATTEMPTS: {
    'zh-CN': '尝试次数过多，请 {minutes} 分钟后再试。',
    en: 'Too many attempts. Please try again in {minutes} min.',
  },
  DISPLAY_NAME_FORMAT: {
    'zh-CN': '姓名应为 1 至 100 个可见字符。',
    en: 'A name has 1 to 100 visible characters.',
  },
  LINK_NOT_VALID: {
    'zh-CN': '此链接无效、已使用或已过期。请向发出链接的人索取新的链接。',
    en: 'This link is not valid, was used, or has expired. Ask the person who gave it to you for a new one.',
  },
  INVITATION_OPEN: {
    'zh-CN': '此人已有一份相同的邀请尚未答复。请等待答复，或先撤回。',
    en: 'The same invitation is still open for this person. Wait for the answer, or withdraw it first.',
  },
  INVITATION_EXPIRED: {
    'zh-CN': '此邀请已过期。请邀请方重新发出。',
    en: 'This invitation has expired. Ask the organisation for a new one.',
  },
  INVITATION_ANSWERED: {
    'zh-CN': '此邀请已被答复或撤回，不能再更改。',
    en: 'This invitation was answered or withdrawn and cannot be changed.',
  },
  PROOF_NEEDED: {
    'zh-CN': '担任公务角色前，请填写居民身份证号码，以便平台识别同一人的多个账号。',
    en: 'Before the first office, give the number of your resident identity card, by which one person is known in several accounts.',
  },
  PROOF_FORMAT: {
    'zh-CN': '居民身份证号码应为 18 位，且校验码须正确。请核对后重新填写。',
    en: 'A resident identity number has 18 characters and a check character that fits. Please check it and try again.',
  },
  PROOF_DIFFERS: {
    'zh-CN': '此账号已登记另一个身份证号码，不能更改。',
    en: 'Another identity number is on record for this account, and it stays.',
  },
  TAKES_TWO_PEOPLE: {
    'zh-CN': '此事须由两个不同的人办理：您已参与其中，或与其中一人为同一人。请由他人办理。',
    en: 'This takes two different people, and you are one of the others already, in this or in another account. Somebody else must do it.',
  },
  NOT_FOR_ONESELF: {
    'zh-CN': '不能对自己的账号办理此事，请由另一位管理员办理。',
    en: 'Nobody does this to their own account; ask another administrator.',
  },
  AUTHORITY_KIND: {
    'zh-CN': '只能登记行政机关；企业和服务商由其自行登记。',
    en: 'Only authorities are registered here; enterprises and providers register themselves.',
  },
};
