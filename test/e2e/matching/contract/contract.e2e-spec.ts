import { newId, sha256Hex } from '#libs/kernel';
import type { Client } from '../../../support/a-service.js';
import { aLine, aMarket, BEFORE, codeOf, type Market } from '../../../support/world/matching/market.js';

let market: Market;
beforeAll(async () => {
  market = await aMarket();
}, 60_000);
afterAll(() => market?.service.stop());
beforeEach(() => market.moveClock(BEFORE));

const CONTRACT = `id number state documentHash document totalFen signedOn enterprise { id } provider { id }
  lines { id kind amountFen industrialPlatform } milestones { id title state } signatures { side }`;

const award = (by: Client, needId: string, bidId: string, key = newId()) =>
  by.query(
    `mutation ($needId: ID!, $bidId: ID!, $key: ID!) {
      awardNeed(needId: $needId, bidId: $bidId, reason: "方案最合适", idempotencyKey: $key) { ${CONTRACT} } }`,
    { needId, bidId, key },
  );

const sign = (by: Client, { id, documentHash }: { id: string; documentHash: string }) =>
  by.query(
    `mutation ($id: ID!, $hash: String!, $key: ID!) {
      signContract(id: $id, documentHash: $hash, idempotencyKey: $key) { ${CONTRACT} } }`,
    { id, hash: documentHash, key: newId() },
  );

const report = (by: Client, id: string) =>
  by.query(
    `mutation ($id: ID!, $key: ID!) {
      reportMilestone(milestoneId: $id, report: "已交付", idempotencyKey: $key) { ${CONTRACT} } }`,
    { id, key: newId() },
  );

const accept = (by: Client, id: string) =>
  by.query(
    `mutation ($id: ID!, $key: ID!) { acceptMilestone(milestoneId: $id, idempotencyKey: $key) { ${CONTRACT} } }`,
    { id, key: newId() },
  );

/** A contract that was just drafted, with the people of both sides. */
async function anAward() {
  await market.service.moveClock(new Date('2020-09-28T02:00:00Z'));
  const enterpriseId = await market.anEnterprise();
  const providerId = await market.aProvider();
  const [buyer, seller] = [market.buyer(enterpriseId), market.seller(providerId)];
  const needId = await market.aNeed(market.buyer(enterpriseId));
  const lines = [
    aLine({ amountFen: '9000000' }),
    aLine({ kind: 'IMPLEMENTATION', amountFen: '3000000', industrialPlatform: false }),
  ];
  const { bidId } = (await market.seal(seller, needId, { lines })).data.sealBid;
  await market.passDeadline();
  const answer = await award(buyer, needId, bidId);
  expect(answer.errors).toBeUndefined();
  return { enterpriseId, providerId, buyer, seller, needId, bidId, contract: answer.data.awardNeed };
}

describe('an award', () => {
  test('drafts the contract from the bid', async () => {
    const { contract, enterpriseId, providerId } = await anAward();
    expect(contract).toMatchObject({ state: 'DRAFTED', totalFen: '12000000', number: null });
    expect(contract.lines.map(({ amountFen }) => amountFen)).toEqual(['9000000', '3000000']);
    expect(sha256Hex(contract.document)).toBe(contract.documentHash);
    expect(JSON.parse(contract.document)).toMatchObject({
      enterprise: { id: enterpriseId },
      provider: { id: providerId },
      totalFen: '12000000',
    });
  });

  test('is refused before the deadline, to preparers, and for a bid that was replaced', async () => {
    const enterpriseId = await market.anEnterprise();
    const providerId = await market.aProvider();
    const seller = market.seller(providerId);
    const needId = await market.aNeed(market.buyer(enterpriseId));
    const replaced = (await market.seal(seller, needId)).data.sealBid;
    const standing = (await market.seal(seller, needId)).data.sealBid;
    const signatory = market.buyer(enterpriseId);
    expect(codeOf(await award(signatory, needId, standing.bidId))).toBe('NOT_YET_OPEN');
    await market.passDeadline();
    expect(codeOf(await award(signatory, needId, replaced.bidId))).toBe('NOT_FOUND');
    const preparer = market.buyer(enterpriseId, 'ENTERPRISE_PREPARER');
    expect(codeOf(await award(preparer, needId, standing.bidId))).toBe('FORBIDDEN');
    expect(codeOf(await award(market.buyer(newId()), needId, standing.bidId))).toBe('NOT_FOUND');
  });

  test('is made once, however many signatories award at the same moment', async () => {
    const enterpriseId = await market.anEnterprise();
    const providers = [await market.aProvider(), await market.aProvider()];
    const needId = await market.aNeed(market.buyer(enterpriseId));
    const bidIds: string[] = [];
    for (const providerId of providers)
      bidIds.push((await market.seal(market.seller(providerId), needId)).data.sealBid.bidId);
    await market.passDeadline();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => award(market.buyer(enterpriseId), needId, bidIds[at % 2]!)),
    );
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'NEED_ALREADY_AWARDED')).toHaveLength(19);
    const standing = await market.service.sql('select 1 from matching.contract where need_id = $1', [needId]);
    expect(standing).toHaveLength(1);
    await expect(
      market.service.sql(
        `insert into matching.award (id, need_id, bid_id, reason, awarded_by, awarded_at)
         values (gen_random_uuid(), $1, $2, '', '', now())`,
        [needId, bidIds[0]],
      ),
    ).rejects.toThrow(/award_current/);
  });
});

