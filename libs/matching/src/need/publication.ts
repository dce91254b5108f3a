import type { EntityManager } from '@mikro-orm/postgresql';
import { NeedPublishedV1 } from '#libs/contracts';
import { cityOf, DomainError, newId, type Actor, type ActingMembership } from '#libs/kernel';
import { record, type Data, type Outbox } from '#libs/platform';
import { policyAt } from '#libs/policy';
import { EnterpriseCopy, MaturityCopy } from '../copies/copies.entity.js';
import { NEED_TERMS } from '../policy/need-terms.policy.js';
import type { HiddenField, NeedContent, StoredContent } from './need-content.js';
import { Need, NeedVersion } from './need.entity.js';
import { assertQuestionsUntil, assertTerms, awardByOf } from './need.rules.js';
import { maskedFor, namesIn } from './secrecy.rules.js';

/** What publishing happens under: who, when, and where the event goes. */
export interface Publication {
  readonly by: Actor;
  readonly as: ActingMembership;
  readonly now: Date;
  readonly outbox: Outbox;
  readonly jointNeedId?: string;
}

/**
 * Makes the need of an enterprise from what it says, with the facts of the enterprise as they stand.
 * @throws DomainError ENTERPRISE_NOT_CERTIFIED; SECRET_IN_TEXT when the text names the enterprise that it hides;
 * QUESTIONS_UNTIL; what `assertTerms` refuses
 */
export async function publishNeed(
  em: EntityManager,
  enterpriseId: string,
  content: NeedContent,
  { by, as, now, outbox, jointNeedId }: Publication,
): Promise<Need> {
  const enterprise = await em.findOne(EnterpriseCopy, enterpriseId);
  if (!enterprise) throw new DomainError('ENTERPRISE_NOT_CERTIFIED');
  const maturity = await em.findOne(MaturityCopy, enterpriseId);
  const { longestOpenDays, awardWithinDays } = await policyAt(em, NEED_TERMS, now);
  assertTerms(content, longestOpenDays, now);
  assertQuestionsUntil(content.questionsUntil, content.bidDeadline, now);
  assertSecret(content, enterprise.name);
  const need = em.create(Need, {
    id: newId(),
    enterpriseId,
    ...content,
    contentVersion: 1,
    awardBy: awardByOf(content.bidDeadline, awardWithinDays),
    jointNeedId: jointNeedId ?? null,
    publishedAt: now,
    publishedBy: by.personId,
    enterpriseName: enterprise.name,
    unifiedSocialCreditCode: enterprise.unifiedSocialCreditCode,
    divisionCode: enterprise.divisionCode,
    cityCode: cityOf(enterprise.divisionCode),
    industryCode: enterprise.industryCode,
    sizeClass: enterprise.sizeClass,
    maturityLevel: maturity?.level ?? null,
    weakScenes: maturity?.weakScenes ?? [],
  });
  keepVersion(em, need, null, by, now);
  record(em, { kind: 'NEED', id: need.id, from: null, to: 'OPEN', by: as, at: now });
  outbox.add(em, NeedPublishedV1, need.id, publishedEvent(need), now);
  return need;
}

/** Keeps what a need says now as a version of it. */
export function keepVersion(
  em: EntityManager,
  need: Need,
  addendum: string | null,
  by: Actor,
  at: Date,
): void {
  em.create(NeedVersion, {
    needId: need.id,
    version: need.contentVersion,
    content: storedFrom(need),
    addendum,
    changedBy: by.personId,
    changedAt: at,
  });
}

/** What a need says, as it is stored. */
export function storedFrom(content: NeedContent): StoredContent {
  return {
    title: content.title,
    description: content.description,
    scenario: content.scenario,
    protocols: content.protocols,
    integrations: content.integrations,
    sites: content.sites,
    machines: content.machines,
    budgetFromFen: String(content.budgetFromFen),
    budgetToFen: String(content.budgetToFen),
    deliverBy: content.deliverBy,
    bidDeadline: content.bidDeadline.toISOString(),
    questionsUntil: content.questionsUntil.toISOString(),
    hiddenFields: content.hiddenFields,
  };
}

/** @throws DomainError SECRET_IN_TEXT */
export function assertSecret(
  { hiddenFields, title, description }: Pick<NeedContent, 'hiddenFields' | 'title' | 'description'>,
  enterpriseName: string,
): void {
  const names = hiddenFields.includes('ENTERPRISE') ? namesIn(`${title} ${description}`, enterpriseName) : [];
  if (names.length > 0) throw new DomainError('SECRET_IN_TEXT', { names });
}

/** Whom an event on a need names: a hidden enterprise is left out, a hidden district is its city. */
export function partiesOf(need: Pick<Need, 'hiddenFields' | 'enterpriseId' | 'divisionCode'>): {
  readonly enterpriseId?: string;
  readonly divisionCode: string;
} {
  const hides = (field: HiddenField) => need.hiddenFields.includes(field);
  return {
    ...(hides('ENTERPRISE') ? {} : { enterpriseId: need.enterpriseId }),
    divisionCode: hides('DISTRICT') ? cityOf(need.divisionCode) : need.divisionCode,
  };
}

/** What everybody may know of a need: an event goes to every service and lies in its logs. */
export function publishedEvent(need: Data<Need>): NeedPublishedV1 {
  const { enterpriseId, divisionCode, budgetFromFen, budgetToFen } = maskedFor(need);
  return {
    needId: need.id,
    ...(enterpriseId === null ? {} : { enterpriseId }),
    scenario: need.scenario,
    industryCode: need.industryCode,
    divisionCode,
    ...(budgetFromFen === null ? {} : { budgetFromFen: String(budgetFromFen) }),
    ...(budgetToFen === null ? {} : { budgetToFen: String(budgetToFen) }),
    bidDeadline: need.bidDeadline.toISOString(),
    publishedAt: need.publishedAt.toISOString(),
  };
}
