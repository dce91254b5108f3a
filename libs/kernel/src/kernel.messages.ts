import type { MessageCatalogue } from './errors.js';

/** Texts of the refusals that every room shares. */
export const kernelMessages: MessageCatalogue = {
  NOT_FOUND: {
    'zh-CN': '没有找到该记录（{what}），或您无权查看。',
    en: '{what} was not found, or you may not see it.',
  },
  FORBIDDEN: {
    'zh-CN': '您的角色不能执行此操作（需要权限 {privilege}）。请由具备该权限的成员办理。',
    en: 'Your role may not do this (privilege {privilege} is needed). Ask a member who holds it.',
  },
  UNAUTHENTICATED: { 'zh-CN': '请先登录。', en: 'Please sign in first.' },
  BAD_INPUT: {
    'zh-CN': '输入有误：{fields}。请更正后重新提交。',
    en: 'The input is not valid: {fields}. Please correct it and send it again.',
  },
  CONFLICT: {
    'zh-CN': '另一人刚刚修改了同一记录。请重新载入后再试。',
    en: 'Somebody else has just changed the same record. Load it again and retry.',
  },
  INTERNAL: {
    'zh-CN': '系统内部错误，已记录（编号 {traceId}）。',
    en: 'Internal error; it has been recorded (trace {traceId}).',
  },
  MOVE_NOT_ALLOWED: {
    'zh-CN': '当前状态为 {from}，{role} 不能将其变为 {to}。从此状态可以：{allowed}。',
    en: 'The state is {from}; {role} may not move it to {to}. Allowed from here: {allowed}.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    'zh-CN': '同一幂等键已用于内容不同的请求。请为新的请求换一个键。',
    en: 'This idempotency key was used for a request with other content. Use a new key for a new request.',
  },
  FEN_FRACTION: {
    'zh-CN': '金额以分为单位，必须为整数，不能有小数（收到 {value}）。',
    en: 'Amounts are in fen and must be whole numbers without a fraction (got {value}).',
  },
  FEN_FORMAT: {
    'zh-CN': '金额应为以分计的整数（收到 {value}）。',
    en: 'An amount is a whole number of fen (got {value}).',
  },
  DATE_FORMAT: {
    'zh-CN': '日期应为 YYYY-MM-DD（收到 {value}）。',
    en: 'A date is written YYYY-MM-DD (got {value}).',
  },
  USCC_LENGTH: {
    'zh-CN': '统一社会信用代码应为18位（收到 {length} 位）。',
    en: 'A unified social credit code has 18 characters (got {length}).',
  },
  USCC_CHARACTER: {
    'zh-CN': '统一社会信用代码第 {position} 位的“{character}”不可用（代码不含 I、O、S、V、Z）。',
    en: 'Character {position} of the unified social credit code, "{character}", is not allowed (the code has no I, O, S, V, Z).',
  },
  USCC_ORGANISATION_CHECK_DIGIT: {
    'zh-CN': '组织机构代码校验位（第17位）不符，应为“{expected}”（GB 11714）。请核对第9至17位。',
    en: 'The check character of the organisation code (position 17) should be "{expected}" (GB 11714). Check positions 9 to 17.',
  },
  USCC_CHECK_DIGIT: {
    'zh-CN': '统一社会信用代码校验位（第18位）不符，应为“{expected}”（GB 32100）。请逐位核对。',
    en: 'The check character of the unified social credit code (position 18) should be "{expected}" (GB 32100). Check every position.',
  },
  NAME_LENGTH: {
    'zh-CN': '名称应为 1 至 {most} 个字符（收到 {length} 个）。',
    en: 'A name has 1 to {most} characters (got {length}).',
  },
  NAME_CHARACTER: {
    'zh-CN': '名称第 {position} 个字符（{codePoint}）不可用：不能含控制、排版方向或私用区字符。',
    en: 'Character {position} of the name ({codePoint}) is not allowed: no control, direction or private-use characters.',
  },
  POLICY_PROBLEMS: {
    'zh-CN': '政策参数不完整或有误，应为：{problems}。请一次全部更正。',
    en: 'Settings of the policy are missing or wrong; asked for is {problems}. Correct all of them at once.',
  },
  POLICY_OPEN: {
    'zh-CN': '该政策已有一个待发布的版本。请先发布或撤回它。',
    en: 'A version of this policy waits already. Publish it or take it back first.',
  },
  POLICY_NOT_OPEN: {
    'zh-CN': '该版本已发布或已撤回，不能再变更。',
    en: 'This version was published or taken back and does not change any more.',
  },
  POLICY_TWO_PEOPLE: {
    'zh-CN': '政策须由两人办理：提出的人不能自己发布。请由另一人发布。',
    en: 'A policy takes two people: who proposed it may not publish it. Ask somebody else.',
  },
  POLICY_BACKDATED: {
    'zh-CN': '政策不能追溯生效。请填写一个将来的生效时间。',
    en: 'A policy never holds for what is past. Give a moment that is still to come.',
  },
  LIST_SIZE: { 'zh-CN': '每页数量应在 1 至 {most} 之间。', en: 'A page holds between 1 and {most} entries.' },
  CURSOR_FORMAT: { 'zh-CN': '分页游标无效。', en: 'The page cursor is not valid.' },
};
