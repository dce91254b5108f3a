import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf, sum } from '#libs/kernel';
import { EnterpriseCopy, ProviderCopy, ContractCopy } from '../copies/copies.entity.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import type { Voucher } from '../voucher/voucher.entity.js';
import type { Papers, RedemptionFacts } from '../rules/checklist.rules.js';
import { digestOf } from '../rules/paper-identity.rules.js';
import { usedPapers } from './counted-papers.js';
import { fingerprintsOf, usedInvoices } from './invoices.js';
import { phaseOf, type PhaseShare } from './phase.js';
import type { StoredPapers } from './redemption.entity.js';

/** What the papers of a phase are held against, as things stand now. */
export async function factsFor(
  em: EntityManager,
  voucher: Voucher,
  phase: number,
  papers: Papers,
  now: Date,
): Promise<RedemptionFacts & PhaseShare> {
  const contract = await em.findOneOrFail(ContractCopy, voucher.contractId);
  const enterprise = await em.findOneOrFail(EnterpriseCopy, voucher.enterpriseId);
  const provider = await em.findOne(ProviderCopy, voucher.providerId);
  const rules = await rulesOfVersion(em, voucher.schemeVersionId);
  const parties = { enterpriseId: voucher.enterpriseId, providerId: voucher.providerId };
  const share = phaseOf(voucher, contract, phase);
  return {
    ...share,
    requiredDocuments: rules.requiredDocuments.value,
    enterpriseName: enterprise.name,
    providerName: provider?.name ?? '',
    contractSignedOn: contract.signedOn,
    contractAccepted: share.accepted,
    phaseFen: share.contractFen,
    minimumPaidShare: rules.minimumPaidShare.value,
    today: dayOf(now),
    usedInvoices: await usedInvoices(em, fingerprintsOf(papers), { voucherId: voucher.id, phase }),
    usedPapers: await usedPapers(em, papers, { ...parties, voucherId: voucher.id, phase }),
  };
}

/** Complete papers as they are kept with the file. */
export function storedPapers(papers: Papers): StoredPapers {
  return {
    paidFen: sum(papers.payments.map(({ amountFen }) => amountFen)),
    acceptanceReportHash: digestOf(papers.acceptanceReportHash ?? ''),
    documents: (papers.documents ?? []).map(({ kind, hash }) => ({ kind, hash: digestOf(hash) })),
    payments: papers.payments.map((payment) => ({
      bankReference: payment.bankReference,
      amountFen: String(payment.amountFen),
      paidOn: payment.paidOn,
      payerName: payment.payerName ?? null,
      payeeName: payment.payeeName ?? null,
    })),
  };
}

/** Papers as plain values: what a command is told apart by, and what a draft keeps. */
export function plainPapers({ invoices, payments, acceptanceReportHash, documents }: Papers) {
  return {
    acceptanceReportHash: acceptanceReportHash ?? null,
    documents: (documents ?? []).map(({ kind, hash }) => ({ kind, hash })),
    invoices: invoices.map(({ number, code, amountFen, issuedOn }) => {
      return { number, code: code ?? null, amountFen, issuedOn };
    }),
    payments: payments.map(({ bankReference, amountFen, paidOn, payerName, payeeName }) => {
      return { bankReference, amountFen, paidOn, payerName: payerName ?? null, payeeName: payeeName ?? null };
    }),
  };
}
