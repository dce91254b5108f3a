export { ConfidenceEnum } from './policies.resolver.js';
export { Policies, policyAt, type InForce } from './policies.service.js';
export { PolicyModule } from './policy.module.js';
export { amount, bands, definePolicy, series, valuesOf, whole } from './policy.rules.js';
export { PolicyVersion } from './policy-version.entity.js';
