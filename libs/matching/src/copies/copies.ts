import {
  AssessmentCompletedV1,
  EnterpriseCertifiedV1,
  ProviderAdmittedV1,
  ProviderLeftV1,
  ProviderReinstatedV1,
  ProviderSuspendedV1,
  SolutionPublishedV1,
} from '#libs/contracts';
import { copyOf } from '#libs/platform';
import { EnterpriseCopy, MaturityCopy, ProviderCopy, SolutionCopy } from './copies.entity.js';

/*
 * What this room keeps of other rooms' facts, and which events tell it.
 */

export const enterpriseCopy = copyOf(EnterpriseCopy).broughtBy(
  EnterpriseCertifiedV1,
  'certifiedAt',
  (fact) => ({
    id: fact.enterpriseId,
    name: fact.name,
    unifiedSocialCreditCode: fact.unifiedSocialCreditCode,
    divisionCode: fact.divisionCode,
    industryCode: fact.industryCode,
    sizeClass: fact.sizeClass,
    certifiedAt: fact.certifiedAt,
  }),
);

export const maturityCopy = copyOf(MaturityCopy).broughtBy(AssessmentCompletedV1, 'completedAt', (fact) => ({
  enterpriseId: fact.enterpriseId,
  level: fact.level,
  scoreHundredths: fact.scoreHundredths,
  weakScenes: [...fact.weakScenes],
  completedAt: fact.completedAt,
}));

const stands = (standing: ProviderCopy['standing']) => (fact: ProviderSuspendedV1) => ({
  id: fact.providerId,
  standing,
  standingAt: fact.at,
  standingReason: fact.reason,
});

export const providerCopy = copyOf(ProviderCopy)
  .broughtBy(ProviderAdmittedV1, 'admittedAt', (fact) => ({
    id: fact.providerId,
    name: fact.name,
    unifiedSocialCreditCode: fact.unifiedSocialCreditCode,
    providerClass: fact.providerClass,
    divisionCode: fact.divisionCode ?? null,
    admittedAt: fact.admittedAt,
  }))
  .changedBy(ProviderSuspendedV1, 'standingAt', stands('SUSPENDED'))
  .changedBy(ProviderLeftV1, 'standingAt', stands('LEFT'))
  .changedBy(ProviderReinstatedV1, 'standingAt', stands('GOOD'));

export const solutionCopy = copyOf(SolutionCopy).broughtBy(
  SolutionPublishedV1,
  'catalogueVersion',
  (fact) => ({
    id: fact.solutionId,
    providerId: fact.providerId,
    catalogueVersion: fact.catalogueVersion,
    title: fact.title,
    summary: fact.summary,
    scenarios: [...fact.scenarios],
    industries: [...fact.industries],
    sizeClasses: [...fact.sizeClasses],
    regions: [...fact.regions],
    protocols: [...fact.protocols],
    integrations: [...fact.integrations],
    priceFromFen: fact.priceFromFen,
    priceToFen: fact.priceToFen,
    deliveryMonths: fact.deliveryMonths,
    capacityPerMonth: fact.capacityPerMonth,
    industrialPlatform: fact.industrialPlatform,
    publicCloud: fact.publicCloud,
    publishedAt: fact.publishedAt,
  }),
);
