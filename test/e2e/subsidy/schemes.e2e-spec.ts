import { newId } from '#libs/kernel';
import { aService, type Client, type TestService } from '../../support/a-service.js';
import {
  aContract,
  aProposal,
  approver,
  aRound,
  claim,
  done,
  expectWholeLedger,
  manager,
  PROPOSE,
  schemeId,
} from '../../support/world/subsidy/subsidy.js';
import type { InputOf } from '../../support/graphql/typed.js';

interface SchemeVersion {
  readonly id: string;
  readonly scheme: string;
  readonly version: number;
  readonly state: string;
  readonly shipped: boolean;
  readonly rules: { name: string; value: string; confidence: string }[];
  readonly problems: { rule: string; problem: string; text: string }[];
}

const SHOWN =
  'id scheme version state shipped rules { name value confidence } problems { rule problem text }';
const DRAFT =
  `mutation ($input: DraftSchemeInput!, $key: ID!) { draftScheme(input: $input, idempotencyKey: $key) { ${SHOWN} } }` as const;
const CHANGE =
  `mutation ($input: ChangeSchemeInput!, $key: ID!) { changeScheme(input: $input, idempotencyKey: $key) { ${SHOWN} } }` as const;
const DO = (name: 'proposeScheme' | 'publishScheme') =>
  `mutation ($id: ID!, $key: ID!) { it: ${name}(id: $id, idempotencyKey: $key) { ${SHOWN} } }` as const;
const END = (name: 'returnScheme' | 'withdrawScheme') =>
  `mutation ($id: ID!, $reason: String!, $key: ID!) { it: ${name}(id: $id, reason: $reason, idempotencyKey: $key) { ${SHOWN} } }` as const;

let service: TestService;
beforeAll(async () => {
  service = await aService('subsidy');
});
afterAll(async () => {
  await service?.stop();
});
beforeEach(() => service.moveClock(new Date('2020-09-28T10:00:00+08:00')));
afterEach(() => expectWholeLedger(service));

const ours = (name: string, value: unknown) => ({
  name,
  value: JSON.stringify(value),
  source: '厅务会议纪要（测试）',
  confidence: 'OPERATOR' as const,
});

let schemes = 0;
const aScheme = (): string => `GD-TEST-${(schemes += 1)}`;

async function draft(by: Client, scheme: string, basedOn?: string): Promise<SchemeVersion> {
  const input = { scheme, name: '测试方案', ...(basedOn ? { basedOn } : {}) };
  return (await done(by.query(DRAFT, { input, key: newId() }))).draftScheme;
}

async function change(
  by: Client,
  id: string,
  set: InputOf<typeof CHANGE>['set'],
  remove: string[] = [],
): Promise<SchemeVersion> {
  const input = { id, set, remove };
  return (await done(by.query(CHANGE, { input, key: newId() }))).changeScheme;
}

/** A version with some rules changed, published by a second person. */
async function published(
  scheme: string,
  basedOn: string | undefined,
  set: InputOf<typeof CHANGE>['set'],
): Promise<SchemeVersion> {
  const by = manager(service);
  const { id } = await draft(by, scheme, basedOn);
  await change(by, id, set);
  await done(by.query(DO('proposeScheme'), { id, key: newId() }));
  return (await done(approver(service).query(DO('publishScheme'), { id, key: newId() }))).it;
}

const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

