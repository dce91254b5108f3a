import { maturityQuestionnaire } from '#libs/reference';
import type { VariablesOf } from '../../support/graphql/typed.js';
import {
  ENTERPRISE,
  aKey,
  codeOf,
  enterpriseWorld,
  type EnterpriseWorld,
} from '../../support/world/enterprise.js';

const SUBMIT = `mutation ($enterpriseId: ID!, $answers: [AnswerInput!]!, $sceneLevels: [SceneLevelInput!]!, $key: ID!) {
  submitAssessment(enterpriseId: $enterpriseId, answers: $answers, sceneLevels: $sceneLevels, idempotencyKey: $key) {
    id questionnaireVersion scoreHundredths level
    result { levelByScore weakScenes obstacles { kind needed reached scenes } dimensions { scoreHundredths } nextSteps { kind about text } }
  }
}`;

const SAVE = `mutation ($enterpriseId: ID!, $revision: Int, $answers: [AnswerInput!]!, $sceneLevels: [SceneLevelInput!]!, $key: ID!) {
  saveAssessmentDraft(enterpriseId: $enterpriseId, questionnaireVersion: "2024", revision: $revision,
    answers: $answers, sceneLevels: $sceneLevels, idempotencyKey: $key) { revision }
}`;
const DRAFT = `query ($id: ID!) {
  assessmentDraft(enterpriseId: $id) { questionnaireVersion revision answers { questionId optionKeys } sceneLevels { sceneId level } }
}`;

let world: EnterpriseWorld;
beforeAll(async () => {
  world = await enterpriseWorld();
}, 60_000);
afterAll(() => world?.service.stop());

function aSheet(): Pick<VariablesOf<typeof SUBMIT>, 'answers' | 'sceneLevels'> {
  const { dimensions, scenes } = maturityQuestionnaire();
  const questions = dimensions.flatMap(({ subDimensions }) =>
    subDimensions.flatMap((each) => each.questions),
  );
  return {
    answers: questions.map(({ id, options }) => ({ questionId: id, optionKeys: [options.at(-1)!.key] })),
    sceneLevels: scenes.map(({ id }) => ({ sceneId: id, level: 1 })),
  };
}

