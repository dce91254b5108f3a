import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, DomainError, newId, notFound, sum, type Actor, type Fen } from '#libs/kernel';
import { Commands, whenTaken, dataOf, record, type Data, load } from '#libs/platform';
import { contractsSeenBy } from '../contract/seen-contracts.queries.js';
import { ContractPayment, MeterReading } from './account.entity.js';
import { paidEnough, paidShare, readingFen } from './account.rules.js';
import { Contract, ContractLine } from '../contract/contract.entity.js';
import { lockedContract, currentOf } from '../contract/contract.queries.js';
import { termsOf } from '../contract/contract.rules.js';

const MOST = 500;

export interface PaymentDraft {
  readonly contractId: string;
  readonly amountFen: Fen;
  readonly paidOn: string;
  readonly bankReference: string;
  readonly proofHash: string;
  /** As on the voucher of the bank; must be the two sides. */
  readonly payerUnifiedSocialCreditCode: string;
  readonly payeeUnifiedSocialCreditCode: string;
}

/** What a contract comes to so far, and what of it is paid. */
export interface ContractAccount {
  readonly contractId: string;
  readonly totalFen: Fen;
  /** Fixed lines, and of metered ones what was accepted. */
  readonly payableFen: Fen;
  readonly recordedFen: Fen;
  readonly confirmedFen: Fen;
  readonly confirmedBasisPoints: number;
  readonly paidEnough: boolean;
  readonly payments: readonly Data<ContractPayment>[];
  readonly readings: readonly Data<MeterReading>[];
}