describe('a contract', () => {
  test('is on the list of the officials of its division and of those who reach the whole province', async () => {
    const { contract } = await anAward();
    const listed = async (hat: Parameters<Market['service']['as']>[0]) => {
      const { data } = await market.service
        .as(hat)
        .query('{ contracts(first: 100) { edges { node { id } } } }');
      return data.contracts.edges.some(({ node }) => node.id === contract.id);
    };
    expect(await listed({ organisationKind: 'AUDIT', role: 'AUDITOR' })).toBe(true);
    expect(
      await listed({ organisationKind: 'COMMISSION', role: 'PROGRAMME_MANAGER', divisionCode: '440000' }),
    ).toBe(true);
    expect(
      await listed({ organisationKind: 'BUREAU', role: 'BUREAU_REVIEWER', divisionCode: '440600' }),
    ).toBe(true);
    expect(
      await listed({ organisationKind: 'BUREAU', role: 'BUREAU_REVIEWER', divisionCode: '440100' }),
    ).toBe(false);
  });

  test('is signed by both sides in any order, delivered, accepted, and told of', async () => {
    const { contract, buyer, seller, providerId } = await anAward();
    expect(codeOf(await report(seller, contract.milestones[0]!.id))).toBe('CONTRACT_NOT_IN_FORCE');
    expect((await sign(seller, contract)).data.signContract.state).toBe('DRAFTED');
    expect(codeOf(await sign(seller, contract))).toBe('ALREADY_SIGNED');
    const signed = (await sign(buyer, contract)).data.signContract;
    expect(signed).toMatchObject({ state: 'SIGNED', signedOn: '2020-10-10', document: contract.document });
    expect(signed.number).toMatch(/^YS-2020-\d{6}$/);
    const delivery = market.seller(providerId, 'PROVIDER_DELIVERY');
    for (const { id } of contract.milestones) {
      expect(codeOf(await accept(buyer, id))).toBe('MOVE_NOT_ALLOWED');
      expect(codeOf(await accept(seller, id))).toBe('FORBIDDEN');
      expect(codeOf(await report(delivery, id))).toBeUndefined();
      expect(codeOf(await accept(buyer, id))).toBeUndefined();
    }
    const read = await delivery.query(`query ($id: ID!) { contract(id: $id) { ${CONTRACT} } }`, {
      id: contract.id,
    });
    expect(read.data.contract.state).toBe('ACCEPTED');
    const told = (await market.service.outbox()).filter(({ subject }) => subject === contract.id);
    const step = (milestoneId: string) => [
      ['milestone.reported.v1', milestoneId],
      ['milestone.accepted.v1', milestoneId],
    ];
    expect(told.map(({ type, data }) => [type, data.milestoneId])).toEqual([
      ['contract.awarded.v1', undefined],
      ['contract.signed.v1', undefined],
      ...contract.milestones.flatMap(({ id }) => step(id)),
      ['contract.accepted.v1', undefined],
    ]);
    const movers = told.filter(({ type }) => type.startsWith('milestone.')).map(({ data }) => data.nextMover);
    expect(movers[0]).toBe('ENTERPRISE');
    expect(movers.at(-1)).toBeNull();
    expect(told[1]!.data).toMatchObject({ totalFen: '12000000', signedOn: '2020-10-10', scenario: 'S07' });
    expect(told.at(-1)!.data).toMatchObject({ industrialPlatform: true, publicCloud: true });
    const moves = await market.service.sql<{ to_state: string }>(
      'select to_state from matching.history where subject_id = $1 order by at, id',
      [contract.id],
    );
    expect(moves.map((move) => move.to_state)).toEqual(['DRAFTED', 'SIGNED', 'ACCEPTED']);
  });

  test('is put in force once when both sides sign at the same moment', async () => {
    const { contract, buyer, seller } = await anAward();
    const answers = await Promise.all([sign(buyer, contract), sign(seller, contract)]);
    expect(answers.map(codeOf)).toEqual([undefined, undefined]);
    expect(answers.map(({ data }) => data.signContract.state).toSorted()).toEqual(['DRAFTED', 'SIGNED']);
    const told = await market.service.outbox('contract.signed.v1');
    expect(told.filter(({ subject }) => subject === contract.id)).toHaveLength(1);
  });

  test('is not signed by a hash of another text, by a viewer, or twice by one person', async () => {
    const { contract, buyer, enterpriseId, providerId } = await anAward();
    const other = { ...contract, documentHash: '0'.repeat(64) };
    expect(codeOf(await sign(buyer, other))).toBe('DOCUMENT_CHANGED');
    expect(codeOf(await sign(market.buyer(enterpriseId, 'ENTERPRISE_VIEWER'), contract))).toBe('FORBIDDEN');
    await sign(buyer, contract);
    await market.service.sql('delete from matching.membership where person_id = $1', [buyer.personId]);
    const turncoat = market.service.as({
      organisationKind: 'PROVIDER',
      role: 'PROVIDER_SIGNATORY',
      organisationId: providerId,
      personId: buyer.personId,
    });
    expect(codeOf(await sign(turncoat, contract))).toBe('SIGNED_FOR_OTHER_SIDE');
  });

  test('is found by its number and its title, by its sides only', async () => {
    const { contract, buyer, seller } = await anAward();
    await sign(buyer, contract);
    const { number } = (await sign(seller, contract)).data.signContract;
    const found = async (by: Client, text: string | null): Promise<string[]> => {
      const { data } = await by.query(
        `query ($text: String) { contracts(text: $text) { edges { node { id } } } }`,
        { text },
      );
      return data.contracts.edges.map(({ node }) => node.id);
    };
    expect(await found(seller, number)).toEqual([contract.id]);
    expect(await found(seller, number!.toLowerCase().slice(0, -1))).toContain(contract.id);
    expect(await found(seller, '没有这样的合同')).toEqual([]);
    expect(await found(market.seller(newId()), number)).toEqual([]);
  });

  test('and its need and bid are hidden from strangers, also as entities', async () => {
    const { contract, needId, bidId, buyer } = await anAward();
    const entities = (by: Client) =>
      by.query(
        `query ($of: [_Any!]!) { found: _entities(representations: $of) {
          ... on Contract { id } ... on Need { id } ... on Bid { id } } }`,
        {
          of: [
            { __typename: 'Contract', id: contract.id },
            { __typename: 'Need', id: needId },
            { __typename: 'Bid', id: bidId },
            { __typename: 'Need', id: 'no id' },
          ],
        },
      );
    const ids = [{ id: contract.id }, { id: needId }, { id: bidId }, null];
    expect((await entities(buyer)).data.found).toEqual(ids);
    for (const stranger of [market.buyer(newId()), market.seller(newId())])
      expect((await entities(stranger)).data.found).toEqual([null, null, null, null]);
    expect(codeOf(await entities(market.service.visitor))).toBe('UNAUTHENTICATED');
    const read = `query ($id: ID!) { contract(id: $id) { id } }`;
    expect(codeOf(await market.buyer(newId()).query(read, { id: contract.id }))).toBe('NOT_FOUND');
    const list = `{ contracts { edges { node { id } } } }`;
    expect((await market.seller(newId()).query(list)).data).toEqual({ contracts: { edges: [] } });
  });
});
