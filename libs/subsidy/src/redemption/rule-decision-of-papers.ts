import type { EntityManager } from '@mikro-orm/postgresql';
import type { Papers, RedemptionFacts } from '../rules/checklist.rules.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import type { Voucher } from '../voucher/voucher.entity.js';
import { keepDecision } from '../rule-decision/rule-decision.entity.js';
import { decideRedemption, redemptionFactsOf } from '../rules/redemption-decision.rules.js';

/** Keeps what sent papers were held against, and what the rules said of them. */
export async function keepRuleDecision(
  em: EntityManager,
  voucher: Voucher,
  redemptionId: string,
  papers: Papers,
  against: RedemptionFacts,
  at: Date,
): Promise<void> {
  const facts = redemptionFactsOf(papers, against);
  const result = decideRedemption(facts, await rulesOfVersion(em, voucher.schemeVersionId));
  const { roundId, schemeVersionId, contractId, enterpriseId, providerId, divisionCode } = voucher;
  const file = { roundId, schemeVersionId, contractId, enterpriseId, providerId };
  keepDecision(
    em,
    { ...file, subjectId: redemptionId, divisionCode: divisionCode ?? null },
    { kind: 'REDEMPTION', facts, result },
    at,
  );
}
