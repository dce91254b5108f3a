import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound, type Actor } from '#libs/kernel';
import { EnterpriseCopy } from '../copies/copies.entity.js';
import { parseRules } from '../scheme/scheme-rules.js';
import { SchemeVersion } from '../scheme/scheme-version.entity.js';
import { seenBy, sees } from '../conflict/visibility.js';
import type { ClaimFacts } from '../rules/claim-decision.rules.js';
import { decideAgain, differences } from '../rules/decide.rules.js';
import { RuleDecision } from './rule-decision.entity.js';
import type { DecisionView, ReplayBasis, ReplayView } from './rule-decision.views.js';
import { enterpriseFactsOf } from '../copies/enterprise-facts.js';

const MOST = 100;

/** Past decisions: what they rested on, and made again. */
@Injectable()
export class RuleDecisionsService {
  constructor(private readonly em: EntityManager) {}

  /** The decisions on a file, first to last. @throws DomainError NOT_FOUND where there is none that this actor may see */
  async of(subjectId: string, by: Actor): Promise<DecisionView[]> {
    const em = this.em.fork();
    const found = await em.find(
      RuleDecision,
      { $or: [{ subjectId }, { contractId: subjectId }] },
      { orderBy: { id: 'asc' }, limit: MOST },
    );
    const visible = await seenBy(em, by, 'decision.read', found);
    if (visible.length === 0) throw notFound('decision');
    return visible.map(decisionView);
  }

  /**
   * Makes a decision again, without any effect.
   * @throws DomainError NOT_FOUND
   */
  async replay(id: string, basis: ReplayBasis, by: Actor): Promise<ReplayView> {
    const em = this.em.fork();
    const decision = await em.findOne(RuleDecision, id);
    if (!decision || !(await sees(em, by, 'decision.read', decision))) throw notFound('decision');
    const version = await versionFor(em, decision, basis);
    const facts = basis === 'TODAYS_FACTS' ? await todaysFacts(em, decision) : decision.facts;
    const result = decideAgain(decision.kind, facts, parseRules(version.rules));
    const found = differences(decision.result, result);
    return {
      decisionId: id,
      basis,
      scheme: version.scheme,
      version: version.version,
      facts: JSON.stringify(facts),
      result: JSON.stringify(result),
      equal: found.length === 0,
      differences: found,
    };
  }
}

async function versionFor(
  em: EntityManager,
  decision: RuleDecision,
  basis: ReplayBasis,
): Promise<SchemeVersion> {
  const own = await em.findOneOrFail(SchemeVersion, decision.schemeVersionId);
  if (basis !== 'TODAYS_RULES') return own;
  return em.findOneOrFail(
    SchemeVersion,
    { scheme: own.scheme, state: 'PUBLISHED' },
    { orderBy: { version: 'desc' } },
  );
}

/** The facts of the day with what is known of the enterprise now; only claims rest on it. */
async function todaysFacts(em: EntityManager, { kind, facts, enterpriseId }: RuleDecision): Promise<object> {
  const enterprise = await em.findOne(EnterpriseCopy, enterpriseId);
  if (kind !== 'CLAIM' || !enterprise) return facts;
  return { ...(facts as ClaimFacts), enterprise: enterpriseFactsOf(enterprise) };
}

function decisionView({ facts, result, ...decision }: RuleDecision): DecisionView {
  const { id, kind, subjectId, decidedAt, schemeVersionId } = decision;
  return {
    id,
    kind,
    subjectId,
    decidedAt,
    schemeVersionId,
    facts: JSON.stringify(facts),
    result: JSON.stringify(result),
  };
}
