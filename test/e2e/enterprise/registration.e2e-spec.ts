import {
  REGISTER,
  aKey,
  anInput,
  codeOf,
  enterpriseWorld,
  type EnterpriseWorld,
} from '../../support/world/enterprise.js';

let world: EnterpriseWorld;
beforeAll(async () => {
  world = await enterpriseWorld();
}, 60_000);
afterAll(() => world?.service.stop());

const CODE = `query ($code: String!, $name: String) { creditCode(unifiedSocialCreditCode: $code, name: $name) {
  unifiedSocialCreditCode divisionCode divisionName presentDivisionCodes registered nameRegistered } }`;
const PROPOSE = `mutation ($input: OddCodeInput!, $key: ID!) {
  proposeOddCode(input: $input, idempotencyKey: $key) { id confirmedAt } }`;
const CONFIRM = `mutation ($id: ID!, $key: ID!) { confirmOddCode(id: $id, idempotencyKey: $key) { id confirmedAt } }`;

describe('registration', () => {
  test('tells before anything is typed what a code says, and whether a file exists already', async () => {
    const input = anInput();
    const code = input.unifiedSocialCreditCode;
    const told = await world.service.newcomer.query(CODE, {
      code: ` ${code.toLowerCase()} `,
      name: input.name,
    });
    expect(told.data.creditCode).toEqual({
      unifiedSocialCreditCode: code,
      divisionCode: '440604',
      divisionName: '禅城区',
      presentDivisionCodes: ['440604'],
      registered: false,
      nameRegistered: false,
    });
    await world.service.newcomer.query(REGISTER, { input, key: aKey() });
    const again = await world.service.newcomer.query(CODE, { code });
    expect(again.data.creditCode).toMatchObject({ registered: true, nameRegistered: false });
    const other = anInput();
    const namesake = { code: other.unifiedSocialCreditCode, name: input.name };
    expect((await world.service.newcomer.query(CODE, namesake)).data.creditCode).toMatchObject({
      registered: false,
      nameRegistered: true,
    });
    expect(await codeOf(world.service.newcomer.query(CODE, { code: '91440606722473344D' }))).toBe(
      'USCC_CHECK_DIGIT',
    );
    expect(await codeOf(world.service.visitor.query(CODE, { code }))).toBe('UNAUTHENTICATED');
  });

  test('takes a code that was really issued and fails the check once two officials have confirmed it', async () => {
    const regular = anInput();
    const last = regular.unifiedSocialCreditCode.at(-1) === 'X' ? 'Y' : 'X';
    const input = {
      ...regular,
      unifiedSocialCreditCode: regular.unifiedSocialCreditCode.slice(0, 17) + last,
    };
    const register = () => world.service.newcomer.query(REGISTER, { input, key: aKey() });
    expect(await codeOf(register())).toBe('USCC_CHECK_DIGIT');
    const reviewer = world.aReviewer('440604');
    const given = {
      unifiedSocialCreditCode: input.unifiedSocialCreditCode.toLowerCase(),
      reason: '已核对营业执照原件，市监局确认',
    };
    const { id } = (await reviewer.query(PROPOSE, { input: given, key: aKey() })).data.proposeOddCode;
    expect(await codeOf(register())).toBe('USCC_CHECK_DIGIT');
    expect(await codeOf(reviewer.query(CONFIRM, { id, key: aKey() }))).toBe('FORBIDDEN');
    expect(await codeOf(world.service.newcomer.query(PROPOSE, { input: given, key: aKey() }))).toBe(
      'FORBIDDEN',
    );
    const approver = world.service.as({
      role: 'BUREAU_APPROVER',
      organisationKind: 'BUREAU',
      divisionCode: '440604',
    });
    expect((await approver.query(CONFIRM, { id, key: aKey() })).errors).toBeUndefined();
    expect(await codeOf(approver.query(CONFIRM, { id, key: aKey() }))).toBe('CODE_CONFIRMED');
    const { unifiedSocialCreditCode } = input;
    expect(await world.service.outbox('credit-code.confirmed.v1')).toMatchObject([
      { subject: id, data: { unifiedSocialCreditCode } },
    ]);
    expect((await register()).data.registerEnterprise.unifiedSocialCreditCode).toBe(
      input.unifiedSocialCreditCode,
    );
    expect(await codeOf(reviewer.query(PROPOSE, { input: given, key: aKey() }))).toBe('CODE_PROPOSED');
    const fine = { ...given, unifiedSocialCreditCode: regular.unifiedSocialCreditCode };
    expect(await codeOf(reviewer.query(PROPOSE, { input: fine, key: aKey() }))).toBe('CODE_IS_REGULAR');
    await expect(
      world.service.sql('update enterprise.odd_code set confirmed_by = proposed_by where id = $1', [id]),
    ).rejects.toThrow('odd_code_two_people');
  });

  test('takes a company, computes its size, and tells the other rooms', async () => {
    const input = anInput({ industryCode: '3311' });
    const { data, errors } = await world.service.newcomer.query(REGISTER, {
      input,
      key: aKey(),
    });
    expect(errors).toBeUndefined();
    expect(data.registerEnterprise).toMatchObject({
      unifiedSocialCreditCode: input.unifiedSocialCreditCode,
      cityCode: '440600',
      industryCode: 'C3311',
      sizeClass: 'SMALL',
      aboveScale: true,
      state: 'REGISTERED',
      flags: [],
      priorYearRevenueFen: '3000000000',
      establishedOn: '2010-05-01',
      certifiedAt: null,
    });
    const events = await world.service.outbox('enterprise.registered.v1');
    expect(events.filter(({ subject }) => subject === data.registerEnterprise.id)).toMatchObject([
      { data: { registeredBy: world.service.newcomer.personId, industryCode: 'C3311' } },
    ]);
  });

  test('an official brings no company onto the platform, and is told why', async () => {
    const { errors } = await world.aReviewer('440600').query(REGISTER, { input: anInput(), key: aKey() });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('您担任公务角色（工信局审核人）'),
      extensions: { code: 'OFFICIALS_HAVE_NO_COMPANY' },
    });
  });

  test('a move since the code was given out is flagged, not refused', async () => {
    const input = anInput({ divisionCode: '441900003' });
    const { data } = await world.service.newcomer.query(REGISTER, { input, key: aKey() });
    expect(data).toMatchObject({
      registerEnterprise: { cityCode: '441900', flags: ['DIVISION_DIFFERS_FROM_REGISTRATION'] },
    });
  });

  test.each([
    ['unifiedSocialCreditCode', 'USCC_CHECK_DIGIT', '91440606722473344D', '第18位', 'position 18'],
    [
      'unifiedSocialCreditCode',
      'USCC_ORGANISATION_CHECK_DIGIT',
      '91440606722473345C',
      '第17位',
      'position 17',
    ],
    ['divisionCode', 'UNKNOWN_DIVISION', '440699', '440699', '440699'],
    ['divisionCode', 'DIVISION_TOO_COARSE', '440600', '佛山市', '440600'],
    ['industryCode', 'UNKNOWN_INDUSTRY', 'C9999', 'C9999', 'C9999'],
    ['industryCode', 'INDUSTRY_TOO_COARSE', 'C33', 'C33', 'C33'],
    ['establishedOn', 'ESTABLISHED_IN_FUTURE', '2999-01-01', '2999-01-01', '2999-01-01'],
    ['establishedOn', 'DATE_FORMAT', '2010-02-30', '2010-02-30', '2010-02-30'],
    ['priorYearRevenueFen', 'FEN_FRACTION', '10.5', '10.5', '10.5'],
    ['priorYearRevenueFen', 'REVENUE_NEGATIVE', '-1', '负数', 'negative'],
    ['pledged', 'PLEDGE_MISSING', false, '企业承诺书', 'pledge'],
    ['name', 'NAME_CHARACTER', '演示\u202E公司', 'U+202E', 'U+202E'],
    ['name', 'NAME_LENGTH', '云'.repeat(101), '101', '101'],
    ['employees', 'BAD_INPUT', -1, 'employees', 'employees'],
  ])('a wrong %s is refused as %s in both languages', async (field, code, value, chinese, english) => {
    const variables = { input: anInput({ [field]: value }), key: aKey() };
    const zh = await world.service.newcomer.query(REGISTER, variables, { language: 'zh-CN' });
    const en = await world.service.newcomer.query(REGISTER, variables, { language: 'en' });
    expect([zh.errors?.[0]?.extensions.code, en.errors?.[0]?.extensions.code]).toEqual([code, code]);
    expect(zh.errors?.[0]?.message).toContain(chinese);
    expect(en.errors?.[0]?.message).toContain(english);
  });

  test('a second registration of a code is refused and does not tell by whom the first was', async () => {
    const input = anInput();
    await world.service.newcomer.query(REGISTER, { input, key: aKey() });
    const stranger = world.service.as({ role: 'PROVIDER_SALES', organisationKind: 'PROVIDER' });
    const { errors } = await stranger.query(REGISTER, { input, key: aKey() });
    expect(errors?.[0]?.extensions).toEqual({ code: 'ENTERPRISE_EXISTS', params: {} });
  });

  test('of two registrations of one code at the same moment one wins', async () => {
    const input = anInput();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => world.service.newcomer.query(REGISTER, { input, key: aKey() })),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'won');
    expect(codes.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'ENTERPRISE_EXISTS'), 'won']);
    const stored = await world.service.sql(
      'select 1 from enterprise.enterprise where unified_social_credit_code = $1',
      [input.unifiedSocialCreditCode],
    );
    expect(stored).toHaveLength(1);
  });

  test('the same request sent many times, at once and later, is one registration with one answer', async () => {
    const variables = { input: anInput(), key: aKey() };
    const atOnce = await Promise.all(
      Array.from({ length: 6 }, () => world.service.newcomer.query(REGISTER, variables)),
    );
    const later = await world.service.newcomer.query(REGISTER, variables);
    expect(later.errors).toBeUndefined();
    for (const answer of atOnce) expect(answer).toEqual(later);
    const events = await world.service.outbox('enterprise.registered.v1');
    const code = variables.input.unifiedSocialCreditCode;
    expect(events.filter(({ data }) => data.unifiedSocialCreditCode === code)).toHaveLength(1);
  });

  test('a key with another body is refused', async () => {
    const key = aKey();
    await world.service.newcomer.query(REGISTER, { input: anInput(), key });
    expect(await codeOf(world.service.newcomer.query(REGISTER, { input: anInput(), key }))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  test('a visitor must sign in first', async () =>
    expect(await codeOf(world.service.visitor.query(REGISTER, { input: anInput(), key: aKey() }))).toBe(
      'UNAUTHENTICATED',
    ));
});
