import type { EntityManager } from '@mikro-orm/postgresql';
import { Invoice, type Redemption } from './redemption.entity.js';
import type { RedemptionView } from './redemption.views.js';
import { Deficiency } from './deficiency.entity.js';

export async function redemptionViews(
  em: EntityManager,
  redemptions: readonly Redemption[],
): Promise<RedemptionView[]> {
  const ids = redemptions.map(({ id }) => id);
  const invoices = await em.find(
    Invoice,
    { redemptionId: { $in: ids } },
    { orderBy: { number: 'asc' }, disableIdentityMap: true },
  );
  const deficiencies = await em.find(
    Deficiency,
    { redemptionId: { $in: ids } },
    { orderBy: { item: 'asc', problem: 'asc', id: 'asc' }, disableIdentityMap: true },
  );
  return redemptions.map((redemption) =>
    redemptionView(
      redemption,
      invoices.filter(({ redemptionId }) => redemptionId === redemption.id),
      deficiencies.filter(
        ({ redemptionId, papersVersion }) =>
          redemptionId === redemption.id && papersVersion === redemption.papersVersion,
      ),
    ),
  );
}

function redemptionView(
  redemption: Redemption,
  invoices: readonly Invoice[],
  deficiencies: readonly Deficiency[],
): RedemptionView {
  return {
    id: redemption.id,
    voucherId: redemption.voucherId,
    phase: redemption.phase,
    roundId: redemption.roundId,
    enterprise: { id: redemption.enterpriseId },
    provider: { id: redemption.providerId },
    contract: { id: redemption.contractId },
    state: redemption.state,
    amountFen: redemption.amountFen,
    contractFen: redemption.contractFen,
    paidFen: redemption.paidFen,
    payments: redemption.payments,
    documents: redemption.documents.map((each) => ({ ...each, holder: redemption.enterpriseId })),
    acceptanceReportHash: redemption.acceptanceReportHash,
    papersVersion: redemption.papersVersion,
    submittedAt: redemption.submittedAt,
    reviewedAt: redemption.reviewedAt,
    reviewReason: redemption.reviewReason,
    approvedAt: redemption.approvedAt,
    approvalReason: redemption.approvalReason,
    mendBy: redemption.state === 'RETURNED' ? redemption.mendBy : null,
    invoices: invoices.map(({ number, code, amountFen, issuedOn }) => {
      return { number, code, amountFen, issuedOn };
    }),
    deficiencies: deficiencies.map(({ item, problem, acceptedForm }) => ({ item, problem, acceptedForm })),
  };
}
