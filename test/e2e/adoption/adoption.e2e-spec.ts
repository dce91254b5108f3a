import * as fc from 'fast-check';
import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { exportJWK, FlattenedSign, generateKeyPair } from 'jose';
import { adoptionEntities, loadAdoptionDemonstration, signedText } from '#libs/adoption';
import {
  AdoptionCountedV1,
  ContractAcceptedV1,
  ContractSignedV1,
  EnterpriseCertifiedV1,
  MachineKeyRegisteredV1,
  MachineKeyRevokedV1,
  ProviderAdmittedV1,
  VoucherPaidV1,
} from '#libs/contracts';
import { demonstration, FIRST_FREE_SERIAL, syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { dayOf, newId } from '#libs/kernel';
import { databaseOptions, DEMONSTRATION_BEGINS, Outbox, type EventMessage } from '#libs/platform';
import { aService, type Client, type TestService } from '../../support/a-service.js';

const DAY_MS = 86_400_000;
const REPORT = `mutation ($input: ReportUsageInput!) { reportUsage(input: $input) {
  batchId periodDay receivedAt accepted waiting rejected entries { contractId status code } } }`;
const GOALS = `query ($asOf: DateTime) { goals(asOf: $asOf) {
  code target counted declared byGrade { grade count } asOf ruleVersion nestedIn } }`;
const ADOPTION = `query ($id: ID!) { adoption(enterpriseId: $id) {
  enterprise { id } unifiedSocialCreditCode
  goals { goal status grade countedAt since lastUsedOn amberAt lapsesAt ruleVersion history { kind gradeBefore gradeAfter at } }
  evidence { kind contract { id } provider { id } providerName accepted firstUsedOn lastUsedOn daysUsed } } }`;
const COUNTED = `query ($goal: Goal!, $grade: EvidenceGrade, $first: Int, $after: String) {
  countedEnterprises(goal: $goal, grade: $grade, first: $first, after: $after) {
    edges { cursor node { enterprise { id } name divisionCode goal grade } } pageInfo { hasNextPage endCursor } } }`;

interface Goal {
  code: string;
  target: number;
  counted: number;
  declared: number;
  byGrade: { grade: string; count: number }[];
  nestedIn: string | null;
}
interface Entry {
  contractId: string;
  enterpriseId: string;
  activeUsers: number;
  events: number;
}

let service: TestService;
let serial = FIRST_FREE_SERIAL;
let clock = DEMONSTRATION_BEGINS;
beforeAll(async () => {
  service = await aService('adoption');
}, 120_000);
afterAll(() => service.stop());

async function moveTo(moment: Date): Promise<void> {
  clock = moment;
  await service.moveClock(moment);
}
const twice = async (deliver: () => Promise<EventMessage>) => service.redeliver(await deliver());
const today = () => dayOf(clock);

/** A provider with a machine that can sign. */
async function aProvider() {
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
    registeredAt: clock.toISOString(),
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
}

/** A factory that is not heard of yet, and the events that tell of it. */
function aFactory(over: Partial<EnterpriseCertifiedV1> = {}) {
  const enterpriseId = newId();
  const unifiedSocialCreditCode = syntheticUnifiedSocialCreditCode(serial++, '440604');
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
    certifiedAt: clock.toISOString(),
    ...over,
  };
  const member = () =>
    service.as({ role: 'ENTERPRISE_VIEWER', organisationKind: 'ENTERPRISE', organisationId: enterpriseId });
  return {
    enterpriseId,
    unifiedSocialCreditCode,
    facts,
    member,
    certify: (more: Partial<EnterpriseCertifiedV1> = {}) =>
      service.deliver(EnterpriseCertifiedV1, enterpriseId, { ...facts, ...more }),
  };
}

/** A contract between the two, signed; accepted when asked. */
function aContract(enterpriseId: string, providerId: string, over: Partial<ContractAcceptedV1> = {}) {
  const contractId = newId();
  const flags = {
    industrialPlatform: over.industrialPlatform ?? true,
    publicCloud: over.publicCloud ?? false,
  };
  const line = { lineId: newId(), kind: 'PLATFORM_SERVICE', description: '演示', amountFen: '100', ...flags };
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
        acceptedAt: clock.toISOString(),
      }),
  };
}

