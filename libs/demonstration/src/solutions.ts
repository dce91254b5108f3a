import { splitBy, sum } from '#libs/kernel';
import type { CostKind } from '#libs/kernel';
import { type SizeClass, division } from '#libs/reference';
import { daysAfter, officeMoment } from './calendar.js';
import type {
  DemonstrationPriceLine,
  DemonstrationProvider,
  DemonstrationSolution,
} from './demonstration.types.js';
import { identifierOf } from './identifiers.js';
import { DELIVERIES, EXPERIENCES, OFFERS, type Offer } from './offers.js';
import { PLACES } from './places.js';
import { Random } from './random.js';
import { INDUSTRIAL_TRADES, type Trade, tradeOfDivision } from './trades.js';
import { PROTOCOLS, SYSTEMS, commonOf, wordsFor } from './vocabulary.js';

/** Providers with people who sign in: their catalogues fit what metal works (C33) and their kin ask for most. */
const SHOWN_PROVIDERS = 3;
const SHOWN_TRADES = ['C33', 'C34', 'C35', 'C36', 'C38', 'C29'].map(tradeOfDivision);
/** What these three surely offer: production control (S06) and equipment management (S08), with machines connected. */
const SHOWN_OFFERS = OFFERS.filter(
  ({ scenarios, connectsMachines, runsOn }) =>
    connectsMachines && runsOn !== 'OWN' && ['S06', 'S08'].includes(scenarios[0] ?? ''),
);
const OTHER_OFFERS = OFFERS.filter((offer) => !SHOWN_OFFERS.includes(offer));

const PRICE_STEP = 100_000n; // 1,000 yuan: price lists do not go finer

/** The catalogues of all providers, one after the other. */
export function solutions(
  seed: number,
  at: Date,
  providers: readonly DemonstrationProvider[],
): DemonstrationSolution[] {
  const random = new Random(seed, 'solutions');
  return providers.flatMap((provider, providerNumber) => {
    // Anyone may be a customer of these, anywhere, so that a first tour always finds them.
    const shown = providerNumber < SHOWN_PROVIDERS;
    const trades = shown ? SHOWN_TRADES : random.sample(INDUSTRIAL_TRADES, random.between(2, 4));
    const count = provider.providerClass === 'PLATFORM' ? random.between(8, 11) : random.between(3, 6);
    const offers = shown
      ? [...SHOWN_OFFERS, ...random.sample(OTHER_OFFERS, 3)]
      : random.sample(OFFERS, count);
    return offers.map((offer, index) => ({
      solutionId: identifierOf(seed, 'solution', `${providerNumber}.${index}`),
      providerId: provider.providerId,
      ...solutionOf(offer, shown ? tradeOfDivision('C33') : random.pick(trades), random),
      ...(shown
        ? { industries: divisionsOf(trades), sizeClasses: [], regions: [] }
        : reachOf(offer, provider, trades, random)),
      capacityPerMonth: provider.providerClass === 'PLATFORM' ? random.between(6, 20) : random.between(1, 6),
      publishedAt: officeMoment(
        random,
        daysAfter(provider.admittedAt, 1),
        daysAfter(provider.admittedAt, Math.min(70, daysBetween(provider.admittedAt, at) - 1)),
      ),
    }));
  });
}

type Content = Omit<
  DemonstrationSolution,
  'solutionId' | 'providerId' | 'industries' | 'sizeClasses' | 'regions' | 'capacityPerMonth' | 'publishedAt'
>;

function solutionOf(offer: Offer, trade: Trade, random: Random): Content {
  const fill = wordsFor(trade, random.between(4, 40), random);
  const lines = priceLinesOf(offer, random);
  const priceFromFen = sum(lines.map(({ amountFen }) => amountFen));
  const texts = [offer.does, random.pick(EXPERIENCES), random.pick(DELIVERIES)];
  return {
    title: fill(offer.title),
    summary: fill(texts.join('')),
    scenarios: offer.scenarios,
    protocols: offer.connectsMachines ? commonOf(PROTOCOLS, random.between(3, 6), random) : [],
    integrations: commonOf(SYSTEMS, random.between(1, 4), random),
    priceFromFen,
    priceToFen: priceFromFen + (priceFromFen / 10n) * BigInt(random.between(6, 24)),
    lines,
    deliveryMonths: Math.max(1, offer.months + random.between(-1, 2)),
    industrialPlatform: offer.runsOn === 'PLATFORM' || offer.runsOn === 'BOTH',
    publicCloud: offer.runsOn === 'CLOUD' || offer.runsOn === 'BOTH',
  };
}

