import { defineEntity, p } from '@mikro-orm/core';

/*
 * What other rooms decided, as far as the count needs it. Written by events only.
 */

const EnterpriseCopySchema = defineEntity({
  name: 'EnterpriseCopy',
  tableName: 'enterprise',
  properties: {
    id: p.uuid().primary(),
    // A contract may be heard of before the enterprise is: the row then is only the place that work on it waits at.
    unifiedSocialCreditCode: p.text().nullable(),
    name: p.text().nullable(),
    divisionCode: p.text().nullable(),
    industryCode: p.text().nullable(),
    certifiedAt: p.datetime().nullable(),
  },
  indexes: [
    {
      name: 'enterprise_code',
      expression: 'create index enterprise_code on enterprise (unified_social_credit_code)',
    },
    {
      name: 'enterprise_division',
      expression: 'create index enterprise_division on enterprise (division_code text_pattern_ops)',
    },
  ],
});
/** A certified enterprise. */
export class EnterpriseCopy extends EnterpriseCopySchema.class {}
EnterpriseCopySchema.setClass(EnterpriseCopy);

const ContractCopySchema = defineEntity({
  name: 'ContractCopy',
  tableName: 'contract',
  properties: {
    id: p.uuid().primary(),
    enterpriseId: p.uuid().index('contract_enterprise'),
    providerId: p.uuid(),
    industrialPlatform: p.boolean(),
    publicCloud: p.boolean(),
    signedOn: p.date().nullable(),
    acceptedAt: p.datetime().nullable(),
    /** Of the lines: 0 as signed, then that of the last amendment. */
    contractVersion: p.integer().default(0),
  },
});
/** A contract that both sides signed, or that was accepted. */
export class ContractCopy extends ContractCopySchema.class {}
ContractCopySchema.setClass(ContractCopy);

const ProviderCopySchema = defineEntity({
  name: 'ProviderCopy',
  tableName: 'provider',
  properties: {
    id: p.uuid().primary(),
    unifiedSocialCreditCode: p.text(),
    name: p.text(),
    admittedAt: p.datetime(),
    /** LEFT: removed, or gone by itself. */
    standing: p.text().$type<'GOOD' | 'SUSPENDED' | 'LEFT'>().default('GOOD'),
    /** When that last changed; null as long as it never did. */
    standingAt: p.datetime().nullable(),
  },
  checks: [{ name: 'provider_standing_check', expression: "standing in ('GOOD', 'SUSPENDED', 'LEFT')" }],
});
/** A provider of the resource pool. */
export class ProviderCopy extends ProviderCopySchema.class {}
ProviderCopySchema.setClass(ProviderCopy);

const RecoveryCopySchema = defineEntity({
  name: 'RecoveryCopy',
  tableName: 'recovery',
  properties: {
    id: p.uuid().primary(),
    voucherId: p.uuid().index('recovery_voucher'),
    /** The payment that it is of. */
    paidFen: p.bigint('bigint'),
    /** All of the payment has come back. */
    whole: p.boolean(),
    at: p.datetime(),
  },
});
/** What came back of a payment. */
export class RecoveryCopy extends RecoveryCopySchema.class {}
RecoveryCopySchema.setClass(RecoveryCopy);

const MachineKeySchema = defineEntity({
  name: 'MachineKey',
  properties: {
    clientId: p.text().primary(),
    organisationId: p.uuid(),
    publicJwk: p.json<Readonly<Record<string, string>>>(),
    registeredAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});
/** The public key of a machine, by which its batches are verified. */
export class MachineKey extends MachineKeySchema.class {}
MachineKeySchema.setClass(MachineKey);
