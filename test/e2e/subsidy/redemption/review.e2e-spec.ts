import { newId } from '#libs/kernel';
import { aService, type Answer, type Client, type TestService } from '../../../support/a-service.js';
import {
  anApproved,
  approver,
  aRedeemable,
  aRound,
  DO,
  done,
  expectWholeLedger,
  IN_REDEEM_WINDOW,
  manager,
  papers,
  payer,
  reviewer,
  type ContractWish,
  type SignedUp,
} from '../../../support/world/subsidy/subsidy.js';
import type { VariablesOf } from '../../../support/graphql/typed.js';

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

const NEXT = `mutation ($key: ID!) { nextRedemption(idempotencyKey: $key) { redemption { id } } }`;
const ASSIGN = `mutation ($division: String!, $key: ID!) {
  assignRedemptions(divisionCode: $division, seed: "2020-10", idempotencyKey: $key) { redemptionId reviewerId } }`;
const REASSIGN = `mutation ($id: ID!, $reviewer: String!, $key: ID!) {
  reassignRedemption(id: $id, reviewerId: $reviewer, reason: "请假", idempotencyKey: $key) { reviewerId } }`;
const DECLARE = `mutation ($input: DeclareConflictInput!, $key: ID!) {
  declareConflict(input: $input, idempotencyKey: $key) { touched { redemptionId level outcome reopened } } }`;
const SEE = `query ($id: ID!) { redemption(id: $id) { id } }`;
const LIST = `{ redemptions(first: 100) { edges { node { id } } } }`;
const SIMILAR = `query ($id: ID!) { similarRedemptions(id: $id) { redemptionId similarityBasisPoints passed } }`;
const UNEVEN = `{ unevenDecisions(first: 100) { edges { node { redemptionId otherRedemptionId outcome otherOutcome } } } }`;
const MEASURE = `{ reviewConsistency(from: "2020-10-01", to: "2020-12-31") {
  personId cityCode month decisions against rate expected standsOut interval { low high } } }`;

type File = SignedUp & { readonly voucherId: string; readonly roundId: string; readonly id: string };

/** A file that waits for review, in a city of its own unless the test says otherwise. */
async function waiting(cityCode: string, wish: ContractWish = {}): Promise<File> {
  await service.moveClock(new Date('2020-09-28T10:00:00+08:00'));
  const roundId = await aRound(service, { tranches: [{ cityCode, amountFen: '5000000000' }] });
  const one = await aRedeemable(service, roundId, { city: cityCode, ...wish });
  await service.moveClock(IN_REDEEM_WINDOW);
  const { submitRedemption } = await done(
    one.signatory.query(DO.submit, {
      input: papers(one.voucherId),
      key: newId(),
    }),
  );
  return { ...one, roundId, id: submitRedemption.id };
}

const decide = (
  by: Client,
  id: string,
  decision: VariablesOf<typeof DO.approve>['decision'] | VariablesOf<typeof DO.review>['decision'],
  reason = '材料齐全',
): Promise<Answer<object>> => {
  const given = { id, reason, key: newId() };
  return decision === 'REVIEWED' || decision === 'RETURNED'
    ? by.query(DO.review, { ...given, decision })
    : by.query(DO.approve, { ...given, decision });
};

const conflictWith = (one: SignedUp, fromOn = '2020-01-01') => ({
  subjectKind: 'ENTERPRISE' as const,
  subjectId: one.enterpriseId,
  kind: 'FAMILY' as const,
  fromOn,
  note: '亲属任职',
});

const byId = (a: { redemptionId: string }, b: { redemptionId: string }): number =>
  a.redemptionId.localeCompare(b.redemptionId);

async function next(by: Client): Promise<string | undefined> {
  const { nextRedemption } = await done(by.query(NEXT, { key: newId() }));
  return nextRedemption.redemption?.id;
}

async function ids(by: Client): Promise<string[]> {
  const { redemptions } = await done(by.query(LIST));
  return redemptions.edges.map(({ node }) => node.id);
}

