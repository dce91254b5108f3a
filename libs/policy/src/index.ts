export { ConfidenceEnum } from './policies.resolver.js';
export { Policies, policyAt } from './policies.service.js';
export { PolicyModule } from './policy.module.js';
export { definePolicy, series, valuesOf, whole } from './policy.rules.js';
export { PolicyVersion } from './policy-version.entity.js';
