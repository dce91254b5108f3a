export const texts = { work: { title: 'My work' } };
