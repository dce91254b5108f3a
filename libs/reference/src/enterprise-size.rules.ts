import { lazily, readDocument } from './data-folder.js';
import { industry, isIndustrial } from './industries.js';

export const SizeClass = { LARGE: 'LARGE', MEDIUM: 'MEDIUM', SMALL: 'SMALL', MICRO: 'MICRO' } as const;
export type SizeClass = keyof typeof SizeClass;

/** How the rooms that show a size describe it, the same in each. */
export const SIZE_CLASS_WORDS = {
  name: 'SizeClass',
  description: '统计上大中小微型企业划分办法 (2017)',
  values: {
    LARGE: { 'zh-CN': '大型', en: 'large' },
    MEDIUM: { 'zh-CN': '中型', en: 'medium' },
    SMALL: { 'zh-CN': '小型', en: 'small' },
    MICRO: { 'zh-CN': '微型', en: 'micro' },
  },
} as const;

/** What the rules of 2017 look at. Money in fen. */
export interface SizeIndicators {
  /** 从业人员: people employed. */
  readonly employees: number;
  /** 营业收入 of the last full year. */
  readonly revenueFen: bigint;
  /** 资产总额. Only construction, real-estate development, and leasing and business services are judged by it. */
  readonly assetsFen?: bigint | undefined;
}

interface SizeRules {
  readonly above_scale_industrial: { readonly revenue_wan_min: number };
  readonly sectors: readonly SizeSector[];
}

interface SizeSector {
  readonly key: string;
  readonly name: string;
  /** Lower bounds of LARGE, MEDIUM and SMALL, in this order. */
  readonly indicators: Readonly<
    Partial<Record<'employees' | 'revenue_wan' | 'assets_wan', readonly number[]>>
  >;
}

const FEN_PER_WAN = 1_000_000n;
const CLASSES = ['LARGE', 'MEDIUM', 'SMALL'] as const;
const rules = lazily(() => readDocument('enterprise-size-rules.json') as SizeRules);

/**
 * Which row of the table an industry is judged by. The first prefix that fits decides, so exceptions stand first:
 * cargo handling (G591) counts as transport, not as warehousing. What is named nowhere is 其他未列明行业.
 */
const SECTOR_BY_PREFIX: readonly (readonly [prefix: string, sector: string])[] = [
  ['A', 'agriculture'],
  ['B', 'industry'],
  ['C', 'industry'],
  ['D', 'industry'],
  ['E', 'construction'],
  ['F51', 'wholesale'],
  ['F52', 'retail'],
  ['G53', 'other'],
  ['G591', 'transport'],
  ['G59', 'warehousing'],
  ['G60', 'postal'],
  ['G', 'transport'],
  ['H61', 'accommodation'],
  ['H62', 'catering'],
  ['I65', 'software'],
  ['I', 'telecom'],
  ['K701', 'realestate'],
  ['K702', 'property'],
  ['L', 'leasing'],
];

/**
 * The size class after 统计上大中小微型企业划分办法(2017), whose bounds equal 工信部联企业〔2011〕300号.
 *
 * A class is reached only when every indicator of the sector reaches its lower bound; one that misses drops the
 * enterprise to the next class. An indicator that is not given (`assetsFen`) is not judged. That can only err upwards,
 * so leaving a figure out wins no advantage meant for the small.
 *
 * @param enterprise `industryCode` after GB/T 4754, any level, with or without its letter
 * @throws RangeError when the industry is unknown
 */
export function sizeClassOf(enterprise: SizeIndicators & { readonly industryCode: string }): SizeClass {
  const bounds = sectorOf(enterprise.industryCode).indicators;
  const reaches = (at: number): boolean =>
    enterprise.employees >= (bounds.employees?.[at] ?? 0) &&
    enterprise.revenueFen >= fenOf(bounds.revenue_wan?.[at]) &&
    (enterprise.assetsFen === undefined || enterprise.assetsFen >= fenOf(bounds.assets_wan?.[at]));
  return CLASSES.find((_, at) => reaches(at)) ?? 'MICRO';
}

/** Which indicators the sector of an industry is judged by, so that a form asks for these and no others. */
export function sizeIndicatorsOf(industryCode: string): readonly (keyof SizeIndicators)[] {
  const { indicators } = sectorOf(industryCode);
  return [
    ...(indicators.employees ? (['employees'] as const) : []),
    ...(indicators.revenue_wan ? (['revenueFen'] as const) : []),
    ...(indicators.assets_wan ? (['assetsFen'] as const) : []),
  ];
}

/** 规模以上工业企业: industrial, with a yearly main revenue of at least 2,000 万元 (definition since 2011). */
export function isAboveScale(enterprise: {
  readonly industryCode: string;
  readonly revenueFen: bigint;
}): boolean {
  const bound = fenOf(rules().above_scale_industrial.revenue_wan_min);
  return isIndustrial(enterprise.industryCode) && enterprise.revenueFen >= bound;
}

function sectorOf(industryCode: string): SizeSector {
  const fullCode = industry(industryCode)?.fullCode;
  if (fullCode === undefined) throw new RangeError(`GB/T 4754-2017 has no industry ${industryCode}`);
  const key = SECTOR_BY_PREFIX.find(([prefix]) => fullCode.startsWith(prefix))?.[1] ?? 'other';
  const sector = rules().sectors.find((one) => one.key === key);
  if (sector === undefined) throw new Error(`enterprise-size-rules.json has no sector ${key}`);
  return sector;
}

function fenOf(wan = 0): bigint {
  return BigInt(wan) * FEN_PER_WAN;
}
