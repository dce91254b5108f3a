import type { MessageCatalogue } from '#libs/kernel';

export const questionMessages: MessageCatalogue = {
  QUESTIONS_CLOSED: {
    'zh-CN': '提问已于 {questionsUntil} 截止。',
    en: 'Questions closed at {questionsUntil}.',
  },
  QUESTION_NAMES_ASKER: {
    'zh-CN': '提问对所有人公开，提问方不公开；请删去文字中的 {names}。',
    en: 'Questions are public and their askers are not; take {names} out of the text.',
  },
  QUESTION_ANSWERED: {
    'zh-CN': '该问题已经答复。如需补充，请发布需求补充说明。',
    en: 'This question was answered already. To add something, publish an addendum.',
  },
  TOO_MANY_QUESTIONS: {
    'zh-CN': '每个服务商对一项需求最多提问 {most} 次。',
    en: 'A provider asks at most {most} questions on a need.',
  },
};
