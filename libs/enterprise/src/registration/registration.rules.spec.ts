import { DomainError, type ErrorParams } from '#libs/kernel';
import {
  readRegistration,
  refusals,
  registeredElsewhere,
  type EnterpriseDeclaration,
} from './registration.rules.js';

const TODAY = '2020-09-28';
/** 美的, whose code is public: GB 32100 and GB 11714 both hold for it. */
const CODE = '91440606722473344C';

function aDeclaration(changes: Partial<EnterpriseDeclaration> = {}): EnterpriseDeclaration {
  return {
    name: '佛山市演示五金有限公司',
    divisionCode: '440606',
    industryCode: 'C3311',
    employees: 120,
    priorYearRevenueFen: 3_000_000_000n,
    establishedOn: '2010-05-01',
    pledged: true,
    ...changes,
  };
}

function refusal(
  code: string,
  changes: Partial<EnterpriseDeclaration> = {},
): [string, ErrorParams] | undefined {
  try {
    readRegistration(code, aDeclaration(changes), TODAY);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code, error.params];
  }
}

describe('a registration', () => {
  test('is read: code folded, size computed, city and search key derived', () =>
    expect(
      readRegistration(
        ' ９１４４０６０６ 722473344c',
        aDeclaration({ name: ' 演示（佛山）ＡＢ ', industryCode: '3311' }),
        TODAY,
      ),
    ).toEqual({
      unifiedSocialCreditCode: CODE,
      name: '演示（佛山）ＡＢ',
      clusterCode: null,
      controllingUnifiedSocialCreditCode: null,
      nameKey: '演示(佛山)ab',
      divisionCode: '440606',
      cityCode: '440600',
      industryCode: 'C3311',
      employees: 120,
      priorYearRevenueFen: 3_000_000_000n,
      establishedOn: '2010-05-01',
      sizeClass: 'SMALL',
    }));

  test.each([
    ['a slip in the organisation code', '91440606722473345C', 'USCC_ORGANISATION_CHECK_DIGIT'],
    ['a slip in the last character', '91440606722473344D', 'USCC_CHECK_DIGIT'],
    ['a letter that codes do not have', '9144060672247334OC', 'USCC_CHARACTER'],
    ['a code that is too short', '9144060672247334', 'USCC_LENGTH'],
  ])('%s is refused', (_, code, expected) => expect(refusal(code)?.[0]).toBe(expected));

  test.each<[string, Partial<EnterpriseDeclaration>, string]>([
    ['an unknown division', { divisionCode: '440699' }, 'UNKNOWN_DIVISION'],
    ['a division of another province', { divisionCode: '310101' }, 'UNKNOWN_DIVISION'],
    ['the province', { divisionCode: '440000' }, 'DIVISION_TOO_COARSE'],
    ['a city with districts', { divisionCode: '440600' }, 'DIVISION_TOO_COARSE'],
    ['an unknown industry', { industryCode: 'C9999' }, 'UNKNOWN_INDUSTRY'],
    ['an industry without its class', { industryCode: 'C33' }, 'INDUSTRY_TOO_COARSE'],
    ['tomorrow as the day of establishment', { establishedOn: '2020-09-29' }, 'ESTABLISHED_IN_FUTURE'],
    ['a pledge that is not accepted', { pledged: false }, 'PLEDGE_MISSING'],
    ['a name of nothing', { name: ' ' }, 'NAME_LENGTH'],
    ['a name with a direction override', { name: '演示\u202E公司' }, 'NAME_CHARACTER'],
    ['a negative revenue', { priorYearRevenueFen: -1n }, 'REVENUE_NEGATIVE'],
  ])('%s is refused', (_, changes, expected) => expect(refusal(CODE, changes)?.[0]).toBe(expected));

  test.each<[string, Partial<EnterpriseDeclaration>]>([
    ['established today', { establishedOn: TODAY }],
    ['in 东莞, by town', { divisionCode: '441900003' }],
    ['in 东莞, by the city', { divisionCode: '441900' }],
    ['in 中山, by the city', { divisionCode: '442000' }],
    ['without employees and revenue', { employees: 0, priorYearRevenueFen: 0n }],
    ['in services', { industryCode: 'I6511' }],
  ])('%s is taken', (_, changes) => expect(refusal(CODE, changes)).toBeUndefined());

  test('all refusals are named at once, the first with its parameters', () =>
    expect(refusal('91440606722473344D', { divisionCode: '999999', pledged: false })).toEqual([
      'USCC_CHECK_DIGIT',
      {
        expected: 'C',
        alsoWrong: [
          { code: 'UNKNOWN_DIVISION', params: { divisionCode: '999999' } },
          { code: 'PLEDGE_MISSING', params: {} },
        ],
      },
    ]));

  test('the refusal of a future day names it', () =>
    expect(refusals(aDeclaration({ establishedOn: '2021-01-01' }), TODAY)[0]?.params).toEqual({
      establishedOn: '2021-01-01',
      today: TODAY,
    }));
});

/** Only its division is looked at. */
const inDivision = (code: string) => `91${code}MA4W2J3K5T`;

describe('the division in the code', () => {
  test.each([
    ['the same district', CODE, '440606', false],
    ['another district', CODE, '440604', true],
    ['a code of the whole city covers its districts', '91440600MA4W2J3K5T', '440604', false],
    ['a town of the city', '914419007224733440', '441900003', false],
    ['顺德市, which is 顺德区 since 2002', inDivision('440681'), '440606', false],
    ['顺德市, and the enterprise has moved to 禅城区', inDivision('440681'), '440604', true],
    ['东山区, merged into 越秀区 in 2005', inDivision('440102'), '440104', false],
    ['潮阳市, whose one half is 潮南区', inDivision('440582'), '440514', false],
    ['the 市辖区 of a city', inDivision('440601'), '440604', false],
    ['a development zone of the city that no list has', inDivision('440691'), '440604', false],
    ['a development zone of another city', inDivision('440191'), '440604', true],
    ['a bureau of the province that no list has', inDivision('440003'), '440604', false],
    ['another province', inDivision('110105'), '440604', true],
  ])('%s', (_, code, present, expected) => expect(registeredElsewhere(code, present)).toBe(expected));
});