async function goals(asOf?: Date): Promise<Record<string, Goal>> {
  const { data, errors } = await service.visitor.query(GOALS, {
    asOf: asOf?.toISOString(),
  });
  expect(errors).toBeUndefined();
  return Object.fromEntries(data.goals.map((goal) => [goal.code, goal]));
}
const counts = async (asOf?: Date) => {
  const { ON_CLOUD, UPGRADED } = await goals(asOf);
  return [ON_CLOUD!.counted, UPGRADED!.counted];
};
const eventsFor = async (enterpriseId: string) =>
  (await service.outbox(AdoptionCountedV1.type))
    .filter(({ subject }) => subject === enterpriseId)
    .map(({ data }) => String(data.goal))
    .toSorted();
async function statusOf(factory: { enterpriseId: string; member: () => Client }) {
  const { data } = await factory.member().query(ADOPTION, { id: factory.enterpriseId });
  return data.adoption.goals.map(({ status, grade }) => `${status} ${grade}`);
}
/** A factory with an accepted contract of a provider. */
async function aReadyFactory(providerId: string) {
  const factory = aFactory();
  const contract = aContract(factory.enterpriseId, providerId);
  await factory.certify();
  await contract.sign();
  await contract.accept();
  return { factory, contract };
}

test('the schema of the migrations is the schema of the entities', async () => {
  const orm = await MikroORM.init(
    databaseOptions('adoption', adoptionEntities, service.database.url('adoption_owner')),
  );
  try {
    expect(await orm.schema.getUpdateSchemaSQL()).toBe('');
  } finally {
    await orm.close();
  }
});

