import type { EntityManager } from '@mikro-orm/postgresql';
import { ProviderAdmittedV1, SolutionPublishedV1 } from '#libs/contracts';
import { demonstration } from '#libs/demonstration';
import { cityOf, nameKeyOf, SYSTEM } from '#libs/kernel';
import { recordMany, type DemonstrationWork } from '#libs/platform';
import { contentOf } from './catalogue/catalogue.service.js';
import { admittedEvent } from './admission/provider.events.js';
import { columnsOf } from './catalogue/solution.entity.js';
import { publishedEvent } from './catalogue/solution.events.js';

const CHUNK = 300;

/** The pool of the demonstration and its catalogue, with the events that the other rooms live by. */
export async function loadProviderDemonstration({ em, outbox, seed, at }: DemonstrationWork): Promise<void> {
  const data = demonstration(seed, at);
  const providers = data.providers.map(({ providerId, admittedAt, ...facts }) => ({
    id: providerId,
    ...facts,
    nameKey: nameKeyOf(facts.name),
    cityCode: facts.divisionCode && cityOf(facts.divisionCode),
    state: 'ADMITTED' as const,
    standing: 'GOOD' as const,
    appliedBy: null,
    decidedBy: null,
    decidedAt: admittedAt,
    refusalReason: null,
    version: 1,
  }));
  const offers = data.solutions.map(({ solutionId, providerId, publishedAt, ...offer }) => {
    const header = { id: solutionId, providerId, publishedAt, catalogueVersion: 1 };
    return { solution: { ...columnsOf(offer), ...header, version: 1 }, content: contentOf(offer) };
  });
  const solutions = offers.map(({ solution }) => solution);
  const versions = offers.map(({ solution: { id: solutionId, catalogueVersion, publishedAt }, content }) => {
    return { solutionId, catalogueVersion, ...content, publishedBy: null, publishedAt };
  });
  await insertRows(em, 'provider', providers);
  await recordMany(
    em,
    providers.flatMap(({ id, decidedAt }) => [
      { kind: 'PROVIDER', id, from: null, to: 'ADMITTED', by: SYSTEM, at: decidedAt },
      { kind: 'PROVIDER_STANDING', id, from: null, to: 'GOOD', by: SYSTEM, at: decidedAt },
    ]),
  );
  await insertRows(em, 'solution', solutions);
  await insertRows(em, 'solution_version', versions);
  await outbox.addMany(
    em,
    ProviderAdmittedV1,
    providers.map((provider) => {
      const { id: subject, decidedAt: time } = provider;
      return { subject, time, data: admittedEvent(provider, time) };
    }),
  );
  await outbox.addMany(
    em,
    SolutionPublishedV1,
    solutions.map((solution) => {
      const { id: subject, publishedAt: time } = solution;
      return { subject, time, data: publishedEvent(solution) };
    }),
  );
}

/** Whole rows by the names of their properties. PostgreSQL itself reads the types, which is far faster than one by one. */
async function insertRows(em: EntityManager, table: string, rows: readonly object[]): Promise<void> {
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([property, value]) => [columnOf(property), value])),
  );
  for (let at = 0; at < named.length; at += CHUNK) {
    await em.execute(
      `insert into ${table} select * from jsonb_populate_recordset(null::${table}, cast(? as jsonb))`,
      [
        JSON.stringify(named.slice(at, at + CHUNK), (_, value) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      ],
    );
  }
}

function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
