import { defineEntity, p } from '@mikro-orm/core';
import { stateOf } from '#libs/platform';
import { Contract } from './contract.entity.js';
import type { Side } from './contract.moves.js';

/** What a version is: the contract as drafted, a change of one in force, or the end that both agree on. */
export type VersionKind = 'DRAFT' | 'AMENDMENT' | 'TERMINATION';

const ContractVersionSchema = defineEntity({
  name: 'ContractVersion',
  uniques: [
    { name: 'contract_version_number', properties: ['contractId', 'version'] },
    { name: 'contract_version_hash', properties: ['documentHash'] },
    {
      name: 'contract_version_pending',
      properties: ['contractId'],
      where: 'in_force_at is null and withdrawn_at is null',
    },
  ],
  checks: [
    { name: 'contract_version_kind_check', expression: "kind in ('DRAFT', 'AMENDMENT', 'TERMINATION')" },
    { name: 'contract_version_side_check', expression: "proposed_side in ('ENTERPRISE', 'PROVIDER')" },
    { name: 'contract_version_reason_check', expression: "kind = 'DRAFT' or reason is not null" },
    { name: 'contract_version_end_check', expression: 'in_force_at is null or withdrawn_at is null' },
    {
      name: 'contract_version_document_hash_check',
      expression: "document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    /** From 1; a number that was proposed is never given to another text. */
    version: p.integer(),
    kind: p.text().$type<VersionKind>(),
    /** Canonical JSON: what both sides sign, to the byte. The service may write it once and never change it. */
    document: p.text(),
    /** SHA-256 of the document. The number of the version is in the document, so no two are alike. */
    documentHash: p.text(),
    reason: p.text().nullable(),
    /** Null for what the award drafted. */
    proposedBy: p.text().nullable(),
    proposedSide: p.text().$type<Side>().nullable(),
    proposedAt: p.datetime(),
    /** When the second side signed it. The database wants both signatures of this hash. */
    inForceAt: stateOf('CONTRACT', p.datetime(), 'contractId').nullable(),
    /** When another took its place, or its side took it back. Signatures under it are void with it. */
    withdrawnAt: stateOf('CONTRACT', p.datetime(), 'contractId').nullable(),
  },
});
/** A text of a contract. One at a time waits for signatures. */
export class ContractVersion extends ContractVersionSchema.class {}
ContractVersionSchema.setClass(ContractVersion);