type Reach = Pick<DemonstrationSolution, 'industries' | 'sizeClasses' | 'regions'>;

function reachOf(
  offer: Offer,
  provider: DemonstrationProvider,
  trades: readonly Trade[],
  random: Random,
): Reach {
  const everyTrade = random.chance(offer.connectsMachines ? 0.1 : 0.35);
  return {
    industries: everyTrade ? [] : divisionsOf(trades),
    sizeClasses: sizesFor(offer.price[0], random),
    regions: random.chance(offer.connectsMachines ? 0.35 : 0.7) ? [] : citiesAround(provider, random),
  };
}

function divisionsOf(trades: readonly Trade[]): string[] {
  return [...new Set(trades.map(({ code }) => code))].toSorted();
}

/** What is cheap is made for the small, what is dear for the large; four in ten offers are for all. */
function sizesFor(priceFrom: number, random: Random): SizeClass[] {
  if (random.chance(0.4)) return [];
  if (priceFrom <= 6) return ['SMALL', 'MICRO'];
  return priceFrom <= 14 ? ['MEDIUM', 'SMALL'] : ['LARGE', 'MEDIUM'];
}

function citiesAround(provider: DemonstrationProvider, random: Random): string[] {
  const home = provider.divisionCode === null ? [] : [cityCodeOf(provider.divisionCode)];
  const others = random.sample(PLACES, random.between(2, 6)).map(({ cityCode }) => cityCode);
  return [...new Set([...home, ...others])].toSorted();
}

function cityCodeOf(divisionCode: string): string {
  const found = division(divisionCode);
  return found?.level === 'CITY' ? found.code : (found?.parentCode ?? divisionCode);
}

/** Which kinds of cost an offer is made of, with their share and how the line is worded. */
const COSTS: Readonly<Record<Offer['runsOn'], readonly (readonly [CostKind, number, string])[]>> = {
  PLATFORM: [
    ['PLATFORM_SERVICE', 30, '工业互联网平台年度服务'],
    ['APPLICATION_SERVICE', 30, '应用模块年度订阅'],
    ['IMPLEMENTATION', 25, '现场实施与培训'],
  ],
  CLOUD: [
    ['PUBLIC_CLOUD_RESOURCES', 15, '公有云主机与存储一年'],
    ['APPLICATION_SERVICE', 60, '应用软件年度订阅'],
    ['IMPLEMENTATION', 25, '实施、初始化与培训'],
  ],
  BOTH: [
    ['PUBLIC_CLOUD_RESOURCES', 12, '公有云资源一年'],
    ['PLATFORM_SERVICE', 25, '工业互联网平台年度服务'],
    ['APPLICATION_SERVICE', 35, '应用模块年度订阅'],
    ['IMPLEMENTATION', 22, '驻场实施与接口开发'],
  ],
  OWN: [
    ['NON_CLOUD_SOFTWARE', 70, '本地部署软件许可'],
    ['IMPLEMENTATION', 30, '现场安装与培训'],
  ],
};

const MACHINE_COSTS: readonly (readonly [CostKind, number, string, chance: number])[] = [
  ['EQUIPMENT_ACCESS', 22, '设备接入与采集点配置', 1],
  ['NETWORK_MODIFICATION', 8, '车间网络布线改造', 0.4],
  ['NETWORK', 5, '物联网卡与专线一年', 0.35],
  ['AUTOMATION_EQUIPMENT', 14, '传感器、相机或工位终端', 0.3],
];

function priceLinesOf(offer: Offer, random: Random): DemonstrationPriceLine[] {
  const machines = offer.connectsMachines ? MACHINE_COSTS.filter(([, , , odds]) => random.chance(odds)) : [];
  const costs = [
    ...COSTS[offer.runsOn],
    ...machines.map(([kind, share, text]) => [kind, share, text] as const),
  ];
  const [least, most] = offer.price;
  const total = (least + (most - least) * 0.35 * random.fraction()) * 10; // steps of 1,000 yuan
  const parts = splitBy(
    BigInt(Math.round(total)),
    costs.map(([, share]) => BigInt(share * 10 + random.between(-share, share))),
  );
  return costs
    .map(([kind, , description], at) => ({ kind, description, amountFen: (parts[at] ?? 0n) * PRICE_STEP }))
    .filter(({ amountFen }) => amountFen > 0n);
}

function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / 86_400_000);
}
