export const texts = { work: { title: '我的工作' } };
