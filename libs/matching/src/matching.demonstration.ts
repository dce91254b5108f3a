import { NeedPublishedV1 } from '#libs/contracts';
import { demonstration, type DemonstrationEnterprise, type DemonstrationNeed } from '#libs/demonstration';
import { addMonths, cityOf, dayOf, SYSTEM } from '#libs/kernel';
import { recordMany, type Data, type DemonstrationWork } from '#libs/platform';
import { policyAt, type InForce } from '#libs/policy';
import { NEED_TERMS } from './policy/need-terms.policy.js';
import { Need, NeedVersion } from './need/need.entity.js';
import { awardByOf, usualQuestionsUntil } from './need/need.rules.js';
import { publishedEvent, storedFrom } from './need/publication.js';

const LOADER = 'demonstration';
const CHUNK = 1000;

/**
 * Writes the needs of the data set, open and closed, with their events. Enterprises, providers and solutions arrive as
 * events of their own rooms. What an assessment found is left out of these needs: only the room enterprise works it out.
 */
export async function loadMatchingDemonstration({ em, outbox, seed, at }: DemonstrationWork): Promise<void> {
  const set = demonstration(seed, at);
  const enterprises = new Map(set.enterprises.map((enterprise) => [enterprise.enterpriseId, enterprise]));
  const terms = await policyAt(em, NEED_TERMS, at);
  const needs = set.needs.map((need) => needFrom(need, enterprises.get(need.enterpriseId)!, terms));
  for (let from = 0; from < needs.length; from += CHUNK) {
    await em.insertMany(Need, needs.slice(from, from + CHUNK));
    await em.insertMany(NeedVersion, needs.slice(from, from + CHUNK).map(firstVersion));
  }
  await recordMany(
    em,
    needs.map((need) => {
      return { kind: 'NEED', id: need.id, from: null, to: 'OPEN', by: SYSTEM, at: need.publishedAt };
    }),
  );
  await outbox.addMany(
    em,
    NeedPublishedV1,
    needs.map((need) => ({ subject: need.id, data: publishedEvent(need), time: need.publishedAt })),
  );
}

function firstVersion(need: Data<Need>) {
  return {
    needId: need.id,
    version: 1,
    content: storedFrom(need),
    addendum: null,
    changedBy: LOADER,
    changedAt: need.publishedAt,
  };
}

function needFrom(
  need: DemonstrationNeed,
  enterprise: DemonstrationEnterprise,
  { awardWithinDays }: InForce<typeof NEED_TERMS>,
): Data<Need> {
  return {
    id: need.needId,
    enterpriseId: need.enterpriseId,
    title: need.title,
    description: need.description,
    scenario: need.scenario,
    protocols: [...need.protocols],
    integrations: [...need.existingSystems],
    budgetFromFen: need.budgetFromFen,
    budgetToFen: need.budgetToFen,
    deliverBy: addMonths(dayOf(need.bidDeadline), Math.max(1, need.wantedWithinMonths)),
    bidDeadline: need.bidDeadline,
    questionsUntil: usualQuestionsUntil(need.publishedAt, need.bidDeadline),
    awardBy: awardByOf(need.bidDeadline, awardWithinDays),
    sites: [],
    machines: [],
    hiddenFields: [],
    contentVersion: 1,
    jointNeedId: null,
    publishedAt: need.publishedAt,
    publishedBy: LOADER,
    enterpriseName: enterprise.name,
    unifiedSocialCreditCode: enterprise.unifiedSocialCreditCode,
    divisionCode: need.divisionCode,
    cityCode: cityOf(need.divisionCode),
    industryCode: need.industryCode,
    sizeClass: enterprise.sizeClass,
    maturityLevel: null,
    weakScenes: [],
    awardedAt: null,
    closedAt: null,
    closingReason: null,
    closingNote: null,
  };
}
