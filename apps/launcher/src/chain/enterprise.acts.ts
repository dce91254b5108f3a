import type { Cast } from './cast.js';
import { DIVISION } from './cast.js';
import type { Story } from './story.js';

const SIGN_UP = `mutation ($account: String!, $name: String!, $password: String!) {
  signUp(input: { account: $account, displayName: $name, password: $password }) { id account } }`;

export const REGISTER = `mutation ($input: RegisterEnterpriseInput!, $key: ID!) {
  registerEnterprise(input: $input, idempotencyKey: $key) { id name state } }`;

const CERTIFY = `mutation ($id: ID!, $key: ID!) { certifyEnterprise(id: $id, idempotencyKey: $key) { state sizeClass aboveScale } }`;

const QUESTIONNAIRE = `{ maturityQuestionnaire { version scenes { id }
  dimensions { subDimensions { questions { id kind options { key percent excludesOthers } } } } } }`;

const ASSESS = `mutation ($id: ID!, $version: String!, $answers: [AnswerInput!]!, $scenes: [SceneLevelInput!]!, $key: ID!) {
  submitAssessment(enterpriseId: $id, questionnaireVersion: $version, answers: $answers, sceneLevels: $scenes, idempotencyKey: $key) {
    scoreHundredths level } }`;

interface Questionnaire {
  readonly maturityQuestionnaire: {
    readonly version: string;
    readonly scenes: readonly { readonly id: string }[];
    readonly dimensions: readonly {
      readonly subDimensions: readonly {
        readonly questions: readonly {
          readonly id: string;
          readonly options: readonly {
            readonly key: string;
            readonly percent: number;
            readonly excludesOthers: boolean;
          }[];
        }[];
      }[];
    }[];
  };
}

export function registration(unifiedSocialCreditCode: string) {
  return {
    unifiedSocialCreditCode,
    name: `演示顺德精密部件${unifiedSocialCreditCode.slice(-6)}有限公司`,
    divisionCode: DIVISION,
    industryCode: 'C3311',
    employees: 186,
    priorYearRevenueFen: '5680000000',
    establishedOn: '2011-06-01',
    pledged: true,
  };
}

/** The account, the registration, and the role that follows from it. */
export async function register(cast: Cast, story: Story): Promise<string> {
  const { factory, visitor, factoryAccount: account, password } = cast;
  await story.tell(
    visitor,
    'A person makes an account',
    () => visitor.ask(SIGN_UP, { account, name: '演示 企业负责人', password }),
    () => `account ${account}`,
  );
  const { registerEnterprise: enterprise } = await story.tell(
    factory,
    'The enterprise is registered by its unified social credit code (both check digits hold)',
    () =>
      factory.do<{ registerEnterprise: { id: string; name: string; state: string } }>(REGISTER, {
        input: registration(cast.unifiedSocialCreditCode),
      }),
    ({ registerEnterprise: { name, state } }) => `${cast.unifiedSocialCreditCode} ${name}: ${state}`,
  );
  await factory.until(
    () => factory.ask<{ myEnterprises: { edges: unknown[] } }>('{ myEnterprises { edges { node { id } } } }'),
    ({ myEnterprises }) => myEnterprises.edges.length > 0,
    'The registrant becomes signatory',
  );
  return enterprise.id;
}

export async function certify(cast: Cast, story: Story, id: string): Promise<void> {
  await story.tell(
    cast.bureau,
    'The bureau of its region certifies it',
    () =>
      cast.bureau.do<{ certifyEnterprise: { state: string; sizeClass: string; aboveScale: boolean } }>(
        CERTIFY,
        { id },
      ),
    ({ certifyEnterprise: { state, sizeClass, aboveScale } }) =>
      `${state}, ${sizeClass}, above scale: ${aboveScale}`,
  );
}

/** A factory in its early stage: the second answer everywhere, production and equipment scenes still at the first level. */
export async function assess(cast: Cast, story: Story, id: string): Promise<void> {
  const { maturityQuestionnaire: edition } = await cast.factory.ask<Questionnaire>(QUESTIONNAIRE);
  const questions = edition.dimensions.flatMap(({ subDimensions }) =>
    subDimensions.flatMap((each) => each.questions),
  );
  const answers = questions.map(({ id: questionId, options }) => ({
    questionId,
    optionKeys: [options.find(({ percent }) => percent > 0)?.key ?? options[0]?.key],
  }));
  const scenes = edition.scenes.map(({ id: sceneId }) => ({ sceneId, level: sceneId === 'S06' ? 0 : 1 }));
  await story.tell(
    cast.factory,
    `The factory measures how digital it is (questionnaire ${edition.version})`,
    () =>
      cast.factory.do<{ submitAssessment: { scoreHundredths: number; level: number } }>(ASSESS, {
        id,
        version: edition.version,
        answers,
        scenes,
      }),
    ({ submitAssessment: { scoreHundredths, level } }) =>
      `${scoreHundredths / 100} of 100 points, level ${level}`,
  );
}