/** Use of metered lines and payments of the enterprise's own share. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /**
   * The provider reports what was used of a metered line in a month.
   * @throws DomainError CONTRACT_NOT_IN_FORCE, LINE_NOT_METERED, READING_OF_NOTHING, METER_MONTH, READING_EXISTS, NOT_FOUND
   */
  read(
    { lineId, month, units }: { lineId: string; month: string; units: bigint },
    key: string,
    by: Actor,
  ): Promise<Data<MeterReading>> {
    const command = { key, by, name: 'reportMeter', body: { lineId, month, units } };
    return this.commands.run(command, async (em, now) => {
      const seen = await em.findOne(ContractLine, lineId, { fields: ['contractId'] });
      if (!seen) throw notFound('contract line');
      const contract = await lockedContract(em, seen.contractId);
      const as = by.actingAs('milestone.report', { organisationId: contract.providerId }, 'contract line');
      if (contract.state !== 'SIGNED' && contract.state !== 'ACCEPTED')
        throw new DomainError('CONTRACT_NOT_IN_FORCE', { state: contract.state });
      const line = await em.findOneOrFail(ContractLine, lineId, { refresh: true });
      if (!line.unitPriceFen || line.endedInVersion) throw new DomainError('LINE_NOT_METERED');
      if (units <= 0n) throw new DomainError('READING_OF_NOTHING');
      const [first, last] = [contract.signedOn!.slice(0, 7), dayOf(now).slice(0, 7)];
      if (month < first || month > last) throw new DomainError('METER_MONTH', { month, first, last });
      const current = { contractId: contract.id, lineageId: line.lineageId, refusedAt: null };
      const others = await em.find(MeterReading, current);
      if (others.some((each) => each.month === month)) throw new DomainError('READING_EXISTS', { month });
      const priced = { unitPriceFen: line.unitPriceFen, ceilingFen: line.amountFen };
      const reading = em.create(MeterReading, {
        id: newId(),
        contractId: contract.id,
        lineId,
        lineageId: line.lineageId,
        month,
        units,
        amountFen: readingFen(
          units,
          priced,
          others.map(({ amountFen }) => amountFen),
        ),
        reportedBy: by.personId,
        reportedAt: now,
      });
      record(em, { kind: 'PAYMENT', id: reading.id, from: null, to: 'REPORTED', by: as, at: now });
      return reading;
    });
  }

  /**
   * The enterprise accepts a reading, or refuses it with a reason; then it can be reported anew.
   * @throws DomainError DECIDED_ALREADY, NOT_FOUND
   */
  decideReading(id: string, reason: string | undefined, key: string, by: Actor): Promise<Data<MeterReading>> {
    const command = { key, by, name: 'decideMeter', body: { id, reason } };
    return this.commands.run(command, async (em, now) => {
      const seen = await em.findOne(MeterReading, id, { fields: ['contractId'] });
      if (!seen) throw notFound('meter reading');
      const contract = await lockedContract(em, seen.contractId);
      const as = by.actingAs('milestone.accept', { organisationId: contract.enterpriseId }, 'meter reading');
      const reading = await em.findOneOrFail(MeterReading, id, { refresh: true });
      reading.decide(reason, now);
      record(em, {
        kind: 'PAYMENT',
        id: id,
        from: 'REPORTED',
        to: decision(reason),
        ...words(reason),
        by: as,
        at: now,
      });
      return reading;
    });
  }

  /**
   * The enterprise records a payment with its proof.
   * @throws DomainError CONTRACT_NOT_IN_FORCE, PAYMENT_PARTIES, PAID_IN_FUTURE, PAYMENT_ABOVE_CONTRACT,
   * PAYMENT_RECORDED (a transfer pays once), NOT_FOUND
   */
  pay(draft: PaymentDraft, key: string, by: Actor): Promise<Data<ContractPayment>> {
    return this.commands
      .run({ key, by, name: 'recordPayment', body: { ...draft } }, async (em, now) => {
        const contract = await lockedContract(em, draft.contractId);
        const as = by.actingAs('payment.record', { organisationId: contract.enterpriseId }, 'contract');
        if (!contract.signedOn) throw new DomainError('CONTRACT_NOT_IN_FORCE', { state: contract.state });
        const { enterprise, provider } = termsOf((await currentOf(em, contract)).document);
        if (
          draft.payerUnifiedSocialCreditCode !== enterprise.unifiedSocialCreditCode ||
          draft.payeeUnifiedSocialCreditCode !== provider.unifiedSocialCreditCode
        )
          throw new DomainError('PAYMENT_PARTIES');
        if (draft.paidOn > dayOf(now)) throw new DomainError('PAID_IN_FUTURE', { paidOn: draft.paidOn });
        const earlier = await em.find(ContractPayment, { contractId: contract.id, refusedAt: null });
        const paidFen = sum(earlier.map(({ amountFen }) => amountFen));
        if (draft.amountFen <= 0n || paidFen + draft.amountFen > contract.totalFen)
          throw new DomainError('PAYMENT_ABOVE_CONTRACT', {
            paidFen: String(paidFen),
            totalFen: String(contract.totalFen),
          });
        const { amountFen, paidOn, bankReference, proofHash } = draft;
        const payment = em.create(ContractPayment, {
          id: newId(),
          contractId: contract.id,
          amountFen,
          paidOn,
          bankReference,
          proofHash,
          recordedBy: by.personId,
          recordedAt: now,
        });
        record(em, { kind: 'PAYMENT', id: payment.id, from: null, to: 'RECORDED', by: as, at: now });
        return payment;
      })
      .catch(whenTaken('contract_payment_reference', 'PAYMENT_RECORDED'));
  }

  /**
   * The provider confirms that it was paid, or says why not.
   * @throws DomainError DECIDED_ALREADY, NOT_FOUND
   */
  decidePayment(
    id: string,
    reason: string | undefined,
    key: string,
    by: Actor,
  ): Promise<Data<ContractPayment>> {
    const command = { key, by, name: 'decidePayment', body: { id, reason } };
    return this.commands.run(command, async (em, now) => {
      const seen = await em.findOne(ContractPayment, id, { fields: ['contractId'] });
      if (!seen) throw notFound('contract payment');
      const contract = await lockedContract(em, seen.contractId);
      const as = by.actingAs('payment.confirm', { organisationId: contract.providerId }, 'contract payment');
      const payment = await em.findOneOrFail(ContractPayment, id, { refresh: true });
      payment.decide(reason, now);
      record(em, {
        kind: 'PAYMENT',
        id: id,
        from: 'RECORDED',
        to: decision(reason),
        ...words(reason),
        by: as,
        at: now,
      });
      return payment;
    });
  }

  /** @throws DomainError NOT_FOUND */
  async account(contractId: string, by: Actor): Promise<ContractAccount> {
    const em = this.em.fork();
    const contract = await load(
      em,
      Contract,
      { $and: [{ id: contractId }, contractsSeenBy(by)] },
      'contract',
    );
    const payments = await em.find(
      ContractPayment,
      { contractId },
      { orderBy: { recordedAt: 'asc', id: 'asc' }, limit: MOST },
    );
    const readings = await em.find(
      MeterReading,
      { contractId },
      { orderBy: { month: 'asc', reportedAt: 'asc', id: 'asc' }, limit: MOST },
    );
    const fixed = await em.find(ContractLine, { contractId, endedInVersion: null, unit: null });
    const confirmedFen = totalOf(payments.filter(({ confirmedAt }) => confirmedAt));
    return {
      contractId,
      totalFen: contract.totalFen,
      payableFen: totalOf(fixed) + totalOf(readings.filter(({ acceptedAt }) => acceptedAt)),
      recordedFen: totalOf(payments.filter(({ refusedAt }) => !refusedAt)),
      confirmedFen,
      confirmedBasisPoints: paidShare(confirmedFen, contract.totalFen),
      paidEnough: paidEnough(confirmedFen, contract.totalFen),
      payments: payments.map(dataOf),
      readings: readings.map(dataOf),
    };
  }
}

function totalOf(parts: readonly { readonly amountFen: Fen }[]): Fen {
  return sum(parts.map(({ amountFen }) => amountFen));
}

function decision(reason: string | undefined): 'ACCEPTED' | 'REFUSED' {
  return reason === undefined ? 'ACCEPTED' : 'REFUSED';
}

function words(reason: string | undefined): { reason?: string } {
  return reason === undefined ? {} : { reason };
}
