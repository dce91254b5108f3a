import type { MessageCatalogue } from '#libs/kernel';

export const rankingMessages: MessageCatalogue = {
  RANKING_WEIGHTS: {
    'zh-CN': '排序权重有误：{problem}。格式须与现行版本一致，数值为整数，各项满分合计 10000。',
    en: 'The weights are not valid: {problem}. They need the shape of the version in force, whole numbers, and points that make 10,000.',
  },
  RANKING_VERSION_TAKEN: {
    'zh-CN': '版本名 {version} 已存在，请另取名称；已有版本不能修改。',
    en: 'There is a version {version} already, and versions are never changed; choose another name.',
  },
  RANKING_ALREADY_PUBLISHED: {
    'zh-CN': '该排序版本已经发布。',
    en: 'This version of the ranking is published already.',
  },
  RANKING_TWO_PEOPLE: {
    'zh-CN': '排序版本须由另一人发布，提出者本人不能发布。',
    en: 'A version of the ranking is published by another person than the one who proposed it.',
  },
};
