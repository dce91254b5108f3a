import { defineEntity, p } from '@mikro-orm/core';
import { stateOf } from '#libs/platform';
import { EVIDENCE_KINDS } from '../counting/counting.rules.js';

const UsageBatchSchema = defineEntity({
  name: 'UsageBatch',
  properties: {
    id: p.uuid().primary(),
    clientId: p.text(),
    /** Chosen by the sender. */
    batchId: p.uuid(),
    organisationId: p.uuid(),
    day: p.date(),
    entries: p.integer(),
    /** How its sender stood in the pool when it came. */
    providerStanding: p.text().$type<'GOOD' | 'SUSPENDED' | 'LEFT'>().default('GOOD'),
    contentHash: p.text(),
    signature: p.text(),
    receivedAt: p.datetime(),
  },
  uniques: [{ name: 'usage_batch_of_client', properties: ['clientId', 'batchId'] }],
  checks: [
    {
      name: 'usage_batch_provider_standing_check',
      expression: "provider_standing in ('GOOD', 'SUSPENDED', 'LEFT')",
    },
  ],
});
/** A signed batch as it came, kept so that a number can be traced back to a signature. Never changed. */
export class UsageBatch extends UsageBatchSchema.class {}
UsageBatchSchema.setClass(UsageBatch);

const UsageSchema = defineEntity({
  name: 'Usage',
  properties: {
    contractId: p.uuid().primary(),
    day: p.date().primary(),
    /** The organisation that reported it. */
    source: p.uuid().primary(),
    enterpriseId: p.uuid(),
    activeUsers: p.integer(),
    events: p.integer(),
    batch: () => p.manyToOne(UsageBatch),
  },
});
/** The use of one contract on one day as one source reported it. Never changed. */
export class Usage extends UsageSchema.class {}
UsageSchema.setClass(Usage);

const EvidenceRecordSchema = defineEntity({
  name: 'EvidenceRecord',
  tableName: 'evidence',
  properties: {
    id: p.uuid().primary(),
    enterpriseId: p.uuid().index('evidence_enterprise'),
    kind: p.enum(() => EVIDENCE_KINDS.slice()),
    /** Who vouches for it: an organisation's or a person's id. */
    source: p.text(),
    contractId: p.uuid().nullable(),
    providerId: p.uuid().nullable(),
    industrialPlatform: p.boolean(),
    publicCloud: p.boolean(),
    firstUsedOn: p.date().nullable(),
    lastUsedOn: p.date().nullable(),
    daysUsed: p.integer().default(0),
    /** SHA-256 of contract, invoice and acceptance report; null for other kinds. */
    documents: p.json<Readonly<Record<string, string>>>().nullable(),
    recordedAt: p.datetime(),
    /** Paid by the voucher so far; null for other kinds. */
    paidFen: p.bigint('bigint').nullable(),
    /** When it ceased to speak for anybody: what was paid has come back. */
    endedAt: stateOf('EVIDENCE', p.datetime()).nullable(),
  },
  indexes: [
    {
      name: 'evidence_use',
      expression:
        "create unique index evidence_use on evidence (contract_id, source) where kind = 'PROVIDER_BATCH' and contract_id is not null",
    },
  ],
});
/** What speaks for an enterprise: use summed up by contract and source, papers, payouts and declarations. */
export class EvidenceRecord extends EvidenceRecordSchema.class {}
EvidenceRecordSchema.setClass(EvidenceRecord);

const EvidenceFileSchema = defineEntity({
  name: 'EvidenceFile',
  properties: {
    /** SHA-256 in lower case. */
    hash: p.text().primary(),
    evidenceId: () => p.manyToOne(EvidenceRecord).mapToPk().joinColumn('evidence_id').deleteRule('no action'),
  },
  checks: [{ name: 'evidence_file_hash', expression: "hash ~ '^[0-9a-f]{64}$'" }],
});
/** A file that was seen as evidence: it speaks for one enterprise, once, whichever paper it is said to be. */
export class EvidenceFile extends EvidenceFileSchema.class {}
EvidenceFileSchema.setClass(EvidenceFile);
