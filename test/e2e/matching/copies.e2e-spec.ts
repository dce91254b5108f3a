import { EntityManager } from '@mikro-orm/postgresql';
import { EnterpriseCertifiedV1, ProviderAdmittedV1, SolutionPublishedV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import {
  demonstration,
  type DemonstrationEnterprise,
  type DemonstrationProvider,
  type DemonstrationSolution,
} from '#libs/demonstration';
import { loadMatchingDemonstration } from '#libs/matching';
import {
  DEMONSTRATION_BEGINS,
  Inbox,
  Outbox,
  sourceOf,
  type EventMessage,
  type EventType,
} from '#libs/platform';
import { aSolution } from '../../support/world/matching/catalogue.js';
import { aCertification, aMarket, BEFORE, type Market } from '../../support/world/matching/market.js';

let market: Market;
beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

describe('copies', () => {
  test('take every event once, and only newer facts', async () => {
    const providerId = await market.aProvider();
    const newer = aSolution(providerId, {
      catalogueVersion: 2,
      title: '演示第二版',
      scenarios: ['S01', 'S02'],
    });
    const message = await market.service.deliver(SolutionPublishedV1, newer.solutionId, newer);
    await market.service.redeliver(message);
    await market.service.deliver(
      SolutionPublishedV1,
      newer.solutionId,
      Object.assign({}, newer, { catalogueVersion: 1, title: '旧' }),
    );
    const enterpriseId = newId();
    await market.service.deliver(
      EnterpriseCertifiedV1,
      enterpriseId,
      aCertification(enterpriseId, { name: '演示新名' }),
    );
    const older = aCertification(enterpriseId, { name: '旧名', certifiedAt: '2019-01-01T00:00:00.000Z' });
    await market.service.deliver(EnterpriseCertifiedV1, enterpriseId, older);
    const rows = await market.service.sql(
      `select title, scenarios, catalogue_version from matching.solution_copy where id = $1`,
      [newer.solutionId],
    );
    expect(rows).toEqual([{ title: '演示第二版', scenarios: ['S01', 'S02'], catalogue_version: 2 }]);
    const names = await market.service.sql(`select name from matching.enterprise_copy where id = $1`, [
      enterpriseId,
    ]);
    expect(names).toEqual([{ name: '演示新名' }]);
  });
});

describe('the demonstration', () => {
  const set = demonstration(7, DEMONSTRATION_BEGINS);

  test('loads its needs, takes in every copy, and its needs find matches', async () => {
    const em = market.service.app.get(EntityManager).fork();
    const outbox = market.service.app.get(Outbox);
    await em.transactional((inside) =>
      loadMatchingDemonstration({ em: inside, outbox, seed: 7, at: DEMONSTRATION_BEGINS }),
    );
    const inbox = market.service.app.get(Inbox);
    const certifications = set.enterprises
      .filter(({ certifiedAt }) => certifiedAt)
      .map((each) => messageFor(EnterpriseCertifiedV1, each.enterpriseId, certificationOf(each)));
    const catalogue = set.solutions.map((each) =>
      messageFor(SolutionPublishedV1, each.solutionId, solutionOf(each)),
    );
    const pool = set.providers.map((each) =>
      messageFor(ProviderAdmittedV1, each.providerId, admissionOf(each)),
    );
    const messages = [...certifications, ...catalogue, ...pool];
    for (let at = 0; at < messages.length; at += 500) await inbox.receive(messages.slice(at, at + 500));
    const aside = await market.service.sql('select reason from matching.set_aside');
    expect(aside).toEqual([]);
    const [counts] = await market.service.sql<{ solutions: number; enterprises: number }>(
      `select (select count(*)::int from matching.solution_copy where id = any ($1)) as solutions,
              (select count(*)::int from matching.enterprise_copy where id = any ($2)) as enterprises`,
      [
        set.solutions.map(({ solutionId }) => solutionId),
        set.enterprises.map(({ enterpriseId }) => enterpriseId),
      ],
    );
    expect(counts).toEqual({ solutions: set.solutions.length, enterprises: certifications.length });
    const need = set.needs.find(({ bidDeadline }) => bidDeadline > DEMONSTRATION_BEGINS)!;
    const answer = await market
      .buyer(need.enterpriseId)
      .query(`query ($needId: ID!) { matches(needId: $needId) { considered ranked { scoreHundredths } } }`, {
        needId: need.needId,
      });
    expect(answer.data.matches.considered).toBeGreaterThan(10);
  }, 120_000);
});

function messageFor<T extends object>(event: EventType<T>, subject: string, data: T): EventMessage {
  const { source, type } = event;
  return {
    specversion: '1.0',
    id: newId(),
    source: sourceOf(source),
    type,
    subject,
    time: DEMONSTRATION_BEGINS.toISOString(),
    datacontenttype: 'application/json',
    data,
  };
}

const certificationOf = (each: DemonstrationEnterprise): EnterpriseCertifiedV1 => ({
  enterpriseId: each.enterpriseId,
  unifiedSocialCreditCode: each.unifiedSocialCreditCode,
  name: each.name,
  divisionCode: each.divisionCode,
  industryCode: each.industryCode,
  sizeClass: each.sizeClass,
  employees: each.employees,
  priorYearRevenueFen: String(each.priorYearRevenueFen),
  establishedOn: each.establishedOn,
  certifiedAt: each.certifiedAt!.toISOString(),
});

const admissionOf = (each: DemonstrationProvider): ProviderAdmittedV1 => ({
  providerId: each.providerId,
  unifiedSocialCreditCode: each.unifiedSocialCreditCode,
  name: each.name,
  providerClass: each.providerClass,
  divisionCode: each.divisionCode,
  admittedAt: each.admittedAt.toISOString(),
});

function solutionOf(each: DemonstrationSolution): SolutionPublishedV1 {
  return {
    solutionId: each.solutionId,
    providerId: each.providerId,
    title: each.title,
    summary: each.summary,
    scenarios: each.scenarios,
    industries: each.industries,
    sizeClasses: each.sizeClasses,
    regions: each.regions,
    protocols: each.protocols,
    integrations: each.integrations,
    deliveryMonths: each.deliveryMonths,
    capacityPerMonth: each.capacityPerMonth,
    industrialPlatform: each.industrialPlatform,
    publicCloud: each.publicCloud,
    catalogueVersion: 1,
    priceFromFen: String(each.priceFromFen),
    priceToFen: String(each.priceToFen),
    publishedAt: each.publishedAt.toISOString(),
  };
}
