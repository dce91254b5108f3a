import { randomUUID } from 'node:crypto';
import { until, type TestPlatform } from '../../../support/a-platform.js';
import { passwordOf, type Victim } from '../../../support/attack.js';

/** What is wrong with an input is said in both languages. */
export function badInput(platform: () => TestPlatform, victim: () => Victim): void {
  describe('bad input, in both languages', () => {
    const CODE = '91440606YUNB2GHU7T';
    test.each<[string, Record<string, unknown>, string, RegExp, RegExp]>([
      [
        'the check digit of the organisation',
        { unifiedSocialCreditCode: `${CODE.slice(0, 16)}8T` },
        'USCC_ORGANISATION_CHECK_DIGIT',
        /第17位/,
        /position 17/,
      ],
      [
        'the check digit of the whole',
        { unifiedSocialCreditCode: `${CODE.slice(0, 17)}A` },
        'USCC_CHECK_DIGIT',
        /第18位/,
        /position 18/,
      ],
      [
        'a letter that no code has',
        { unifiedSocialCreditCode: `${CODE.slice(0, 15)}I7T` },
        'USCC_CHARACTER',
        /第 16 位/,
        /Character 16/,
      ],
      ['a division that is none', { divisionCode: '999999' }, 'UNKNOWN_DIVISION', /999999/, /999999/],
      ['a fraction of a fen', { priorYearRevenueFen: '100.5' }, 'FEN_FRACTION', /小数/, /whole numbers/],
      ['a day that is none', { establishedOn: '2015-02-30' }, 'DATE_FORMAT', /2015-02-30/, /2015-02-30/],
      ['a day ahead', { establishedOn: '2999-01-01' }, 'ESTABLISHED_IN_FUTURE', /晚于今天/, /after today/],
    ])('%s', async (_, wrong, code, chinese, english) => {
      const input = {
        name: '演示测试有限公司',
        divisionCode: '440606',
        industryCode: 'C3311',
        employees: 10,
        priorYearRevenueFen: '100000',
        establishedOn: '2015-01-01',
        pledged: true,
        unifiedSocialCreditCode: CODE,
        ...wrong,
      };
      await inBothLanguages(
        'mutation($input: RegisterEnterpriseInput!, $k: ID!) { registerEnterprise(input: $input, idempotencyKey: $k) { id } }',
        { input },
        'factory02',
        [code, chinese, english],
      );
    });

    test('a date outside a window names the window', async () => {
      const input = { roundId: victim().roundId, contractId: victim().contractId };
      const token = await platform().tokenOf(victim().account, passwordOf(platform()));
      await inBothLanguages(
        'mutation($input: ClaimVoucherInput!, $k: ID!) { claimVoucher(input: $input, idempotencyKey: $k) { __typename } }',
        { input },
        { token },
        ['CLAIM_WINDOW', /2020-\d\d-\d\d.* 至 2020-/, /from 2020-.* until before 2020-/],
      );
    });

    test('a step that is not allowed names the state and what may be done', async () => {
      await inBothLanguages(
        'mutation($id: ID!, $k: ID!) { certifyEnterprise(id: $id, idempotencyKey: $k) { id } }',
        { id: victim().enterpriseId },
        'bureau-foshan',
        ['MOVE_NOT_ALLOWED', /当前状态为“已认证”.*工信局审核人/, /state is "certified".*bureau reviewer/],
      );
    });

    async function inBothLanguages(
      document: string,
      variables: Record<string, unknown>,
      who: string | { token: string },
      [code, chinese, english]: readonly [string, RegExp, RegExp],
    ): Promise<void> {
      const token = typeof who === 'string' ? await platform().token(who) : who.token;
      for (const [language, text] of [
        ['zh-CN', chinese],
        ['en', english],
      ] as const) {
        const answer = await until(
          () =>
            platform().askAnything(document, {
              token,
              language,
              variables: { ...variables, k: randomUUID() },
            }),
          () => true,
        );
        expect(answer.errors?.[0]?.extensions?.code).toBe(code);
        expect(answer.errors?.[0]?.message).toMatch(text);
      }
    }
  });
}
