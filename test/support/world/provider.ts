import { syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { aService, type Answer, type Client } from '../a-service.js';
import type { InputOf } from '../graphql/typed.js';

export const APPLY = `mutation ($input: ApplyToPoolInput!, $key: ID!) {
  applyToPool(input: $input, idempotencyKey: $key) { id state unifiedSocialCreditCode providerClass cityCode }
}`;
export const ADMIT = `mutation ($id: ID!, $providerClass: ProviderClass, $key: ID!) {
  admitProvider(id: $id, providerClass: $providerClass, idempotencyKey: $key) { id state providerClass decidedAt }
}`;

let serial = 1_000;

export function aSerial(): number {
  return (serial += 1);
}

export function aKey(): string {
  return `key-${aSerial()}`;
}

export async function codeOf(answer: Promise<Answer<unknown>>): Promise<string | undefined> {
  return (await answer).errors?.[0]?.extensions.code;
}

export function anApplication(changes: Partial<InputOf<typeof APPLY>> = {}): InputOf<typeof APPLY> {
  return {
    unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(aSerial(), '440106'),
    name: `演示云服务（${serial}）有限公司`,
    providerClass: 'OTHER',
    divisionCode: '440106',
    establishedOn: '2012-03-01',
    employees: 80,
    introduction: '面向中小制造企业的设备上云。',
    pledged: true,
    ...changes,
  };
}

/** The service of the provider room, and those who come to it. */
export async function providerWorld() {
  const service = await aService('provider');
  const manager = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION' });

  async function anApplicant(changes: Partial<InputOf<typeof APPLY>> = {}): Promise<string> {
    const variables = { input: anApplication(changes), key: aKey() };
    const { data, errors } = await service.newcomer.query(APPLY, variables);
    expect(errors).toBeUndefined();
    return data.applyToPool.id;
  }

  /** An admitted provider and a person who sells for it. */
  async function aProvider(
    changes: Partial<InputOf<typeof APPLY>> = {},
  ): Promise<{ id: string; seller: Client }> {
    const id = await anApplicant(changes);
    expect((await manager.query(ADMIT, { id, key: aKey() })).errors).toBeUndefined();
    return {
      id,
      seller: service.as({ role: 'PROVIDER_SALES', organisationKind: 'PROVIDER', organisationId: id }),
    };
  }

  return { service, manager, anApplicant, aProvider };
}

export type ProviderWorld = Awaited<ReturnType<typeof providerWorld>>;
