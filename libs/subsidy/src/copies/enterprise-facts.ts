import type { ClaimFacts } from '../rules/claim-decision.rules.js';
import type { EnterpriseCopy } from './copies.entity.js';

/** What the rules are told of an enterprise. */
export function enterpriseFactsOf(enterprise: EnterpriseCopy): NonNullable<ClaimFacts['enterprise']> {
  return {
    divisionCode: enterprise.divisionCode,
    industryCode: enterprise.industryCode,
    establishedOn: enterprise.establishedOn,
    priorYearRevenueFen: String(enterprise.priorYearRevenueFen),
    sizeClass: enterprise.sizeClass ?? null,
    groupCode: enterprise.controllingUnifiedSocialCreditCode ?? enterprise.unifiedSocialCreditCode,
    clusterCode: enterprise.clusterCode ?? null,
  };
}