describe('assignment', () => {
  test('the next file is the one that waits longest, each for one reviewer', async () => {
    const files = [await waiting('440700'), await waiting('440700'), await waiting('440700')];
    const reviewers = [0, 1, 2, 3].map(() => reviewer(service, '440700'));
    const taken = await Promise.all(reviewers.map(next));
    expect(new Set(taken)).toEqual(new Set([...files.map(({ id }) => id), undefined]));
    const [mine] = [taken.findIndex((id) => id === files[0]!.id)];
    // Until it is decided, one's own file comes again, and is nobody else's.
    expect(await next(reviewers[mine]!)).toBe(files[0]!.id);
    const other = await decide(reviewers[(mine + 1) % 4]!, files[0]!.id, 'REVIEWED');
    expect(other.errors?.[0]?.extensions.code).toBe('ASSIGNED_TO_ANOTHER');
    await done(decide(reviewers[mine]!, files[0]!.id, 'REVIEWED'));
  });

  test('the head of a bureau gives out what waits, past those who have a conflict', async () => {
    const [one, two] = [await waiting('440800'), await waiting('440800')];
    const [free, conflicted] = [reviewer(service, '440800'), reviewer(service, '440800')];
    await done(free.query(LIST));
    await done(conflicted.query(DECLARE, { input: conflictWith(one), key: newId() }));
    await done(conflicted.query(DECLARE, { input: conflictWith(two), key: newId() }));
    const head = service.as({ role: 'BUREAU_APPROVER', organisationKind: 'BUREAU', divisionCode: '440800' });
    const given = await done(
      head.query(ASSIGN, {
        division: '440800',
        key: newId(),
      }),
    );
    expect(given.assignRedemptions.toSorted(byId)).toEqual(
      [one, two].map(({ id }) => ({ redemptionId: id, reviewerId: free.personId })).toSorted(byId),
    );
    const wrong = await head.query(REASSIGN, { id: one.id, reviewer: conflicted.personId, key: newId() });
    expect(wrong.errors?.[0]?.extensions.code).toBe('REVIEWER_CONFLICTED');
    const elsewhere = await head.query(ASSIGN, { division: '440100', key: newId() });
    expect(elsewhere.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const colleague = reviewer(service, '440800');
    await done(colleague.query(LIST));
    await done(head.query(REASSIGN, { id: one.id, reviewer: colleague.personId, key: newId() }));
    await done(decide(colleague, one.id, 'REVIEWED'));
  });
});

describe('a conflict of interest', () => {
  test('hides the file wherever one may look, declared or because one acted for the party', async () => {
    const one = await waiting('440900');
    const declared = reviewer(service, '440900');
    await done(declared.query(DECLARE, { input: conflictWith(one), key: newId() }));
    const personId = newId();
    await service
      .as({ role: 'PROVIDER_VIEWER', organisationKind: 'PROVIDER', organisationId: one.providerId, personId })
      .query(LIST);
    await service.sql('update subsidy.membership set ended_at = $2 where person_id = $1', [
      personId,
      '2020-03-01T00:00:00Z',
    ]);
    const acted = service.as({
      role: 'BUREAU_REVIEWER',
      organisationKind: 'BUREAU',
      divisionCode: '440900',
      personId,
    });
    for (const by of [declared, acted]) {
      expect(await ids(by)).toEqual([]);
      expect((await by.query('{ vouchers(first: 100) { edges { node { id } } } }')).data).toEqual({
        vouchers: { edges: [] },
      });
      expect(await next(by)).toBeUndefined();
      const answers = [
        await by.query(SEE, { id: one.id }),
        await by.query(SIMILAR, { id: one.id }),
        await by.query('query ($id: ID!) { redemptionTimeline(id: $id) { elapsedMs } }', { id: one.id }),
        await by.query('query ($id: ID!) { redemptionOverlaps(id: $id) { key } }', { id: one.id }),
        await decide(by, one.id, 'REVIEWED'),
        await by.query('query ($id: ID!) { voucher(id: $id) { id } }', { id: one.voucherId }),
      ];
      expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(6).fill('NOT_FOUND'));
    }
    expect(await ids(reviewer(service, '440900'))).toEqual([one.id]);
    await expect(
      service.sql(
        `insert into subsidy.reviewer_decision (id, redemption_id, papers_version, level, outcome, person_id, reason, at)
         values ($1, $2, 1, 'CITY_REVIEW', 'REVIEWED', $3, '', '2020-10-10T10:00:00+08:00')`,
        [newId(), one.id, declared.personId],
      ),
    ).rejects.toThrow(/decision_unconflicted/);
  });

  test('that shows afterwards lists the decisions it touches and begins unpaid files anew', async () => {
    const [one, paid] = [await waiting('441200'), await waiting('441200')];
    const by = reviewer(service, '441200');
    for (const { id, roundId } of [one, paid]) {
      await done(decide(by, id, 'REVIEWED'));
      await done(decide(approver(service), id, 'APPROVED'));
      await done(manager(service).query(DO.notice, { roundId, ids: [id], key: newId() }));
    }
    await service.moveClock(new Date('2020-11-01T10:00:00+08:00'));
    const before = await done(by.query(DECLARE, { input: conflictWith(one, '2020-10-11'), key: newId() }));
    expect(before).toEqual({ declareConflict: { touched: [] } });
    const after = await done(by.query(DECLARE, { input: conflictWith(one), key: newId() }));
    expect(after).toEqual({
      declareConflict: {
        touched: [{ redemptionId: one.id, level: 'CITY_REVIEW', outcome: 'REVIEWED', reopened: true }],
      },
    });
    const frozen = await payer(service).query(DO.pay, { ids: [one.id], key: newId() });
    expect(frozen.errors?.[0]?.extensions.code).toBe('NOT_PAYABLE');
    await done(decide(reviewer(service, '441200'), one.id, 'REVIEWED'));
    await done(decide(approver(service), one.id, 'APPROVED'));
    const notice = manager(service).query(DO.notice, { roundId: one.roundId, ids: [one.id], key: newId() });
    expect((await notice).errors).toBeUndefined();
    const listed = await manager(service).query('{ conflictedDecisions(first: 10) { redemptionId } }');
    expect(listed.data.conflictedDecisions).toEqual([{ redemptionId: one.id }]);
    const about = { ...conflictWith(paid), personId: by.personId };
    const forOthers = await reviewer(service).query(DECLARE, { input: about, key: newId() });
    expect(forOthers.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('like is decided alike', () => {
  test('near-identical files with different outcomes are raised by themselves, before either is paid', async () => {
    const wish = {
      lines: [{ kind: 'NETWORK', amountFen: '24333334', description: '厂区五座车间光纤环网与工业交换机' }],
    };
    const [one, two] = [await waiting('441300', wish), await waiting('441300', wish)];
    await done(decide(reviewer(service, '441300'), one.id, 'REVIEWED'));
    await done(decide(approver(service), one.id, 'APPROVED'));
    await done(decide(reviewer(service, '441300'), two.id, 'REVIEWED'));
    const quiet = await done(manager(service).query(UNEVEN));
    expect(JSON.stringify(quiet)).not.toContain(two.id);
    await done(decide(approver(service), two.id, 'REJECTED', '不予支持'));
    const raised = await done(manager(service).query(UNEVEN));
    expect(raised.unevenDecisions.edges.map(({ node }) => node)).toContainEqual({
      redemptionId: two.id,
      otherRedemptionId: one.id,
      outcome: 'REJECTED',
      otherOutcome: 'APPROVED',
    });
    for (const party of [one, two]) {
      const tied = manager(service);
      await done(tied.query(DECLARE, { input: conflictWith(party), key: newId() }));
      expect(JSON.stringify(await done(tied.query(UNEVEN)))).not.toContain(one.id);
    }
  });

  test('the reviewer sees the five most similar cases, and gives a reason for deciding otherwise', async () => {
    const wish = {
      lines: [{ kind: 'NETWORK', amountFen: '24333334', description: '码头龙门吊远程操控与视频回传' }],
    };
    const files = [];
    for (let n = 0; n < 4; n++) files.push(await waiting('441500', wish));
    const last = files.pop()!;
    for (const { id } of files) {
      await done(decide(reviewer(service, '441500'), id, 'REVIEWED'));
      await done(decide(approver(service), id, 'REJECTED', '吊机不在目录'));
    }
    const by = reviewer(service, '441500');
    const { similarRedemptions } = await done(by.query(SIMILAR, { id: last.id }));
    expect(similarRedemptions.length).toBeLessThanOrEqual(5);
    expect(
      similarRedemptions
        .slice(0, 3)
        .map(({ redemptionId }) => redemptionId)
        .toSorted(),
    ).toEqual(files.map(({ id }) => id).toSorted());
    await done(by.query(DECLARE, { input: conflictWith(files[0]!), key: newId() }));
    const without = await done(by.query(SIMILAR, { id: last.id }));
    expect(JSON.stringify(without)).not.toContain(files[0]!.id);
    expect(JSON.stringify(without)).toContain(files[1]!.id);
    const own = await last.signatory.query(SIMILAR, { id: last.id });
    expect(own.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const bare = await decide(by, last.id, 'REVIEWED', '');
    expect(bare.errors?.[0]?.extensions.code).toBe('DIFFERS_FROM_SIMILAR');
    await done(decide(by, last.id, 'REVIEWED', '补充了目录证明'));
    const [kept] = await service.sql(
      'select against_majority, jsonb_array_length(similar_cases) > 2 as shown from subsidy.reviewer_decision where redemption_id = $1',
      [last.id],
    );
    expect(kept).toEqual({ against_majority: true, shown: true });
  });

  test('decisions are measured per reviewer, city and month, for the commission only', async () => {
    const files = [await waiting('441600'), await waiting('441600')];
    const by = reviewer(service, '441600');
    await done(decide(by, files[0]!.id, 'RETURNED', '发票模糊'));
    await done(decide(by, files[1]!.id, 'REVIEWED'));
    const { reviewConsistency } = await done(manager(service).query(MEASURE));
    expect(reviewConsistency.find(({ personId }) => personId === by.personId)).toMatchObject({
      cityCode: '441600',
      month: '2020-10',
      decisions: 2,
      against: 1,
      rate: 0.5,
      standsOut: false,
    });
    const denied = await by.query(MEASURE);
    expect(denied.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

test('the same person never has two duties, under whatever hat and in whatever order', async () => {
  const roundId = await aRound(service);
  const one = await aRedeemable(service, roundId);
  await service.moveClock(IN_REDEEM_WINDOW);
  const id = await anApproved(service, one);
  const people = await service.sql<{ duty: string; person_id: string }>(
    'select duty, person_id from subsidy.redemption_duty where redemption_id = $1 order by duty',
    [id],
  );
  expect(people.map(({ duty }) => duty)).toEqual(['approve', 'review', 'submit']);
  expect(new Set(people.map(({ person_id }) => person_id)).size).toBe(3);
});
