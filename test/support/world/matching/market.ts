import { EnterpriseCertifiedV1, ProviderAdmittedV1 } from '#libs/contracts';
import { newId, type Role } from '#libs/kernel';
import { aService, type Answer, type Client, type TestService } from '../../a-service.js';

export const DEADLINE = new Date('2020-10-10T09:00:00.000Z');
export const BEFORE = new Date('2020-09-28T02:00:00Z');

const PUBLISH = `mutation ($input: PublishNeedInput!, $key: ID!) {
  publishNeed(input: $input, idempotencyKey: $key) { id } }`;
const SEAL = `mutation ($input: SealBidInput!, $key: ID!) { sealBid(input: $input, idempotencyKey: $key) {
  bidId sealedAt contentHash sealedTextHash withdrawnAt signature } }`;
const CONTRACT = 'id state documentHash totalFen needId bidId provider { id }';

export interface Drafted {
  id: string;
  state: string;
  documentHash: string;
  totalFen: string;
  provider: { id: string };
}

/** A contract as one of its sides sees it. */
export async function contractOf(by: Client, id: string): Promise<Drafted> {
  const answer = await by.query(
    `query ($id: ID!) { contract(id: $id) { id state documentHash totalFen provider { id } } }`,
    { id },
  );
  return answer.data.contract;
}

/** How the bids of a need compare after the deadline, as their enterprise sees it. */
export const comparison = (by: Client, needId: string) =>
  by.query(
    `query ($needId: ID!) { bidComparison(needId: $needId) {
      compared { bidId rank totalHundredths outBecause } lowPriced tooFewBids } }`,
    { needId },
  );

/** The service of the matching room with what its tests of bids, evaluations and awards do again and again. */
export async function aMarket() {
  const service = await aService('matching', { SEALING_KEY: Buffer.alloc(32, 7).toString('base64') });
  const [people, acts] = [peopleOf(service), actsOf(service)];
  const aScene = async (need: object = {}) => {
    const buyer = people.buyer(await people.anEnterprise());
    const seller = people.seller(await people.aProvider());
    return { buyer, seller, needId: await acts.aNeed(buyer, need) };
  };
  return { service, aScene, ...people, ...acts, ...clockOf(service) };
}

export type Market = Awaited<ReturnType<typeof aMarket>>;

export function codeOf(answer: Answer<unknown>): string | undefined {
  return answer.errors?.[0]?.extensions.code;
}

/** A certified enterprise as its event tells of it. */
export function aCertification(
  enterpriseId: string,
  change: Partial<EnterpriseCertifiedV1> = {},
): EnterpriseCertifiedV1 {
  return {
    enterpriseId,
    unifiedSocialCreditCode: '91440606722473344C',
    name: '演示佛山注塑厂',
    divisionCode: '440606',
    industryCode: 'C2929',
    sizeClass: 'SMALL',
    employees: 80,
    priorYearRevenueFen: '3000000000',
    establishedOn: '2010-01-01',
    certifiedAt: '2020-09-01T00:00:00.000Z',
    ...change,
  };
}

export function aNeedInput(enterpriseId: string, change: object = {}) {
  return {
    enterpriseId,
    title: '注塑车间生产管控',
    description: '四十台注塑机需要联网，采集数据并管控生产进度。',
    scenario: 'S07',
    protocols: ['OPC-UA'],
    integrations: ['ERP'],
    budgetFromFen: '4000000',
    budgetToFen: '15000000',
    deliverBy: '2021-03-31',
    bidDeadline: DEADLINE.toISOString(),
    ...change,
  };
}

/** Enterprises, providers and officials, and those who act for them. */
export function peopleOf(service: TestService) {
  return {
    buyer: (organisationId: string, role: Role = 'ENTERPRISE_SIGNATORY'): Client =>
      service.as({ organisationKind: 'ENTERPRISE', role, organisationId }),
    seller: (organisationId: string, role: Role = 'PROVIDER_SIGNATORY'): Client =>
      service.as({ organisationKind: 'PROVIDER', role, organisationId }),
    official: (role: Role, divisionCode = '440600'): Client =>
      service.as({
        organisationKind: role.startsWith('BUREAU') ? 'BUREAU' : 'COMMISSION',
        role,
        divisionCode,
      }),
    anEnterprise: async (change: Partial<EnterpriseCertifiedV1> = {}): Promise<string> => {
      const enterpriseId = newId();
      await service.deliver(EnterpriseCertifiedV1, enterpriseId, aCertification(enterpriseId, change));
      return enterpriseId;
    },
    aProvider: async (change: Partial<ProviderAdmittedV1> = {}): Promise<string> => {
      const providerId = newId();
      await service.deliver(ProviderAdmittedV1, providerId, {
        providerId,
        unifiedSocialCreditCode: '914403001922038216',
        name: '演示服务商',
        providerClass: 'OTHER',
        divisionCode: '440605',
        admittedAt: '2020-08-01T00:00:00.000Z',
        ...change,
      });
      return providerId;
    },
  };
}

