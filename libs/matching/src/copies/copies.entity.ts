import { defineEntity, p } from '@mikro-orm/core';
import type { SizeClass } from '#libs/reference';

const EnterpriseCopySchema = defineEntity({
  name: 'EnterpriseCopy',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    unifiedSocialCreditCode: p.text(),
    divisionCode: p.text(),
    industryCode: p.text(),
    sizeClass: p.text().$type<SizeClass>(),
    certifiedAt: p.datetime(),
  },
});
/** Copy: an enterprise that its bureau certified, as `enterprise.certified.v1` told it last. */
export class EnterpriseCopy extends EnterpriseCopySchema.class {}
EnterpriseCopySchema.setClass(EnterpriseCopy);

const MaturityCopySchema = defineEntity({
  name: 'MaturityCopy',
  properties: {
    enterpriseId: p.uuid().primary(),
    level: p.integer(),
    scoreHundredths: p.integer(),
    weakScenes: p.array(),
    completedAt: p.datetime(),
  },
});
/** Copy: the latest assessment. A table of its own, because it may be told of before the certification. */
export class MaturityCopy extends MaturityCopySchema.class {}
MaturityCopySchema.setClass(MaturityCopy);

const ProviderCopySchema = defineEntity({
  name: 'ProviderCopy',
  checks: [
    {
      name: 'provider_copy_standing_check',
      expression: "standing in ('GOOD', 'SUSPENDED', 'LEFT')",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    unifiedSocialCreditCode: p.text(),
    providerClass: p.text().$type<'PLATFORM' | 'OTHER'>(),
    /** Null for providers outside the province, to whom the pool is open. */
    divisionCode: p.text().nullable(),
    admittedAt: p.datetime(),
    /** Only in good standing it takes new work. LEFT: removed, or gone by itself. */
    standing: p.text().$type<'GOOD' | 'SUSPENDED' | 'LEFT'>().default('GOOD'),
    /** When and why it last changed; null as long as it never did. */
    standingAt: p.datetime().nullable(),
    standingReason: p.text().nullable(),
  },
});
/** Copy: a member of the resource pool, and how it stands. */
export class ProviderCopy extends ProviderCopySchema.class {}
ProviderCopySchema.setClass(ProviderCopy);

const SolutionCopySchema = defineEntity({
  name: 'SolutionCopy',
  indexes: [
    {
      name: 'solution_copy_scenarios',
      expression: 'create index solution_copy_scenarios on solution_copy using gin (scenarios)',
    },
    { name: 'solution_copy_provider', properties: ['providerId'] },
  ],
  properties: {
    id: p.uuid().primary(),
    /** No foreign key: a catalogue may be told of before the admission of its provider. */
    providerId: p.uuid(),
    catalogueVersion: p.integer(),
    title: p.text(),
    summary: p.text(),
    scenarios: p.array(),
    industries: p.array(),
    sizeClasses: p.array(),
    regions: p.array(),
    protocols: p.array(),
    integrations: p.array(),
    priceFromFen: p.bigint('bigint'),
    priceToFen: p.bigint('bigint'),
    deliveryMonths: p.integer(),
    capacityPerMonth: p.integer(),
    industrialPlatform: p.boolean(),
    publicCloud: p.boolean(),
    publishedAt: p.datetime(),
  },
});
/** Copy: the newest version of a catalogue item. */
export class SolutionCopy extends SolutionCopySchema.class {}
SolutionCopySchema.setClass(SolutionCopy);
