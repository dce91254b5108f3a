import type { EnterpriseCertifiedV1, EnterpriseRegisteredV1 } from '#libs/contracts';
import type { Enterprise } from './enterprise.entity.js';

/** What the other rooms are told of a registration. */
export function registeredEvent(enterprise: Enterprise): EnterpriseRegisteredV1 {
  return {
    enterpriseId: enterprise.id,
    unifiedSocialCreditCode: enterprise.unifiedSocialCreditCode,
    name: enterprise.name,
    divisionCode: enterprise.divisionCode,
    industryCode: enterprise.industryCode,
    registeredBy: enterprise.registeredBy ?? null,
    registeredAt: enterprise.registeredAt.toISOString(),
  };
}

/** What the other rooms are told of a certification: the facts as certified. */
export function certifiedEvent(
  enterprise: Pick<
    Enterprise,
    | 'id'
    | 'unifiedSocialCreditCode'
    | 'name'
    | 'divisionCode'
    | 'industryCode'
    | 'sizeClass'
    | 'employees'
    | 'priorYearRevenueFen'
    | 'establishedOn'
  > &
    Partial<Pick<Enterprise, 'controllingUnifiedSocialCreditCode' | 'clusterCode'>>,
  certifiedAt: Date,
): EnterpriseCertifiedV1 {
  return {
    enterpriseId: enterprise.id,
    unifiedSocialCreditCode: enterprise.unifiedSocialCreditCode,
    name: enterprise.name,
    divisionCode: enterprise.divisionCode,
    industryCode: enterprise.industryCode,
    sizeClass: enterprise.sizeClass,
    employees: enterprise.employees,
    priorYearRevenueFen: String(enterprise.priorYearRevenueFen),
    establishedOn: enterprise.establishedOn,
    controllingUnifiedSocialCreditCode: enterprise.controllingUnifiedSocialCreditCode ?? null,
    clusterCode: enterprise.clusterCode ?? null,
    certifiedAt: certifiedAt.toISOString(),
  };
}
