import type { MessageCatalogue } from '#libs/kernel';

export const needDraftMessages: MessageCatalogue = {
  FIELD_MISSING: {
    'zh-CN': '尚未填写：{field}。',
    en: 'Not filled in yet: {field}.',
  },
  FIELD_WRONG: {
    'zh-CN': '填写有误：{field}。请按说明更正。',
    en: '{field} is not valid; correct it as its description says.',
  },
  DRAFT_INCOMPLETE: {
    'zh-CN': '草稿还不能发布：{problems}。请逐项更正后再提交。',
    en: 'The draft cannot be published yet: {problems}. Mend each and try again.',
  },
  DRAFT_CHANGED: {
    'zh-CN': '同事刚刚保存了第 {revision} 版。请打开最新版本，合并您的修改后再保存；对方的内容未被覆盖。',
    en: 'A colleague saved revision {revision} meanwhile. Open it, add your changes and save again; nothing was overwritten.',
  },
};
