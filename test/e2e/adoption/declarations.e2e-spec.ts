import { ProviderAdmittedV1, VoucherPaidV1 } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { ADOPTION, adoptionWorld, type AdoptionWorld } from '../../support/world/adoption.js';

const COUNTED = `query ($goal: Goal!, $grade: EvidenceGrade, $first: Int, $after: String) {
  countedEnterprises(goal: $goal, grade: $grade, first: $first, after: $after) {
    edges { cursor node { enterprise { id } name divisionCode goal grade } } pageInfo { hasNextPage endCursor } } }`;

let world: AdoptionWorld;
beforeAll(async () => {
  world = await adoptionWorld();
}, 120_000);
afterAll(() => world?.service.stop());

describe('who may see what', () => {
  test('the members of the enterprise and the officials of its division see its adoption, nobody else', async () => {
    const provider = await world.aProvider();
    const { factory, contract } = await world.aReadyFactory(provider.providerId);
    await world.service.deliver(ProviderAdmittedV1, provider.providerId, {
      providerId: provider.providerId,
      unifiedSocialCreditCode: world.aCreditCode('440100'),
      name: '演示云工科技有限公司',
      providerClass: 'OTHER',
      admittedAt: world.now().toISOString(),
    });
    const voucherId = newId();
    await world.service.deliver(VoucherPaidV1, voucherId, {
      voucherId,
      enterpriseId: factory.enterpriseId,
      providerId: provider.providerId,
      contractId: contract.contractId,
      roundId: newId(),
      amountFen: '7300000',
      paidAt: world.now().toISOString(),
    });
    await provider.report([contract.entry]);
    const bureau = (divisionCode: string) =>
      world.service.as({ role: 'BUREAU_REVIEWER', organisationKind: 'BUREAU', divisionCode });
    for (const allowed of [factory.member(), bureau('440600'), bureau('440000')]) {
      const { data } = await allowed.query(ADOPTION, { id: factory.enterpriseId });
      expect(data.adoption.evidence.map(({ kind }) => kind).toSorted()).toEqual([
        'PROVIDER_BATCH',
        'VOUCHER_PAID',
      ]);
      expect(data.adoption.evidence[0]!.providerName).toBe('演示云工科技有限公司');
    }
    const others = [
      world.aFactory().member(),
      bureau('440100'),
      world.service.as({
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
    const provider = await world.aProvider();
    const here = [];
    for (let i = 0; i < 3; i++) {
      const factory = world.aFactory({ divisionCode: '445381' });
      const contract = world.aContract(factory.enterpriseId, provider.providerId);
      await factory.certify();
      await contract.sign();
      await contract.accept();
      await provider.report([contract.entry]);
      here.push(factory.enterpriseId);
    }
    const official = world.service.as({
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
    const seller = world.service.as({ role: 'PROVIDER_SALES', organisationKind: 'PROVIDER' });
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
    const provider = await world.aProvider();
    const factory = world.aFactory();
    await factory.certify();
    const before = await world.goals();
    const preparer = world.service.as({
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
    const beside = await world.goals();
    expect(beside.UPGRADED!.counted).toBe(before.UPGRADED!.counted);
    expect(beside.UPGRADED!.declared).toBe(before.UPGRADED!.declared + 1);

    const official = world.service.as({
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
        invoiceHash: newId().replaceAll('-', '').repeat(2),
        acceptanceHash: newId().replaceAll('-', '').repeat(2),
      },
      key: newId(),
    };
    const stranger = world.service.as({
      role: 'BUREAU_REVIEWER',
      organisationKind: 'BUREAU',
      divisionCode: '440100',
    });
    expect((await stranger.query(RECORD, papers)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const recorded = await official.query(RECORD, papers);
    expect(recorded.errors).toBeUndefined();
    expect(await world.statusOf(factory)).toEqual(['ACTIVE C', 'ACTIVE C']);
    const repeated = await official.query(RECORD, { ...papers, key: newId() });
    expect(repeated.errors?.[0]?.extensions.code).toBe('PAPER_ALREADY_RECORDED');
    const after = await world.goals();
    expect(after.UPGRADED!.counted).toBe(before.UPGRADED!.counted + 1);
    expect(after.UPGRADED!.declared).toBe(before.UPGRADED!.declared);

    const contract = world.aContract(factory.enterpriseId, provider.providerId);
    await contract.sign();
    await contract.accept();
    await provider.report([contract.entry]);
    expect(await world.statusOf(factory)).toEqual(['ACTIVE B', 'ACTIVE B']);
    expect(await world.eventsFor(factory.enterpriseId)).toEqual(['ON_CLOUD', 'UPGRADED']);
  });

  test('a file speaks for one enterprise, once, whichever paper it is said to be', async () => {
    const official = world.service.as({
      role: 'BUREAU_REVIEWER',
      organisationKind: 'BUREAU',
      divisionCode: '440600',
    });
    const aFile = () => newId().replaceAll('-', '').repeat(2);
    const record = async (contractHash: string, invoiceHash: string, acceptanceHash: string) => {
      const factory = world.aFactory();
      await factory.certify();
      const input = {
        enterpriseId: factory.enterpriseId,
        industrialPlatform: true,
        publicCloud: false,
        contractHash,
        invoiceHash,
        acceptanceHash,
      };
      const { errors } = await official.query(RECORD, { input, key: newId() });
      const counted = (await world.statusOf(factory)).includes('ACTIVE C');
      return { code: errors?.[0]?.extensions.code, counted };
    };
    const [contract, invoice, acceptance] = [aFile(), aFile(), aFile()];
    const refused = { code: 'PAPER_ALREADY_RECORDED', counted: false };
    expect(await record(contract, invoice, acceptance)).toEqual({ code: undefined, counted: true });
    expect(await record(aFile(), invoice, aFile())).toEqual(refused);
    expect(await record(aFile(), aFile(), acceptance)).toEqual(refused);
    expect(await record(invoice, aFile(), aFile())).toEqual(refused);
    const one = aFile();
    expect(await record(one, one, one)).toEqual({ code: 'PAPERS_ARE_ONE_FILE', counted: false });
    const shared = aFile();
    const atOnce = await Promise.all(Array.from({ length: 6 }, () => record(aFile(), shared, aFile())));
    expect(atOnce.filter(({ counted }) => counted)).toHaveLength(1);
  });

  test('a shop cannot declare itself an upgraded factory', async () => {
    const shop = world.aFactory({ industryCode: 'F5110' });
    await shop.certify();
    const preparer = world.service.as({
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