describe('maturity', () => {
  test('anybody may read the questionnaire', async () => {
    const { data } = await world.service.visitor.query(`{
      maturityQuestionnaire { version dimensions { subDimensions { questions { id kind options { key } } } } scenes { id } levels { level } }
    }`);
    expect(data).toMatchObject({ maturityQuestionnaire: { version: '2024' } });
    const other = world.service.visitor.query(`{ maturityQuestionnaire(version: "1999") { version } }`);
    expect(await codeOf(other)).toBe('UNKNOWN_QUESTIONNAIRE');
  });

  test('the owner assesses; each assessment is kept, the latest is the current one', async () => {
    const { id, owner } = await world.anEnterprise();
    const sheet = aSheet();
    const first = await owner.query(SUBMIT, {
      enterpriseId: id,
      ...sheet,
      key: aKey(),
    });
    expect(first.errors).toBeUndefined();
    expect(first.data.submitAssessment).toMatchObject({ questionnaireVersion: '2024', level: 1 });
    const nothing = sheet.sceneLevels.map((scene) => ({ ...scene, level: 0 }));
    await owner.query(SUBMIT, {
      enterpriseId: id,
      answers: sheet.answers,
      sceneLevels: nothing,
      key: aKey(),
    });
    expect((await owner.query(ENTERPRISE, { id })).data).toMatchObject({
      enterprise: { currentAssessment: { level: 0 } },
    });
    const history = await owner.query(
      `query ($id: ID!) { assessments(enterpriseId: $id) { edges { node { level } } } }`,
      { id },
    );
    expect(history.data).toEqual({
      assessments: { edges: [{ node: { level: 0 } }, { node: { level: 1 } }] },
    });
    const events = (await world.service.outbox('assessment.completed.v1')).filter(
      ({ subject }) => subject === id,
    );
    expect(events.map(({ data }) => data.level)).toEqual([1, 0]);
  });

  test('all that is wrong with a sheet is told at once', async () => {
    const { id, owner } = await world.anEnterprise();
    const answers = [{ questionId: 'network', optionKeys: ['A', 'B'] }];
    const { errors } = await owner.query(SUBMIT, { enterpriseId: id, answers, sceneLevels: [], key: aKey() });
    expect(errors?.[0]?.extensions.code).toBe('ASSESSMENT_NOT_VALID');
    const problem = (code: string, about: string) => ({ code, params: { about } });
    expect(errors?.[0]?.extensions.params?.problems).toEqual(
      expect.arrayContaining([
        problem('SHEET_EXCLUSIVE_OPTION', 'network.A'),
        problem('SHEET_MISSING_ANSWER', 'equip_online'),
        problem('SHEET_MISSING_SCENE', 'S16'),
      ]),
    );
    expect(errors?.[0]?.message).toContain('题目 equip_online 未作答');
  });

  test('an assessment can be left and taken up again, and ends when it is handed in', async () => {
    const { id, owner } = await world.anEnterprise();
    expect((await owner.query(DRAFT, { id })).data).toEqual({ assessmentDraft: null });
    const answers = [{ questionId: 'network', optionKeys: ['B'] }];
    const sceneLevels = [{ sceneId: 'S06', level: 2 }];
    await owner.query(SAVE, { enterpriseId: id, answers, sceneLevels, key: aKey() });
    const draft = (await owner.query(DRAFT, { id })).data.assessmentDraft;
    expect(draft).toEqual({ questionnaireVersion: '2024', revision: 1, answers, sceneLevels });
    await owner.query(SUBMIT, { enterpriseId: id, ...aSheet(), key: aKey() });
    expect((await owner.query(DRAFT, { id })).data).toEqual({ assessmentDraft: null });
  });

  test('of two people who answer at once the second is told, and nothing is overwritten', async () => {
    const { id, owner } = await world.anEnterprise();
    const save = (optionKey: string, revision: number | null) =>
      owner.query(SAVE, {
        enterpriseId: id,
        revision,
        answers: [{ questionId: 'network', optionKeys: [optionKey] }],
        sceneLevels: [],
        key: aKey(),
      });
    const began = await Promise.all([save('A', null), save('B', null)]);
    expect(began.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions.code)).toEqual([
      'ASSESSMENT_DRAFT_CHANGED',
    ]);
    expect((await save('C', 1)).data).toEqual({ saveAssessmentDraft: { revision: 2 } });
    expect(await codeOf(save('D', 1))).toBe('ASSESSMENT_DRAFT_CHANGED');
    expect((await owner.query(DRAFT, { id })).data).toMatchObject({
      assessmentDraft: { answers: [{ questionId: 'network', optionKeys: ['C'] }] },
    });
  });

  test('a draft is seen and saved by its enterprise alone', async () => {
    const { id } = await world.anEnterprise();
    const other = world.service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
    expect(await codeOf(other.query(DRAFT, { id }))).toBe('NOT_FOUND');
    const nothing = { answers: [], sceneLevels: [] };
    expect(await codeOf(other.query(SAVE, { enterpriseId: id, ...nothing, key: aKey() }))).toBe('NOT_FOUND');
  });

  test('nobody assesses an enterprise of others', async () => {
    const { id } = await world.anEnterprise();
    const other = world.service.as({ role: 'ENTERPRISE_SIGNATORY', organisationKind: 'ENTERPRISE' });
    expect(await codeOf(other.query(SUBMIT, { enterpriseId: id, ...aSheet(), key: aKey() }))).toBe(
      'NOT_FOUND',
    );
    expect(
      await codeOf(
        other.query(`query ($id: ID!) { assessments(enterpriseId: $id) { edges { cursor } } }`, { id }),
      ),
    ).toBe('NOT_FOUND');
  });
});
