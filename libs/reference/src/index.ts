/** Public facts every room may rely on: divisions, industries, size classes, the questionnaire, schemes, targets. */
export * from './city-shapes.js';
export * from './cost-kinds.js';
export * from './divisions.js';
export * from './enterprise-size.rules.js';
export * from './former-divisions.js';
export * from './industries.js';
export * from './maturity-questionnaire.js';
export * from './plan-indicators.js';
export * from './ranking-lexicon.js';
export * from './trade-concepts.js';
export * from './voucher-schemes.js';
