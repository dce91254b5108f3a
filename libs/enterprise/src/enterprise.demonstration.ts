import type { EntityManager } from '@mikro-orm/postgresql';
import { AssessmentCompletedV1, EnterpriseCertifiedV1 } from '#libs/contracts';
import { demonstration, type DemonstrationEnterprise } from '#libs/demonstration';
import { cityOf, nameKeyOf, SYSTEM } from '#libs/kernel';
import { recordMany, type DemonstrationWork } from '#libs/platform';
import { maturityQuestionnaire } from '#libs/reference';
import { assess } from './assessment/assessment.rules.js';
import { assessmentEvent } from './assessment/assessment.events.js';
import { certifiedEvent } from './registration/enterprise.events.js';
import type { EnterpriseState } from './registration/enterprise.moves.js';
import { ensureReferenceTables } from './reference/reference-tables.js';

const CHUNK = 500;
/** Of the enterprises that are not certified every so many was refused, so that each state can be seen. */
const REFUSED_EVERY = 5;
const REASON = '演示：所填行政区划与营业执照住所不一致，请更正后重新提交。';

/**
 * Enterprises and assessments of the demonstration with the events that the other rooms live by. Scores are not part of
 * the data set: they come from the same rules as those of real enterprises.
 */
export async function loadEnterpriseDemonstration({
  em,
  outbox,
  seed,
  at,
}: DemonstrationWork): Promise<void> {
  await ensureReferenceTables(em);
  const data = demonstration(seed, at);
  const enterprises = withStates(data.enterprises);
  await insertRows(em, 'enterprise', enterprises);
  await recordMany(
    em,
    enterprises.map(({ id, state, certifiedAt, registeredAt }) => {
      const begun = { kind: 'ENTERPRISE', id, from: null, to: state };
      return { ...begun, by: SYSTEM, at: certifiedAt ?? registeredAt };
    }),
  );
  const questionnaire = maturityQuestionnaire();
  const assessments = data.assessments.map((assessment) => {
    const { answers, scenes: sceneLevels, enterpriseId, questionnaireVersion, completedAt } = assessment;
    const result = assess(questionnaire, { answers, sceneLevels });
    const { scoreHundredths, level } = result;
    const id = assessment.assessmentId;
    const scored = { id, enterpriseId, questionnaireVersion, scoreHundredths, level, result, completedAt };
    return { ...scored, answers, sceneLevels, submittedBy: null };
  });
  await insertRows(em, 'assessment', assessments);
  await outbox.addMany(
    em,
    EnterpriseCertifiedV1,
    enterprises.flatMap((enterprise) => {
      const { id: subject, certifiedAt: time } = enterprise;
      return time ? [{ subject, time, data: certifiedEvent(enterprise, time) }] : [];
    }),
  );
  await outbox.addMany(
    em,
    AssessmentCompletedV1,
    assessments.map((assessment) => {
      const { enterpriseId: subject, completedAt: time } = assessment;
      return { subject, time, data: assessmentEvent(assessment) };
    }),
  );
}

function withStates(enterprises: readonly DemonstrationEnterprise[]) {
  let waiting = 0;
  return enterprises.map(({ enterpriseId, registeredAt, certifiedAt, ...facts }) => {
    const refused = certifiedAt === null && ++waiting % REFUSED_EVERY === 0;
    const state: EnterpriseState = certifiedAt ? 'CERTIFIED' : refused ? 'REFUSED' : 'REGISTERED';
    return {
      id: enterpriseId,
      ...facts,
      nameKey: nameKeyOf(facts.name),
      cityCode: cityOf(facts.divisionCode),
      state,
      pledgedAt: registeredAt,
      registeredBy: null,
      registeredAt,
      submittedAt: registeredAt,
      certifiedBy: null,
      certifiedAt,
      refusalReason: refused ? REASON : null,
      version: 1,
    };
  });
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
