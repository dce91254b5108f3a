import { DomainError, type Phrase } from '#libs/kernel';
import { industryKeysOf, readOffer, type Offer } from './solution.rules.js';

function anOffer(changes: Partial<Offer> = {}): Offer {
  return {
    title: '演示设备云管理',
    summary: '把设备接到平台上。',
    scenarios: ['S08', 'S06'],
    industries: ['C33'],
    sizeClasses: ['SMALL'],
    regions: ['440600'],
    protocols: ['OPC UA'],
    integrations: ['ERP'],
    priceFromFen: 3_000_000n,
    priceToFen: 9_000_000n,
    lines: [
      { kind: 'PLATFORM_SERVICE', description: '平台服务', amountFen: 2_000_000n },
      { kind: 'EQUIPMENT_ACCESS', description: '设备接入', amountFen: 1_000_000n },
    ],
    deliveryMonths: 3,
    capacityPerMonth: 5,
    industrialPlatform: true,
    publicCloud: true,
    ...changes,
  };
}

function refusalsOf(changes: Partial<Offer>): string[] {
  try {
    readOffer(anOffer(changes));
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code, ...(error.params.alsoWrong as Phrase[]).map(({ code }) => code)];
  }
}

describe('an offer', () => {
  test('is read: codes in full, nothing twice', () =>
    expect(readOffer(anOffer({ industries: ['3311', 'C3311'], scenarios: ['S01', 'S01'] }))).toMatchObject({
      industries: ['C3311'],
      scenarios: ['S01'],
    }));

  test.each<[string, Partial<Offer>, string[]]>([
    ['no scenario', { scenarios: [] }, ['SCENARIO_MISSING']],
    ['an unknown scenario', { scenarios: ['S17'] }, ['UNKNOWN_SCENARIO']],
    ['an unknown industry', { industries: ['C99'] }, ['UNKNOWN_INDUSTRY']],
    ['a district instead of a city', { regions: ['440604'] }, ['UNKNOWN_CITY']],
    ['a price of nothing', { priceFromFen: 0n, lines: [] }, ['PRICE_RANGE']],
    ['a price range upside down', { priceToFen: 2_999_999n }, ['PRICE_RANGE']],
    [
      'a kind of cost that does not exist',
      { lines: [{ kind: 'GIFT', description: '-', amountFen: 3_000_000n }] },
      ['UNKNOWN_COST_KIND'],
    ],
    ['lines that do not sum', { priceFromFen: 3_000_001n }, ['PRICE_LINES_SUM']],
    ['no capacity', { capacityPerMonth: 0 }, ['CAPACITY_RANGE']],
    ['endless delivery', { deliveryMonths: 61 }, ['DELIVERY_RANGE']],
    ['several at once', { scenarios: ['X'], capacityPerMonth: 0 }, ['UNKNOWN_SCENARIO', 'CAPACITY_RANGE']],
  ])('%s is refused', (_, changes, expected) => expect(refusalsOf(changes)).toEqual(expected));

  test('a negative line is refused, though the sum fits', () =>
    expect(
      refusalsOf({
        lines: [
          { kind: 'NETWORK', description: '网络', amountFen: 4_000_000n },
          { kind: 'NETWORK', description: '折扣', amountFen: -1_000_000n },
        ],
      }),
    ).toEqual(['PRICE_LINE_AMOUNT']));

  test('empty lists mean all', () =>
    expect(refusalsOf({ industries: [], regions: [], sizeClasses: [] })).toEqual([]));
});

test('an industry is served by its own code, by each wider one, and by all', () =>
  expect(industryKeysOf('3311')).toEqual(['*', 'C', 'C3', 'C33', 'C331', 'C3311']));
