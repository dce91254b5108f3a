import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { aService, type Client } from '../a-service.js';
import type { InputOf } from '../graphql/typed.js';

export const REGISTER = `mutation ($input: RegisterEnterpriseInput!, $key: ID!) {
  registerEnterprise(input: $input, idempotencyKey: $key) {
    id unifiedSocialCreditCode name divisionCode cityCode industryCode sizeClass state flags aboveScale
    priorYearRevenueFen establishedOn registeredAt certifiedAt
  }
}`;
export const CERTIFY = `mutation ($id: ID!, $key: ID!) { certifyEnterprise(id: $id, idempotencyKey: $key) { id state certifiedAt } }`;
export const ENTERPRISE = `query ($id: ID!) { enterprise(id: $id) { id name state currentAssessment { level } } }`;
export const LIST = `query ($state: EnterpriseState, $cityCode: String, $namePrefix: String, $after: String) {
  enterprises(first: 2, after: $after, state: $state, cityCode: $cityCode, namePrefix: $namePrefix) {
    edges { node { id name currentAssessment { level } } } pageInfo { hasNextPage endCursor }
  }
}`;

let serial = 0;

export function aKey(): string {
  return `key-${++serial}`;
}

export async function codeOf(
  answer: Promise<{ errors?: { extensions: { code: string } }[] }>,
): Promise<string | undefined> {
  return (await answer).errors?.[0]?.extensions.code;
}

/** The service of the enterprise room, and those who come to it. */
export async function enterpriseWorld() {
  const service = await aService('enterprise');
  return {
    service,
    /** A registered enterprise and a person who may sign for it, as the event of identity would have made them. */
    anEnterprise: async (
      changes: Partial<InputOf<typeof REGISTER>> = {},
    ): Promise<{ id: string; owner: Client }> => {
      const answer = await service.newcomer.query(REGISTER, { input: anInput(changes), key: aKey() });
      expect(answer.errors).toBeUndefined();
      const { id } = answer.data.registerEnterprise;
      return {
        id,
        owner: service.as({
          role: 'ENTERPRISE_SIGNATORY',
          organisationKind: 'ENTERPRISE',
          organisationId: id,
        }),
      };
    },
    aReviewer: (divisionCode: string): Client =>
      service.as({ role: 'BUREAU_REVIEWER', organisationKind: 'BUREAU', divisionCode }),
  };
}

export type EnterpriseWorld = Awaited<ReturnType<typeof enterpriseWorld>>;

export function anInput(changes: Partial<InputOf<typeof REGISTER>> = {}): InputOf<typeof REGISTER> {
  return {
    unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(++serial, '440604'),
    name: `佛山市演示五金（${serial}）有限公司`,
    divisionCode: '440604',
    industryCode: 'C3311',
    employees: 120,
    priorYearRevenueFen: '3000000000',
    establishedOn: '2010-05-01',
    pledged: true,
    ...changes,
  };
}
