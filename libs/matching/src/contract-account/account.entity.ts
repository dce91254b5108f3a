import { defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { Contract, ContractLine } from '../contract/contract.entity.js';

const MeterReadingSchema = defineEntity({
  name: 'MeterReading',
  uniques: [
    {
      name: 'meter_reading_of_month',
      properties: ['contractId', 'lineageId', 'month'],
      where: 'refused_at is null',
    },
  ],
  checks: [
    { name: 'meter_reading_month_check', expression: "month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'" },
    { name: 'meter_reading_units_check', expression: 'units > 0 and amount_fen >= 0' },
    { name: 'meter_reading_decided_check', expression: 'accepted_at is null or refused_at is null' },
    { name: 'meter_reading_refused_check', expression: '(refused_at is null) = (refusal_reason is null)' },
  ],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    /** The line as it was when the reading was reported. */
    lineId: () => p.manyToOne(ContractLine).mapToPk().joinColumn('line_id'),
    /** An amended line goes on counting from what was used before. */
    lineageId: p.uuid(),
    /** YYYY-MM in Asia/Shanghai. */
    month: p.text(),
    units: p.bigint('bigint'),
    /** Units by price, and never more than what the ceiling leaves. */
    amountFen: p.bigint('bigint'),
    reportedBy: p.text(),
    reportedAt: p.datetime(),
    acceptedAt: stateOf('PAYMENT', p.datetime()).nullable(),
    refusedAt: stateOf('PAYMENT', p.datetime()).nullable(),
    refusalReason: p.text().nullable(),
  },
});
/** What was used of a metered line in a month. A wrong one is refused and reported anew. */
export class MeterReading extends MeterReadingSchema.class {
  /** @throws DomainError DECIDED_ALREADY */
  decide(reason: string | undefined, at: Date): void {
    if (this.acceptedAt || this.refusedAt) throw new DomainError('DECIDED_ALREADY');
    if (reason === undefined) this.acceptedAt = at;
    else Object.assign(this, { refusedAt: at, refusalReason: reason });
  }
}
MeterReadingSchema.setClass(MeterReading);

const ContractPaymentSchema = defineEntity({
  name: 'ContractPayment',
  uniques: [
    {
      name: 'contract_payment_reference',
      // In whatever width, case and punctuation it is written.
      expression: `create unique index contract_payment_reference on contract_payment (
        upper(regexp_replace(normalize(bank_reference, nfkc), '[\\s[:punct:]–—·]', '', 'g'))) where refused_at is null`,
    },
  ],
  indexes: [{ name: 'contract_payment_of_contract', properties: ['contractId', 'recordedAt'] }],
  checks: [
    { name: 'contract_payment_amount_check', expression: 'amount_fen > 0' },
    { name: 'contract_payment_proof_check', expression: "proof_hash ~ '^[0-9a-f]{64}$'" },
    { name: 'contract_payment_decided_check', expression: 'confirmed_at is null or refused_at is null' },
    {
      name: 'contract_payment_refused_check',
      expression: '(refused_at is null) = (refusal_reason is null)',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    contractId: () => p.manyToOne(Contract).mapToPk().joinColumn('contract_id'),
    amountFen: p.bigint('bigint'),
    paidOn: p.date(),
    /** The bank's number of the transfer. */
    bankReference: p.text(),
    /** SHA-256 of the voucher of the bank (回单). */
    proofHash: p.text(),
    recordedBy: p.text(),
    recordedAt: p.datetime(),
    confirmedAt: stateOf('PAYMENT', p.datetime()).nullable(),
    refusedAt: stateOf('PAYMENT', p.datetime()).nullable(),
    refusalReason: p.text().nullable(),
  },
});
/** A payment of the enterprise's to the provider, as the enterprise says; it counts once the provider confirms it. */
export class ContractPayment extends ContractPaymentSchema.class {
  /** @throws DomainError DECIDED_ALREADY */
  decide(reason: string | undefined, at: Date): void {
    if (this.confirmedAt || this.refusedAt) throw new DomainError('DECIDED_ALREADY');
    if (reason === undefined) this.confirmedAt = at;
    else Object.assign(this, { refusedAt: at, refusalReason: reason });
  }
}
ContractPaymentSchema.setClass(ContractPayment);
