import type { MessageCatalogue } from './errors.js';

/** Texts of the refusals that every room shares. */
export const kernelMessages: MessageCatalogue = {
  NOT_FOUND: {
    'zh-CN': '没有找到该{what:noun}，或您无权查看。',
    en: 'There is no such {what:noun}, or you may not see it.',
  },
  FORBIDDEN: {
    'zh-CN': '您的角色不能执行此操作。可以办理的角色：{roles}。',
    en: 'Your role may not do this. These may: {roles}.',
  },
  OFFICIALS_HAVE_NO_COMPANY: {
    'zh-CN': '您担任公务角色（{roles}），不能登记企业或申请成为服务商。请由该单位自己的人员用其账号办理。',
    en: 'You hold an office ({roles}), so you cannot register an enterprise or apply as a provider. Somebody of the company does it, with an account of their own.',
  },
  UNAUTHENTICATED: {
    'zh-CN': '请先登录，再执行此操作。',
    en: 'Please sign in first, then do this again.',
  },
  BAD_INPUT: {
    'zh-CN': '输入有误：{fields}。请更正后重新提交。',
    en: 'The input is not valid: {fields}. Please correct it and send it again.',
  },
  CONFLICT: {
    'zh-CN': '另一人刚刚修改了同一记录。请重新载入后再试。',
    en: 'Somebody else has just changed the same record. Load it again and retry.',
  },
  SERVICE_UNAVAILABLE: {
    'zh-CN': '部分服务暂时不可用，请稍后重试。',
    en: 'A part of the service does not answer at the moment. Please retry.',
  },
  INTERNAL: {
    'zh-CN': '系统内部错误，已记录（编号 {traceId}）。',
    en: 'Internal error; it has been recorded (trace {traceId}).',
  },
  MOVE_NOT_ALLOWED: {
    'zh-CN': '当前状态为“{from}”，{role}不能将其变为“{to}”。从此状态可以变为：{allowed}。',
    en: 'The state is "{from}"; {role} may not move it to "{to}". From here it may become: {allowed}.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    'zh-CN': '同一幂等键已用于内容不同的请求。请为新的请求换一个键。',
    en: 'This idempotency key was used for a request with other content. Use a new key for a new request.',
  },
  ANSWER_WITHHELD: {
    'zh-CN':
      '该操作此前已用同一幂等键办理完毕，未重复办理。此后您的角色已终止或新增了回避关系，原答复不再提供；如仍有权限，可在相应页面查看结果。',
    en: 'This was carried out before under the same idempotency key and was not done again. A role of yours has ended since, or a conflict of interest was recorded, so the answer of then is not given again; what you may still see, look up on its page.',
  },
  BUSY: {
    'zh-CN':
      '此刻有人正在办理同一事项，本次未作任何处理。请稍候查看结果；如仍需办理，请用同一幂等键再次提交。',
    en: 'Somebody is working on the same thing at this moment; nothing was done. Look at the outcome shortly and, if it is still needed, send this again with the same idempotency key.',
  },
  FEN_FRACTION: {
    'zh-CN': '{field}：金额以分为单位，必须为整数，不能有小数（收到 {value}）。',
    en: '{field}: amounts are in fen and must be whole numbers without a fraction (got {value}).',
  },
  FEN_FORMAT: {
    'zh-CN': '{field}：金额应为以分计的整数，例如 7300000 表示 73,000.00 元（收到 {value}）。',
    en: '{field}: an amount is a whole number of fen, for example 7300000 for ¥73,000.00 (got {value}).',
  },
  FEN_INEXACT: {
    'zh-CN':
      '{field}：该金额太大，写成 JSON 数字会失真（收到 {value}）。请写成字符串，例如 "9007199254740993"。',
    en: '{field}: this amount is too large for a JSON number, which rounds it (got {value}). Send it as text, for example "9007199254740993".',
  },
  MOMENT_FORMAT: {
    'zh-CN':
      '{field}：时刻应带时区，例如 2020-11-10T17:00:00+08:00，且必须真实存在，年份在 1900 至 2200 之间（收到 {value}）。',
    en: '{field}: a moment is written with its offset, for example 2020-11-10T17:00:00+08:00, and must exist, in the years 1900 to 2200 (got {value}).',
  },
  ID_FORMAT: {
    'zh-CN': '{field}：标识应为 UUID，例如 01890a5d-ac96-774b-bcce-b302099a8057（收到 {value}）。',
    en: '{field}: an id is a UUID, for example 01890a5d-ac96-774b-bcce-b302099a8057 (got {value}).',
  },
  MOVE_BY: { 'zh-CN': '{state}（由{roles}）', en: '{state} (by {roles})' },
  NO_MOVE: { 'zh-CN': '无（已是最终状态）', en: 'nothing (this state is final)' },
  DATE_FORMAT: {
    'zh-CN': '{field}：日期应写为“年-月-日”，例如 2020-11-10，且必须是真实存在的日子（收到 {value}）。',
    en: '{field}: a date is written year-month-day, for example 2020-11-10, and must be a day that exists (got {value}).',
  },
  USCC_LENGTH: {
    'zh-CN': '统一社会信用代码应为18位（收到 {length} 位）。',
    en: 'A unified social credit code has 18 characters (got {length}).',
  },
  USCC_CHARACTER: {
    'zh-CN': '统一社会信用代码第 {position} 位的“{character}”不可用（代码不含 I、O、S、V、Z）。',
    en: 'Character {position} of the unified social credit code, "{character}", is not allowed (the code has no I, O, S, V, Z).',
  },
  USCC_KIND: {
    'zh-CN': '统一社会信用代码前两位“{kind}”不是 GB 32100 规定的登记管理部门和机构类别。',
    en: 'The first two characters of the unified social credit code, "{kind}", are no registering body and kind of GB 32100.',
  },
  USCC_DIVISION: {
    'zh-CN': '统一社会信用代码第3至8位是登记机关行政区划，应为数字（收到“{division}”）。',
    en: 'Positions 3 to 8 of the unified social credit code are the division that registered it, six digits (got "{division}").',
  },
  USCC_PERSON: {
    'zh-CN': '这是公民身份号码，不是统一社会信用代码。请按营业执照填写。',
    en: 'This is the number of an identity card and no unified social credit code. Take the code from the business licence.',
  },
  ALSO_WRONG: { 'zh-CN': '{first}此外：{others}', en: '{first} Also: {others}' },
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
  NAME_WITHOUT_LETTERS: {
    'zh-CN': '名称应含有文字或数字，不能只有符号。',
    en: 'A name holds letters or digits, not signs alone.',
  },
  NAME_CHARACTER: {
    'zh-CN': '名称第 {position} 个字符（{codePoint}）不可用：不能含控制、不可见、排版方向或私用区字符。',
    en: 'Character {position} of the name ({codePoint}) is not allowed: no control, invisible, direction or private-use characters.',
  },
  PAPER_NUMBER_FORMAT: {
    'zh-CN': '编号“{number}”不可用：只能由字母、数字和汉字组成。请按原件填写。',
    en: 'The number "{number}" must be made of Latin letters, digits and Chinese characters. Take it from the paper.',
  },
  RELATED_PARTIES: {
    'zh-CN':
      '企业与服务商存在控制关系：共同控制方为 {controllers}（统一社会信用代码）。存在控股、管理关系或法定代表人相同的单位之间不得投标、签约和领取补贴（《招标投标法实施条例》第三十四条）。关系已终止的，请向工信部门申请核定截止日；否则请选择其他服务商。',
    en: 'The enterprise and the provider are connected: {controllers} (unified social credit code) controls both. Companies that control each other, or that the same third controls, do not bid, contract or draw a subsidy with one another (article 34 of the regulations on bidding). If that has ended, ask the bureau to record the last day; else choose another provider.',
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
