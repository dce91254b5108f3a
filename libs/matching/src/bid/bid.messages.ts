import type { MessageCatalogue } from '#libs/kernel';

export const bidMessages: MessageCatalogue = {
  SOLUTION_NOT_OFFERED: {
    'zh-CN': '所选解决方案不是该服务商已发布的方案。',
    en: 'The chosen solution is not one that this provider published.',
  },
  BID_SUM_MISMATCH: {
    'zh-CN': '总价与各明细之和不一致：明细之和减总价为 {differenceFen} 分。',
    en: 'The price is not the sum of the lines: the lines less the price make {differenceFen} fen.',
  },
  LINE_AMOUNT: {
    'zh-CN': '每条明细的金额须大于零。',
    en: 'The amount of every line must be above zero.',
  },
  BID_DEADLINE_PASSED: {
    'zh-CN': '投标已于 {bidDeadline} 截止（以数据库时间为准），不再接收。',
    en: 'Bids closed at {bidDeadline} by the clock of the database; none is taken any more.',
  },
  NOT_SEALED: {
    'zh-CN':
      '提交的内容不是按需求公钥加密的 JWE（ECDH-ES+A256KW，A256GCM，X25519）。请用“sealingKeys”给出的公钥在本机密封后再提交。',
    en: 'This is not a JWE for the need (ECDH-ES+A256KW, A256GCM, X25519). Seal it to the keys that `sealingKeys` gives.',
  },
  TERMS_FIXED: {
    'zh-CN': '该项只能设定一次，且须在首份投标密封之前；现在已经不能再设定。',
    en: 'This is set once, and before the first bid is sealed; it can no longer be set.',
  },
  SEALING_KEY_FORM: {
    'zh-CN': '公钥格式有误：须为 X25519 公钥的 JWK，且不得包含私钥。',
    en: 'The key is not the JWK of a public X25519 key, with nothing private in it.',
  },
  SEALING_KEY_WRONG: {
    'zh-CN': '所交的私钥与本需求登记的公钥不是一对。',
    en: 'The private key does not belong to the public one that was named for this need.',
  },
  EXTENSION_NOT_LATER: {
    'zh-CN': '新的截止时间 {until} 须晚于 {than} 和当前时间。',
    en: 'The new deadline {until} must be later than {than} and than the present.',
  },
};
