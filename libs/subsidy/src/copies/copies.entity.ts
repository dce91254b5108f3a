import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '#libs/kernel';
import type { TierSize } from '../scheme/scheme-settings.js';
import type { ContractLine } from '../rules/grant.rules.js';
import type { ContractPhase } from '../rules/phases.rules.js';

const EnterpriseCopySchema = defineEntity({
  name: 'EnterpriseCopy',
  properties: {
    id: p.uuid().primary(),
    unifiedSocialCreditCode: p.text(),
    name: p.text(),
    divisionCode: p.text(),
    industryCode: p.text(),
    priorYearRevenueFen: p.bigint('bigint'),
    establishedOn: p.date().$type<LocalDate>(),
    sizeClass: p.text().$type<TierSize>().nullable(),
    /** Of the controlling enterprise, where there is one. */
    controllingUnifiedSocialCreditCode: p.text().nullable(),
    /** The cluster pilot that it belongs to. */
    clusterCode: p.text().nullable(),
    certifiedAt: p.datetime(),
  },
});
/** What the schemes ask of an enterprise, as of its certification. Copied from the events of the enterprise service. */
export class EnterpriseCopy extends EnterpriseCopySchema.class {}
EnterpriseCopySchema.setClass(EnterpriseCopy);

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
    /** Null for one that was copied before the code was asked for. */
    unifiedSocialCreditCode: p.text().nullable(),
    providerClass: p.text().$type<'PLATFORM' | 'OTHER'>(),
    admittedAt: p.datetime(),
    /** Only in good standing it is in the pool. LEFT: removed, or gone by itself. */
    standing: p.text().$type<'GOOD' | 'SUSPENDED' | 'LEFT'>().default('GOOD'),
    /** When that last changed; null as long as it never did. */
    standingAt: p.datetime().nullable(),
  },
});
/** A provider that was admitted to the pool. Copied from the events of the provider service. */
export class ProviderCopy extends ProviderCopySchema.class {}
ProviderCopySchema.setClass(ProviderCopy);

const ContractCopySchema = defineEntity({
  name: 'ContractCopy',
  properties: {
    id: p.uuid().primary(),
    contractNumber: p.text(),
    enterpriseId: p.uuid(),
    providerId: p.uuid(),
    totalFen: p.bigint('bigint'),
    lines: p.json<readonly ContractLine[]>(),
    /** The parts in which it is delivered and paid; none for a contract that is paid as one. */
    phases: p.json<readonly ContractPhase[]>(),
    documentHash: p.text(),
    /** Of the lines: 0 as signed, then that of the last amendment. */
    contractVersion: p.integer().default(0),
    /** Of contracts that were told of before the scenario was kept: null. */
    scenario: p.text().nullable(),
    signedOn: p.date().$type<LocalDate>(),
    acceptedAt: p.datetime().nullable(),
    /** It ended before all of it was delivered, or its rest went to another provider. */
    endedAt: p.datetime().nullable(),
    /** What was delivered and accepted until then. */
    deliveredFen: p.bigint('bigint').nullable(),
    /** The contract that its rest went to. */
    replacedBy: p.uuid().nullable(),
  },
});
/** A contract that both sides signed. Copied from the events of the matching service. */
export class ContractCopy extends ContractCopySchema.class {}
ContractCopySchema.setClass(ContractCopy);