describe('the shipped schemes', () => {
  test('are there with their sources, and what no source gives is shown as the operator’s', async () => {
    const { schemes: all } = await done(service.visitor.query(`{ schemes { ${SHOWN} } }`));
    const shipped = all.filter((each) => each.shipped);
    expect(shipped.map(({ scheme, version, state }) => `${scheme} ${version} ${state}`)).toEqual([
      'GD-2018 1 PUBLISHED',
      'GD-2019 1 PUBLISHED',
      'GD-2020 1 PUBLISHED',
    ]);
    const rule = (name: string) => shipped[2]!.rules.find((each) => each.name === name);
    expect(rule('subsidyShare')).toMatchObject({ value: '3000', confidence: 'OPERATOR' });
    expect(rule('clusterPriority')).toMatchObject({ value: 'true', confidence: 'CONFIRMED' });
  });

  test('stand beside every rule of the public sources, also those that were not found', async () => {
    const { schemeSources, schemeTemplates } = await done(
      service.visitor.query(
        `{ schemeSources { scheme name value confidence sources { title url } }
           schemeTemplates { region url facts rules { name value source confidence } } }`,
      ),
    );
    expect(schemeSources).toContainEqual(
      expect.objectContaining({
        scheme: 'GD-2020',
        name: 'subsidy_ratio',
        value: null,
        confidence: 'NOT_FOUND',
      }),
    );
    expect(schemeTemplates).toHaveLength(7);
    expect(
      schemeTemplates.flatMap(({ rules }) => rules).every(({ confidence }) => confidence === 'OPERATOR'),
    ).toBe(true);
  });

  test.each([
    "update subsidy.scheme_version set rules = '{}' where shipped",
    "update subsidy.scheme_version set state = 'WITHDRAWN' where shipped",
    'delete from subsidy.scheme_version where shipped',
    'truncate subsidy.scheme_version cascade',
  ])('are not even changed by the owner of the table by mistake: %s', async (statement) => {
    await expect(service.sql(statement)).rejects.toThrow(/never changed|are kept/);
  });
});