function actsOf(service: TestService) {
  return {
    aNeed: async (by: Client, change: object = {}): Promise<string> => {
      const input = aNeedInput(by.organisationId, change);
      const answer = await by.query(PUBLISH, { input, key: newId() });
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data.publishNeed.id;
    },
    seal: (by: Client, needId: string, change: object = {}, key = newId()) =>
      by.query(SEAL, { input: aBid(needId, by.organisationId, change), key }),
    /** A bid of one line, which must be taken. @returns its id */
    bidding: async (by: Client, needId: string, priceFen: bigint, change: object = {}): Promise<string> => {
      const input = aBid(needId, by.organisationId, priced(priceFen, change));
      const answer = await by.query(SEAL, { input, key: newId() });
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data.sealBid.bidId;
    },
    bids: (by: Client, needId: string) =>
      by.query(`query ($needId: ID!) { bids(needId: $needId) { id priceFen proposal document } }`, {
        needId,
      }),
    award: (by: Client, needId: string, bidId: string, change: object = {}) =>
      by.query(
        `mutation ($needId: ID!, $bidId: ID!, $key: ID!, $deviationReason: String, $fewBidsReason: String) {
          awardNeed(needId: $needId, bidId: $bidId, reason: "方案最合适", deviationReason: $deviationReason,
            fewBidsReason: $fewBidsReason, idempotencyKey: $key) { ${CONTRACT} } }`,
        { needId, bidId, key: newId(), ...change },
      ),
    sign: (by: Client, { id, documentHash }: Pick<Drafted, 'id' | 'documentHash'>) =>
      by.query(
        `mutation ($id: ID!, $hash: String!, $key: ID!) {
          signContract(id: $id, documentHash: $hash, idempotencyKey: $key) { ${CONTRACT} } }`,
        { id, hash: documentHash, key: newId() },
      ),
    stage: async (by: Client, needId: string) => {
      const answer = await by.query(
        `query ($needId: ID!) { needProcedure(needId: $needId) { stage turn { mover until } } }`,
        {
          needId,
        },
      );
      const { stage, turn } = answer.data.needProcedure;
      return [stage, turn.mover, turn.until] as const;
    },
    history: async (subjectId: string): Promise<string[]> => {
      const rows = await service.sql<{ to_state: string }>(
        'select to_state from matching.history where subject_id = $1 order by at, id',
        [subjectId],
      );
      return rows.map((row) => row.to_state);
    },
  };
}

function clockOf(service: TestService) {
  return {
    moveClock: (at: Date) => service.moveClock(at),
    passDeadline: () => service.moveClock(new Date(DEADLINE.getTime() + 60_000)),
    /** The clock of the database stands still at a moment: a running one could not be met to the millisecond. */
    standStill: async (at: Date): Promise<() => Promise<void>> => {
      const [kept] = await service.sql<{ definition: string }>(
        `select pg_get_functiondef('clock.now()'::regprocedure) as definition`,
      );
      await service.sql(
        `create or replace function clock.now() returns timestamptz language sql volatile parallel safe
           as $$ select timestamptz '${at.toISOString()}' $$`,
      );
      return async () => {
        await service.sql(kept!.definition);
      };
    },
  };
}

export function aLine(change: object = {}) {
  return {
    kind: 'PLATFORM_SERVICE' as const,
    description: '演示明细',
    amountFen: '12000000',
    industrialPlatform: true,
    publicCloud: true,
    ...change,
  };
}

/** A price as the one line that makes it up. */
export function priced(priceFen: bigint, change: object = {}) {
  return { priceFen: String(priceFen), lines: [aLine({ amountFen: String(priceFen) })], ...change };
}

export function aBid(needId: string, providerId: string, change: object = {}) {
  return {
    needId,
    providerId,
    priceFen: '12000000',
    lines: [aLine()],
    deliveryMonths: 2,
    proposal: '本方案采用演示边缘网关采集注塑机数据',
    ...change,
  };
}
