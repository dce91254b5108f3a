import { exportJWK, FlattenedSign, generateKeyPair } from 'jose';
import { signedText } from '#libs/adoption';
import {
  AdoptionCountedV1,
  ContractAcceptedV1,
  ContractSignedV1,
  EnterpriseCertifiedV1,
  MachineKeyRegisteredV1,
} from '#libs/contracts';
import { FIRST_FREE_SERIAL, syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { dayOf, newId } from '#libs/kernel';
import { DEMONSTRATION_BEGINS } from '#libs/platform';
import { aService, type Client, type TestService } from '../a-service.js';

export const REPORT = `mutation ($input: ReportUsageInput!) { reportUsage(input: $input) {
  batchId periodDay receivedAt accepted waiting rejected entries { contractId status code } } }`;
export const RECEIVED = `query ($id: ID!, $first: Int, $after: String) {
  receivedUsage(providerId: $id, first: $first, after: $after) {
    edges { node { clientId batchId periodDay receivedAt accepted waiting rejected notAccepted { line contractId status code } } }
    pageInfo { hasNextPage endCursor } } }`;
export const GOALS = `query ($asOf: DateTime) { goals(asOf: $asOf) {
  code target counted declared byGrade { grade count } asOf ruleVersion nestedIn } }`;
export const ADOPTION = `query ($id: ID!) { adoption(enterpriseId: $id) {
  enterprise { id } unifiedSocialCreditCode
  goals { goal status grade countedAt since lastUsedOn amberAt lapsesAt ruleVersion history { kind gradeBefore gradeAfter at } }
  evidence { kind contract { id } provider { id } providerName accepted firstUsedOn lastUsedOn daysUsed } } }`;

interface Goal {
  code: string;
  target: number;
  counted: number;
  declared: number;
  byGrade: { grade: string; count: number }[];
  nestedIn: string | null;
}
export interface Entry {
  contractId: string;
  enterpriseId: string;
  activeUsers: number;
  events: number;
}
type Clock = ReturnType<typeof clockOf>;

/** The service of the adoption room, the factories and providers that its events tell of, and the figures it gives. */
export async function adoptionWorld() {
  const service = await aService('adoption');
  const clock = clockOf(service);
  const parties = partiesOf(service, clock);
  /** A factory with an accepted contract of a provider. */
  async function aReadyFactory(providerId: string) {
    const factory = parties.aFactory();
    const contract = parties.aContract(factory.enterpriseId, providerId);
    await factory.certify();
    await contract.sign();
    await contract.accept();
    return { factory, contract };
  }
  return {
    service,
    aReadyFactory,
    ...clock,
    ...parties,
    ...providersOf(service, clock),
    ...figuresOf(service),
  };
}

export type AdoptionWorld = Awaited<ReturnType<typeof adoptionWorld>>;

function clockOf(service: TestService) {
  let now = DEMONSTRATION_BEGINS;
  return {
    now: () => now,
    today: () => dayOf(now),
    moveTo: async (moment: Date): Promise<void> => {
      now = moment;
      await service.moveClock(moment);
    },
  };
}

function providersOf(service: TestService, { now, today }: Clock) {
  return {
    /** A provider with a machine that can sign. */
    aProvider: async () => {
      const providerId = newId();
      const machine = service.as({
        role: 'USAGE_REPORTER',
        organisationKind: 'PROVIDER',
        organisationId: providerId,
      });
      const { publicKey, privateKey } = await generateKeyPair('ES256');
      const key = {
        clientId: machine.personId,
        organisationId: providerId,
        publicJwk: (await exportJWK(publicKey)) as Record<string, string>,
        registeredAt: now().toISOString(),
      };
      await service.deliver(MachineKeyRegisteredV1, machine.personId, key);
      const sign = async (batch: { batchId: string; periodDay: string; entries: Entry[] }) => {
        const jws = await new FlattenedSign(new TextEncoder().encode(signedText(batch)))
          .setProtectedHeader({ alg: 'ES256' })
          .sign(privateKey);
        return `${jws.protected}..${jws.signature}`;
      };
      const report = async (entries: Entry[], periodDay = today(), batchId = newId()) => {
        const batch = { batchId, periodDay, entries };
        return machine.query(REPORT, { input: { ...batch, signature: await sign(batch) } });
      };
      return { providerId, machine, sign, report, key };
    },
  };
}

function partiesOf(service: TestService, { now }: Clock) {
  let serial = FIRST_FREE_SERIAL;
  const aCreditCode = (divisionCode: string) => syntheticUnifiedSocialCreditCode(serial++, divisionCode);
  return {
    aCreditCode,
    /** A factory that is not heard of yet, and the events that tell of it. */
    aFactory: (over: Partial<EnterpriseCertifiedV1> = {}) => {
      const enterpriseId = newId();
      const unifiedSocialCreditCode = aCreditCode('440604');
      const facts = {
        enterpriseId,
        unifiedSocialCreditCode,
        name: '佛山演示澜石五金有限公司',
        divisionCode: '440604',
        industryCode: 'C3311',
        sizeClass: 'SMALL' as const,
        employees: 60,
        priorYearRevenueFen: '300000000',
        establishedOn: '2010-01-01',
        certifiedAt: now().toISOString(),
        ...over,
      };
      const member = () =>
        service.as({
          role: 'ENTERPRISE_VIEWER',
          organisationKind: 'ENTERPRISE',
          organisationId: enterpriseId,
        });
      return {
        enterpriseId,
        unifiedSocialCreditCode,
        facts,
        member,
        certify: (more: Partial<EnterpriseCertifiedV1> = {}) =>
          service.deliver(EnterpriseCertifiedV1, enterpriseId, { ...facts, ...more }),
      };
    },
    /** A contract between the two, to be signed and accepted. */
    aContract: (enterpriseId: string, providerId: string, over: Partial<ContractAcceptedV1> = {}) => {
      const contractId = newId();
      const flags = {
        industrialPlatform: over.industrialPlatform ?? true,
        publicCloud: over.publicCloud ?? false,
      };
      const line = {
        lineId: newId(),
        kind: 'PLATFORM_SERVICE',
        description: '演示',
        amountFen: '100',
        ...flags,
      };
      return {
        contractId,
        entry: { contractId, enterpriseId, activeUsers: 5, events: 100 } satisfies Entry,
        sign: () =>
          service.deliver(ContractSignedV1, contractId, {
            contractId,
            contractNumber: 'YS-1',
            needId: newId(),
            enterpriseId,
            providerId,
            scenario: 'S04',
            totalFen: '100',
            lines: [line],
            documentHash: '0'.repeat(64),
            signedOn: '2020-01-06',
            signedAt: '2020-01-06T02:00:00Z',
          }),
        accept: () =>
          service.deliver(ContractAcceptedV1, contractId, {
            contractId,
            enterpriseId,
            providerId,
            ...flags,
            acceptedAt: now().toISOString(),
          }),
      };
    },
  };
}

function figuresOf(service: TestService) {
  async function goals(asOf?: Date): Promise<Record<string, Goal>> {
    const { data, errors } = await service.visitor.query(GOALS, {
      asOf: asOf?.toISOString(),
    });
    expect(errors).toBeUndefined();
    return Object.fromEntries(data.goals.map((goal) => [goal.code, goal]));
  }
  return {
    goals,
    counts: async (asOf?: Date) => {
      const { ON_CLOUD, UPGRADED } = await goals(asOf);
      return [ON_CLOUD!.counted, UPGRADED!.counted];
    },
    eventsFor: async (enterpriseId: string) =>
      (await service.outbox(AdoptionCountedV1.type))
        .filter(({ subject }) => subject === enterpriseId)
        .map(({ data }) => String(data.goal))
        .toSorted(),
    statusOf: async (factory: { enterpriseId: string; member: () => Client }) => {
      const { data } = await factory.member().query(ADOPTION, { id: factory.enterpriseId });
      return data.adoption.goals.map(({ status, grade }) => `${status} ${grade}`);
    },
  };
}
