import { canonicalJson, type Fen } from '#libs/kernel';
import type { BidLine, PlannedMilestone } from '../bid/bid.rules.js';

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly unifiedSocialCreditCode: string;
}

/** Everything that both sides sign. */
export interface ContractTerms {
  readonly contractId: string;
  readonly needId: string;
  readonly bidId: string;
  readonly enterprise: Party;
  readonly provider: Party;
  readonly solutionId: string | null;
  readonly title: string;
  readonly description: string;
  readonly scenario: string;
  readonly lines: readonly (BidLine & { readonly id: string })[];
  readonly totalFen: Fen;
  readonly deliveryMonths: number;
  readonly milestones: readonly (PlannedMilestone & { readonly id: string })[];
  readonly proposal: string;
}

/** The canonical document of a contract: the same terms always give the same bytes, so one hash stands for them. */
export function documentOf(terms: ContractTerms): string {
  return canonicalJson({
    format: 'yunshang.contract.v1',
    ...terms,
    enterprise: { ...terms.enterprise },
    provider: { ...terms.provider },
    lines: terms.lines.map((line) => ({ ...line })),
    milestones: terms.milestones.map((milestone) => ({ ...milestone })),
  });
}
