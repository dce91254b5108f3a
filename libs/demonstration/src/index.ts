/** A province of made-up companies, the same for the same seed. */
export { DEMONSTRATION_START, demonstration } from './demonstration.js';
export * from './demonstration.types.js';
export { demonstrationPaper, type PaperLine } from './papers/papers.js';
export { FIRST_FREE_SERIAL, syntheticUnifiedSocialCreditCode } from './synthetic-code.js';
export { Random } from './random.js';