describe('counting', () => {
  test('use of an accepted platform contract counts a factory towards both goals, and the goals show it', async () => {
    const provider = await aProvider();
    const [onCloud, upgraded] = (await counts()) as [number, number];
    const { factory, contract } = await aReadyFactory(provider.providerId);
    expect(await counts()).toEqual([onCloud, upgraded]);
    const { data, errors } = await provider.report([contract.entry]);
    expect(errors).toBeUndefined();
    expect(data.reportUsage).toMatchObject({ accepted: 1, waiting: 0, rejected: 0 });
    expect(await counts()).toEqual([onCloud + 1, upgraded + 1]);
    expect(await eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
    const { UPGRADED, ON_CLOUD } = await goals();
    expect(ON_CLOUD).toMatchObject({ target: 200_000, nestedIn: null, ruleVersion: 'v1' });
    expect(UPGRADED).toMatchObject({ target: 10_000, nestedIn: 'ON_CLOUD', ruleVersion: 'v1' });
  });

  test('a legal person counts once, with two contracts, renamed, and under a second id', async () => {
    const provider = await aProvider();
    const { factory, contract } = await aReadyFactory(provider.providerId);
    await provider.report([contract.entry]);
    const before = await counts();
    const second = aContract(factory.enterpriseId, provider.providerId);
    await second.sign();
    await second.accept();
    await provider.report([second.entry]);
    await factory.certify({ name: '佛山演示新名五金有限公司' });
    const again = aFactory({ unifiedSocialCreditCode: factory.unifiedSocialCreditCode });
    await again.certify();
    const third = aContract(again.enterpriseId, provider.providerId);
    await third.sign();
    await third.accept();
    await provider.report([third.entry]);
    expect(await counts()).toEqual(before);
    expect(await eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
    expect(await eventsFor(again.enterpriseId)).toEqual([]);
  });

  test('the facts count the same in any order, and each event twice', async () => {
    const provider = await aProvider();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        fc.boolean(),
        async (order, publicCloudOnly) => {
          const factory = aFactory();
          const contract = aContract(factory.enterpriseId, provider.providerId, {
            industrialPlatform: !publicCloudOnly,
            publicCloud: publicCloudOnly,
          });
          await contract.sign();
          const batchId = newId();
          const steps = [
            () => twice(() => factory.certify()),
            () => twice(contract.accept),
            () => provider.report([contract.entry], today(), batchId),
            () => provider.report([contract.entry], '2020-09-20'),
            () => provider.report([contract.entry], today(), batchId),
          ];
          const [onCloud, upgraded] = (await counts()) as [number, number];
          for (const step of order) await steps[step]!();
          expect(await counts()).toEqual([onCloud + 1, upgraded + (publicCloudOnly ? 0 : 1)]);
          expect(await eventsFor(factory.enterpriseId)).toEqual(
            publicCloudOnly ? ['ON_CLOUD'] : ['ON_CLOUD', 'UPGRADED'],
          );
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  test('20 batches at once for one enterprise: one count, one event for each goal', async () => {
    const provider = await aProvider();
    const { factory, contract } = await aReadyFactory(provider.providerId);
    const before = (await counts()) as [number, number];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        provider.report([contract.entry], `2020-09-${String(i + 1).padStart(2, '0')}`),
      ),
    );
    expect(answers.map(({ data }) => data.reportUsage.accepted)).toEqual(Array(20).fill(1));
    expect(await counts()).toEqual(before.map((count) => count + 1));
    expect(await eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
    const { data } = await factory.member().query(ADOPTION, { id: factory.enterpriseId });
    expect(data.adoption.evidence).toMatchObject([{ kind: 'PROVIDER_BATCH', daysUsed: 20 }]);
  });

  test('a trade counts on cloud only', async () => {
    const provider = await aProvider();
    const shop = aFactory({ industryCode: 'F5110' });
    const contract = aContract(shop.enterpriseId, provider.providerId);
    await shop.certify();
    await contract.sign();
    await contract.accept();
    await provider.report([contract.entry]);
    expect(await statusOf(shop)).toEqual(['ACTIVE B', 'NOT_COUNTED null']);
  });

  test('a second provider who reports use raises the grade to A, and the history tells', async () => {
    const [first, second] = [await aProvider(), await aProvider()];
    const { factory, contract } = await aReadyFactory(first.providerId);
    await first.report([contract.entry]);
    const other = aContract(factory.enterpriseId, second.providerId, {
      industrialPlatform: false,
      publicCloud: true,
    });
    await other.sign();
    await other.accept();
    await second.report([other.entry]);
    expect(await statusOf(factory)).toEqual(['ACTIVE A', 'ACTIVE B']);
    const { data } = await factory.member().query(ADOPTION, { id: factory.enterpriseId });
    expect(data.adoption.goals[0]!.history.map(({ kind }) => kind)).toEqual(['COUNTED', 'GRADE_CHANGED']);
    expect(await eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
  });

  test('the database itself refuses an upgraded enterprise that is not on cloud, and a second count', async () => {
    const provider = await aProvider();
    const { factory, contract } = await aReadyFactory(provider.providerId);
    await provider.report([contract.entry]);
    const id = `(select id from adoption.adoption where enterprise_id = $1 and goal = 'ON_CLOUD')`;
    await expect(
      service.sql(`delete from adoption.adoption_period where adoption_id = ${id}`, [factory.enterpriseId]),
    ).rejects.toMatchObject({ constraint: 'adoption_period_nested' });
    await expect(
      service.sql(
        `insert into adoption.adoption_period (adoption_id, counted_from, counted_until, goal, grade)
         select ${id}, '2020-10-10', 'infinity', 'ON_CLOUD', 'C'`,
        [factory.enterpriseId],
      ),
    ).rejects.toMatchObject({ constraint: 'adoption_period_apart' });
    await expect(
      service.sql(
        `insert into adoption.adoption (id, unified_social_credit_code, goal, enterprise_id, rule_version)
         values (gen_random_uuid(), $1, 'ON_CLOUD', gen_random_uuid(), 'v1')`,
        [factory.unifiedSocialCreditCode],
      ),
    ).rejects.toMatchObject({ constraint: 'adoption_once' });
  });
});

describe('batches', () => {
  test('a bad entry never loses a good one', async () => {
    const [provider, other] = [await aProvider(), await aProvider()];
    const { factory, contract } = await aReadyFactory(provider.providerId);
    const { contract: foreign } = await aReadyFactory(other.providerId);
    const waiting = aContract(factory.enterpriseId, provider.providerId);
    await waiting.sign();
    const { data } = await provider.report([
      { ...contract.entry, contractId: newId() },
      contract.entry,
      foreign.entry,
      { ...waiting.entry, enterpriseId: newId() },
      waiting.entry,
      contract.entry,
    ]);
    expect(data.reportUsage).toMatchObject({ accepted: 1, waiting: 1, rejected: 4 });
    expect(data.reportUsage.entries.map(({ status, code }) => `${status} ${code}`)).toEqual([
      'REJECTED CONTRACT_UNKNOWN',
      'ACCEPTED null',
      'REJECTED CONTRACT_UNKNOWN',
      'REJECTED ENTERPRISE_MISMATCH',
      'WAITING CONTRACT_NOT_ACCEPTED',
      'REJECTED DUPLICATE_DAY',
    ]);
    const next = await provider.report([contract.entry]);
    expect(next.data.reportUsage.entries[0]).toMatchObject({ status: 'REJECTED', code: 'DUPLICATE_DAY' });
    const future = await provider.report([contract.entry], '2020-09-29');
    expect(future.data.reportUsage.entries[0]).toMatchObject({ status: 'REJECTED', code: 'DAY_IN_FUTURE' });
  });

  test('the same batch again gets the first report; its id with other content is refused', async () => {
    const provider = await aProvider();
    const { contract } = await aReadyFactory(provider.providerId);
    const batchId = newId();
    const first = await provider.report([contract.entry], today(), batchId);
    const again = await provider.report([contract.entry], today(), batchId);
    expect(again).toEqual(first);
    const other = await provider.report([{ ...contract.entry, events: 101 }], today(), batchId);
    expect(other.errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('a wrong, a foreign and a revoked signature are refused in the same words', async () => {
    const [provider, other] = [await aProvider(), await aProvider()];
    const { factory, contract } = await aReadyFactory(provider.providerId);
    const batch = { batchId: newId(), periodDay: today(), entries: [contract.entry] };
    const send = (signature: string, more = {}) =>
      provider.machine.query(REPORT, { input: { ...batch, ...more, signature } }, { language: 'en' });
    const answers = [
      await send(await other.sign(batch)),
      await send(await provider.sign(batch), { periodDay: '2020-09-27' }),
      await send('not a signature'),
    ];
    await service.deliver(MachineKeyRevokedV1, provider.machine.personId, {
      clientId: provider.machine.personId,
      organisationId: provider.providerId,
      revokedAt: clock.toISOString(),
    });
    answers.push(await send(await provider.sign(batch)));
    for (const { errors } of answers) {
      expect(errors?.[0]?.extensions.code).toBe('BATCH_SIGNATURE');
      expect(errors?.[0]?.message).toContain('registered key');
    }
    expect(await statusOf(factory)).toEqual(['NOT_COUNTED null', 'NOT_COUNTED null']);
  });

  test('1,000 entries are one batch, 1,001 and none are refused', async () => {
    const provider = await aProvider();
    const { contract } = await aReadyFactory(provider.providerId);
    const many = Array.from({ length: 1_000 }, () => ({ ...contract.entry, contractId: newId() }));
    const { data } = await provider.report([...many.slice(1), contract.entry]);
    expect(data.reportUsage).toMatchObject({ accepted: 1, rejected: 999 });
    for (const entries of [[...many, contract.entry], []]) {
      const { errors } = await provider.report(entries);
      expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    }
  });

  test('a batch over 300 enterprises counts each of them once', async () => {
    const provider = await aProvider();
    const [onCloud, upgraded] = (await counts()) as [number, number];
    const entries: Entry[] = [];
    for (let i = 0; i < 300; i++) {
      const factory = aFactory();
      await factory.certify();
      const contract = aContract(factory.enterpriseId, provider.providerId);
      await contract.accept();
      entries.push(contract.entry);
    }
    const { data } = await provider.report(entries);
    expect(data.reportUsage).toMatchObject({ accepted: 300, waiting: 0, rejected: 0 });
    expect(await counts()).toEqual([onCloud + 300, upgraded + 300]);
  }, 60_000);

  test('only a machine may report', async () => {
    const input = { batchId: newId(), periodDay: today(), entries: [], signature: 'x' };
    const seller = service.as({ role: 'PROVIDER_SIGNATORY', organisationKind: 'PROVIDER' });
    expect((await seller.query(REPORT, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await service.visitor.query(REPORT, { input })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('who may see what', () => {
  test('the members of the enterprise and the officials of its division see its adoption, nobody else', async () => {
    const provider = await aProvider();
    const { factory, contract } = await aReadyFactory(provider.providerId);
    await service.deliver(ProviderAdmittedV1, provider.providerId, {
      providerId: provider.providerId,
      unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(serial++, '440100'),
      name: '演示云工科技有限公司',
      providerClass: 'OTHER',
      admittedAt: clock.toISOString(),
    });
    const voucherId = newId();
    await service.deliver(VoucherPaidV1, voucherId, {
      voucherId,
      enterpriseId: factory.enterpriseId,
      providerId: provider.providerId,
      contractId: contract.contractId,
      roundId: newId(),
      amountFen: '7300000',
      paidAt: clock.toISOString(),
    });
    await provider.report([contract.entry]);
    const bureau = (divisionCode: string) =>
      service.as({ role: 'BUREAU_REVIEWER', organisationKind: 'BUREAU', divisionCode });
    for (const allowed of [factory.member(), bureau('440600'), bureau('440000')]) {
      const { data } = await allowed.query(ADOPTION, { id: factory.enterpriseId });
      expect(data.adoption.evidence.map(({ kind }) => kind).toSorted()).toEqual([
        'PROVIDER_BATCH',
        'VOUCHER_PAID',
      ]);
      expect(data.adoption.evidence[0]!.providerName).toBe('演示云工科技有限公司');
    }
    const others = [
      aFactory().member(),
      bureau('440100'),
      service.as({
        role: 'PROVIDER_SIGNATORY',
        organisationKind: 'PROVIDER',
        organisationId: provider.providerId,
      }),
    ];
    for (const stranger of others) {
      const { errors } = await stranger.query(ADOPTION, { id: factory.enterpriseId });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  test('officials list who counts in their division, page by page', async () => {
    const provider = await aProvider();
    const here = [];
    for (let i = 0; i < 3; i++) {
      const factory = aFactory({ divisionCode: '445381' });
      const contract = aContract(factory.enterpriseId, provider.providerId);
      await factory.certify();
      await contract.sign();
      await contract.accept();
      await provider.report([contract.entry]);
      here.push(factory.enterpriseId);
    }
    const official = service.as({
      role: 'BUREAU_REVIEWER',
      organisationKind: 'BUREAU',
      divisionCode: '445300',
    });
    const first = await official.query(COUNTED, { goal: 'UPGRADED', first: 2 });
    expect(first.errors).toBeUndefined();
    const { pageInfo } = first.data.countedEnterprises;
    expect(pageInfo.hasNextPage).toBe(true);
    const second = await official.query(COUNTED, {
      goal: 'UPGRADED',
      grade: 'B',
      after: pageInfo.endCursor,
    });
    const seen = [first, second].flatMap(({ data }) =>
      data.countedEnterprises.edges.map(({ node }) => node.enterprise!.id),
    );
    expect(seen.toSorted()).toEqual(here.toSorted());
    expect(second.data.countedEnterprises.pageInfo.hasNextPage).toBe(false);
    const none = await official.query(COUNTED, { goal: 'UPGRADED', grade: 'A' });
    expect(none.data.countedEnterprises.edges).toEqual([]);
    const wrong = await official.query(COUNTED, { goal: 'UPGRADED', after: "'" });
    expect(wrong.errors?.[0]?.extensions.code).toBe('CURSOR_FORMAT');
    const seller = service.as({ role: 'PROVIDER_SALES', organisationKind: 'PROVIDER' });
    expect((await seller.query(COUNTED, { goal: 'UPGRADED' })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('declarations and papers', () => {
  const DECLARE = `mutation ($input: DeclareAdoptionInput!, $key: ID!) {
    declareAdoption(input: $input, idempotencyKey: $key) { goals { goal status grade } } }`;
  const RECORD = `mutation ($input: PaperEvidenceInput!, $key: ID!) {
    recordPaperEvidence(input: $input, idempotencyKey: $key) { goals { goal status grade } } }`;

  test('a declaration stands beside the figure, paper makes it grade C, use grade B', async () => {
    const provider = await aProvider();
    const factory = aFactory();
    await factory.certify();
    const before = await goals();
    const preparer = service.as({
      role: 'ENTERPRISE_PREPARER',
      organisationKind: 'ENTERPRISE',
      organisationId: factory.enterpriseId,
    });
    const declaration = {
      input: { enterpriseId: factory.enterpriseId, goal: 'UPGRADED' as const },
      key: newId(),
    };
    const declared = await preparer.query(DECLARE, declaration);
    expect(declared.data.declareAdoption).toMatchObject({
      goals: [{ status: 'DECLARED' }, { status: 'DECLARED' }],
    });
    expect(await preparer.query(DECLARE, declaration)).toEqual(declared);
    const beside = await goals();
    expect(beside.UPGRADED!.counted).toBe(before.UPGRADED!.counted);
    expect(beside.UPGRADED!.declared).toBe(before.UPGRADED!.declared + 1);

    const official = service.as({
      role: 'BUREAU_REVIEWER',
      organisationKind: 'BUREAU',
      divisionCode: '440600',
    });
    const papers = {
      input: {
        enterpriseId: factory.enterpriseId,
        industrialPlatform: true,
        publicCloud: false,
        contractHash: newId().replaceAll('-', '').repeat(2),
        invoiceHash: 'b'.repeat(64),
        acceptanceHash: 'c'.repeat(64),
      },
      key: newId(),
    };
    const stranger = service.as({
      role: 'BUREAU_REVIEWER',
      organisationKind: 'BUREAU',
      divisionCode: '440100',
    });
    expect((await stranger.query(RECORD, papers)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const recorded = await official.query(RECORD, papers);
    expect(recorded.errors).toBeUndefined();
    expect(await statusOf(factory)).toEqual(['ACTIVE C', 'ACTIVE C']);
    const repeated = await official.query(RECORD, { ...papers, key: newId() });
    expect(repeated.errors?.[0]?.extensions.code).toBe('PAPER_ALREADY_RECORDED');
    const after = await goals();
    expect(after.UPGRADED!.counted).toBe(before.UPGRADED!.counted + 1);
    expect(after.UPGRADED!.declared).toBe(before.UPGRADED!.declared);

    const contract = aContract(factory.enterpriseId, provider.providerId);
    await contract.sign();
    await contract.accept();
    await provider.report([contract.entry]);
    expect(await statusOf(factory)).toEqual(['ACTIVE B', 'ACTIVE B']);
    expect(await eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
  });

  test('a shop cannot declare itself an upgraded factory', async () => {
    const shop = aFactory({ industryCode: 'F5110' });
    await shop.certify();
    const preparer = service.as({
      role: 'ENTERPRISE_PREPARER',
      organisationKind: 'ENTERPRISE',
      organisationId: shop.enterpriseId,
    });
    const { errors } = await preparer.query(DECLARE, {
      input: { enterpriseId: shop.enterpriseId, goal: 'UPGRADED' },
      key: newId(),
    });
    expect(errors?.[0]?.extensions.code).toBe('NOT_INDUSTRIAL');
  });
});

describe('as time goes by', () => {
  test('a count turns amber, lapses and returns, and every past figure stays what it was', async () => {
    const start = clock;
    const provider = await aProvider();
    const { factory, contract } = await aReadyFactory(provider.providerId);
    const none = (await counts()) as [number, number];
    await provider.report([contract.entry]);
    const counted = await counts();
    expect(counted).toEqual(none.map((count) => count + 1));
    const at = (days: number) => new Date(start.valueOf() + days * DAY_MS);

    await moveTo(at(60));
    expect(await statusOf(factory)).toEqual(['ACTIVE B', 'ACTIVE B']);
    await moveTo(at(61));
    expect(await statusOf(factory)).toEqual(['AMBER B', 'AMBER B']);
    expect(await counts(at(30))).toEqual(counted);
    await moveTo(at(91));
    expect(await statusOf(factory)).toEqual(['LAPSED null', 'LAPSED null']);
    const fallen = await counts();

    await provider.report([contract.entry], today());
    expect(await statusOf(factory)).toEqual(['ACTIVE B', 'ACTIVE B']);
    expect(await counts()).toEqual(fallen.map((count) => count + 1));
    const { data } = await factory.member().query(ADOPTION, { id: factory.enterpriseId });
    expect(data.adoption.goals[1]!.history.map(({ kind }) => kind)).toEqual(['COUNTED', 'RETURNED']);
    expect(await eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
    // What is known now changes nothing of what was said then.
    expect(await counts(at(30))).toEqual(counted);
    expect(await counts(new Date(at(91).valueOf() - 1))).toEqual(fallen);
    expect(await counts(new Date('2020-01-01T00:00:00Z'))).toEqual([0, 0]);
    const { errors } = await service.visitor.query(GOALS, { asOf: at(400).toISOString() });
    expect(errors?.[0]?.extensions.code).toBe('AS_OF_IN_FUTURE');
  });
});

test('the demonstration counts some 900 and 180, shows 2,500 declared, and stands for two months', async () => {
  const twoMonthsOn = new Date(DEMONSTRATION_BEGINS.valueOf() + 60 * DAY_MS);
  if (clock < twoMonthsOn) await moveTo(twoMonthsOn);
  const before = await goals(DEMONSTRATION_BEGINS);
  await service.app
    .get(EntityManager)
    .fork()
    .transactional((em) =>
      loadAdoptionDemonstration({ em, outbox: service.app.get(Outbox), seed: 1, at: DEMONSTRATION_BEGINS }),
    );
  const after = await goals(twoMonthsOn);
  const begin = await goals(DEMONSTRATION_BEGINS);
  expect(begin.ON_CLOUD!.counted - before.ON_CLOUD!.counted).toBe(900);
  expect(begin.UPGRADED!.counted - before.UPGRADED!.counted).toBe(180);
  expect(begin.ON_CLOUD!.declared + begin.UPGRADED!.declared).toBeGreaterThanOrEqual(2_500);
  expect(after.ON_CLOUD!.counted).toBeGreaterThanOrEqual(begin.ON_CLOUD!.counted);
  expect(begin.ON_CLOUD!.byGrade.every(({ count }) => count > 0)).toBe(true);

  // The events that tell of the same enterprises arrive afterwards, and find them counted already.
  const loaded = await goals();
  const counted = (await service.outbox(AdoptionCountedV1.type)).length;
  const { enterprises } = demonstration(1);
  for (const each of enterprises.filter(({ certifiedAt }) => certifiedAt !== null).slice(0, 120)) {
    await service.deliver(EnterpriseCertifiedV1, each.enterpriseId, {
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
  }
  expect(await service.outbox(AdoptionCountedV1.type)).toHaveLength(counted);
  const known = await goals();
  for (const goal of ['ON_CLOUD', 'UPGRADED']) expect(known[goal]!.byGrade).toEqual(loaded[goal]!.byGrade);
}, 60_000);