describe('a version of a scheme', () => {
  test('begins with the rules published last, is changed, and says what it changes', async () => {
    const scheme = aScheme();
    const first = await published(scheme, await schemeId(service), [ours('subsidyShare', 2500)]);
    expect(first).toMatchObject({ version: 1, state: 'PUBLISHED', shipped: false });
    const by = manager(service);
    const second = await draft(by, scheme);
    expect(second).toMatchObject({ version: 2, state: 'DRAFT', problems: [] });
    await change(
      by,
      second.id,
      [ours('subsidyShare', 4000), ours('minimumAgeYears', 2)],
      ['noRepeatForSameContract'],
    );
    const { schemeChanges } = await done(
      by.query(
        'query ($id: ID!) { schemeChanges(id: $id) { rule old { value } new { value confidence } } }',
        { id: second.id },
      ),
    );
    expect(schemeChanges).toEqual([
      { rule: 'minimumAgeYears', old: null, new: { value: '2', confidence: 'OPERATOR' } },
      { rule: 'noRepeatForSameContract', old: { value: 'true' }, new: null },
      { rule: 'subsidyShare', old: { value: '2500' }, new: { value: '4000', confidence: 'OPERATOR' } },
    ]);
    const another = await by.query(DRAFT, { input: { scheme, name: '另一草案' }, key: newId() });
    expect(codeOf(another)).toBe('SCHEME_DRAFT_EXISTS');
  });

  test('with problems can be kept as a draft, which names all of them, but not be proposed', async () => {
    const by = manager(service);
    const { id } = await draft(by, aScheme(), await schemeId(service));
    const { problems } = await change(by, id, [
      ours('subsidyShare', 12_000),
      ours('bonus', 1),
      ours('noticeDays', 0),
    ]);
    expect(problems).toEqual([
      { rule: 'bonus', problem: 'UNKNOWN_RULE', text: '没有这一规则，请删除或更名。' },
      { rule: 'noticeDays', problem: 'RANGE', text: '数值须在 1–90 之间。' },
      { rule: 'subsidyShare', problem: 'FORMAT', text: expect.stringContaining('10000') },
    ]);
    const refused = await by.query(DO('proposeScheme'), { id, key: newId() });
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'SCHEME_PROBLEMS',
      params: { problems: [expect.stringContaining('bonus'), expect.anything(), expect.anything()] },
    });
    const input = { id, set: [{ ...ours('noticeDays', 7), value: '{' }] };
    expect(codeOf(await by.query(CHANGE, { input, key: newId() }))).toBe('SCHEME_RULE_JSON');
  });

  test('is not seen by the public before it is published', async () => {
    const { id } = await draft(manager(service), aScheme(), await schemeId(service));
    for (const document of [
      'query ($id: ID!) { schemeVersion(id: $id) { id } }',
      'query ($id: ID!) { schemeChanges(id: $id) { rule } }',
    ] as const)
      expect(codeOf(await service.visitor.query(document, { id }))).toBe('NOT_FOUND');
    const { schemes: seen } = await done(service.visitor.query('{ schemes { id } }'));
    expect(seen.map((each) => each.id)).not.toContain(id);
    const input = { ...(await aProposal(service)), basedOn: id };
    expect(codeOf(await manager(service).query(PROPOSE, { input, key: newId() }))).toBe('NOT_FOUND');
  });

  test('takes two people, which the database checks too', async () => {
    const personId = newId();
    const writer = service.as({ role: 'PROGRAMME_MANAGER', organisationKind: 'COMMISSION', personId });
    const same = service.as({ role: 'COMMISSION_APPROVER', organisationKind: 'COMMISSION', personId });
    const { id } = await draft(writer, aScheme(), await schemeId(service));
    await done(writer.query(DO('proposeScheme'), { id, key: newId() }));
    expect(codeOf(await same.query(DO('publishScheme'), { id, key: newId() }))).toBe('DUTIES_SEPARATED');
    await expect(
      service.sql(
        `update subsidy.scheme_version set state = 'PUBLISHED', published_at = now(), published_by = proposed_by where id = $1`,
        [id],
      ),
    ).rejects.toThrow(/scheme_version_two_people/);
    expect(codeOf(await writer.query(CHANGE, { input: { id, name: '改名' }, key: newId() }))).toBe(
      'SCHEME_NOT_DRAFT',
    );
    await expect(
      service.sql(`update subsidy.scheme_version set rules = '{}' where id = $1`, [id]),
    ).rejects.toThrow(/not changed any more/);
    await done(approver(service).query(END('returnScheme'), { id, reason: '请补充依据', key: newId() }));
    await change(writer, id, [ours('noticeDays', 5)]);
    await done(writer.query(DO('proposeScheme'), { id, key: newId() }));
    const ends = await Promise.all([
      ...Array.from({ length: 4 }, () => approver(service).query(DO('publishScheme'), { id, key: newId() })),
      writer.query(END('withdrawScheme'), { id, reason: '撤回', key: newId() }),
    ]);
    expect(ends.filter(({ errors }) => !errors)).toHaveLength(1);
    const history = await service.sql(
      'select from_state, to_state, reason from subsidy.history where subject_id = $1 order by id',
      [id],
    );
    expect(history.slice(0, 5)).toEqual([
      { from_state: null, to_state: 'DRAFT', reason: null },
      { from_state: 'DRAFT', to_state: 'PROPOSED', reason: null },
      { from_state: 'PROPOSED', to_state: 'DRAFT', reason: '请补充依据' },
      { from_state: 'DRAFT', to_state: 'DRAFT', reason: 'noticeDays' },
      { from_state: 'DRAFT', to_state: 'PROPOSED', reason: null },
    ]);
    expect(history).toHaveLength(6);
  });

  test('that is withdrawn gives the way free, and its number is not given again', async () => {
    const by = manager(service);
    const scheme = aScheme();
    const { id } = await draft(by, scheme, await schemeId(service));
    expect(codeOf(await by.query(END('withdrawScheme'), { id, reason: ' ', key: newId() }))).toBe(
      'REASON_NEEDED',
    );
    await done(by.query(END('withdrawScheme'), { id, reason: '不再需要', key: newId() }));
    expect(await draft(by, scheme, await schemeId(service))).toMatchObject({ version: 2 });
  });
});

describe('a file', () => {
  test('keeps the version it was filed under: what is published later decides later rounds only', async () => {
    const scheme = aScheme();
    const v1 = await published(scheme, await schemeId(service), [ours('subsidyShare', 3000)]);
    const before = await aRound(service, { basedOn: v1.id });
    const [early, late, other] = [
      await aContract(service),
      await aContract(service),
      await aContract(service),
    ];
    const first = await done(claim(before, early));
    const v2 = await published(scheme, undefined, [
      ours('subsidyShare', 1000),
      ours('subsidyTiers', {
        by: 'SPEND',
        tiers: [
          { fromFen: '0', rate: 1000 },
          { fromFen: '20000000', rate: 2000 },
        ],
      }),
    ]);
    const second = await done(claim(before, late));
    const third = await done(claim(await aRound(service, { basedOn: v2.id }), other));
    expect([first, second, third].map(({ claimVoucher }) => claimVoucher.voucher?.amountFen)).toEqual([
      '7300000',
      '7300000',
      '4866666',
    ]);
    const kept = await service.sql(
      'select scheme_version_id as id from subsidy.voucher where round_id = $1',
      [before],
    );
    expect(kept).toEqual([{ id: v1.id }, { id: v1.id }]);
  });
});
