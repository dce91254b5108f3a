import type { MessageCatalogue } from '#libs/kernel';

/** What is wrong with one field of the input; `BAD_INPUT` lists them. */
export const inputMessages: MessageCatalogue = {
  INPUT_MISSING: { 'zh-CN': '{field} 未填写', en: '{field} is missing' },
  INPUT_ID: {
    'zh-CN': '{field} 应为 UUID 标识（例如 01890a5d-ac96-774b-bcce-b302099a8057）',
    en: '{field} must be an id, a UUID (for example 01890a5d-ac96-774b-bcce-b302099a8057)',
  },
  INPUT_KEY: {
    'zh-CN': '{field} 应为 1 至 100 个可见的 ASCII 字符，不含空格',
    en: '{field} must be 1 to 100 printable ASCII characters without spaces',
  },
  INPUT_LENGTH: {
    'zh-CN': '{field} 应为 {least} 至 {most} 个字符（收到 {length} 个）',
    en: '{field} must have {least} to {most} characters (got {length})',
  },
  INPUT_LONG: { 'zh-CN': '{field} 最多 {most} 个字符', en: '{field} may have at most {most} characters' },
  INPUT_SHORT: {
    'zh-CN': '{field} 至少 {least} 个字符',
    en: '{field} must have at least {least} characters',
  },
  INPUT_CHARACTER: {
    'zh-CN': '{field} 第 {position} 个字符（{codePoint}）不可用：不能含控制字符、不可见字符或私用区字符',
    en: '{field}: character {position} ({codePoint}) is not allowed: no control, invisible or private-use characters',
  },
  INPUT_ONE_LINE: { 'zh-CN': '{field} 只能有一行', en: '{field} must be a single line' },
  INPUT_FORM: { 'zh-CN': '{field} 的格式不符', en: '{field} is not written in the form expected' },
  INPUT_CODE: {
    'zh-CN': '{field} 的格式不符，应如 {example}',
    en: '{field} is not written in the form expected, such as {example}',
  },
  INPUT_TEXT: { 'zh-CN': '{field} 应为文本', en: '{field} must be text' },
  INPUT_WHOLE: { 'zh-CN': '{field} 应为整数', en: '{field} must be a whole number' },
  INPUT_NUMBER: { 'zh-CN': '{field} 应为数字', en: '{field} must be a number' },
  INPUT_LEAST: { 'zh-CN': '{field} 不得小于 {least}', en: '{field} must be at least {least}' },
  INPUT_MOST: { 'zh-CN': '{field} 不得大于 {most}', en: '{field} must be at most {most}' },
  INPUT_YES_NO: { 'zh-CN': '{field} 应为是或否', en: '{field} must be yes or no' },
  INPUT_MOMENT: {
    'zh-CN': '{field} 应为带时区的时刻（例如 2020-11-10T17:00:00+08:00）',
    en: '{field} must be a moment with its offset (for example 2020-11-10T17:00:00+08:00)',
  },
  INPUT_CHOICE: { 'zh-CN': '{field} 不是可选的值', en: '{field} is none of the values to choose from' },
  INPUT_LIST: { 'zh-CN': '{field} 应为列表', en: '{field} must be a list' },
  INPUT_COUNT: {
    'zh-CN': '{field} 应有 {least} 至 {most} 项',
    en: '{field} must hold {least} to {most} entries',
  },
  INPUT_TOO_MANY: { 'zh-CN': '{field} 最多 {most} 项', en: '{field} may hold at most {most} entries' },
  INPUT_TOO_FEW: { 'zh-CN': '{field} 至少 {least} 项', en: '{field} must hold at least {least} entries' },
  INPUT_TWICE: { 'zh-CN': '{field} 中有重复项', en: '{field} holds the same entry twice' },
  INPUT_UNKNOWN: { 'zh-CN': '{field} 不是此处可填的字段', en: '{field} is no field of this input' },
  INPUT_WRONG: { 'zh-CN': '{field} 无法识别', en: '{field} cannot be understood' },
};
