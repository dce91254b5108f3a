import { districtsOf } from '#libs/reference';
import { OPENING, dayOf, daysAfter, officeMoment } from './calendar.js';
import type { DemonstrationProvider } from './demonstration.types.js';
import { ENTERPRISES } from './enterprises.js';
import { identifierOf } from './identifiers.js';
import { providerNameOf } from './names.js';
import { Random } from './random.js';
import { serialOf, syntheticUnifiedSocialCreditCode } from './synthetic-code.js';

const PROVIDERS = 220;

/** Every so many-th provider is a platform: twenty of them. The first is provider01. */
const PLATFORM_EVERY = 11;

/** Where providers sit. Null: outside the province, to which the pool is open as well. */
const SEATS: readonly (readonly [cityCode: string | null, weight: number])[] = [
  ['440100', 60],
  ['440300', 56],
  ['440600', 28],
  ['441900', 22],
  ['440400', 11],
  ['442000', 9],
  ['441300', 8],
  ['440700', 5],
  ['440500', 4],
  ['441200', 3],
  ['445200', 2],
  [null, 12],
];

/** Registration divisions of those from outside: 上海, 苏州, 杭州, 北京. */
const ELSEWHERE = ['310115', '320505', '330108', '110108'] as const;

/** provider01 is a platform in 广州, provider02 and provider03 are solution vendors in 佛山 and 东莞. */
const FIRST_SEATS = ['440112', '440605', '441900004'] as const;

/** The resource pool. The first three have people who sign in. */
export function providers(seed: number, at: Date): DemonstrationProvider[] {
  const random = new Random(seed, 'providers');
  return Array.from({ length: PROVIDERS }, (_, number) => {
    const providerClass = number % PLATFORM_EVERY === 0 ? ('PLATFORM' as const) : ('OTHER' as const);
    const divisionCode = FIRST_SEATS[number] ?? seatOf(random);
    const appliedAt = officeMoment(random, OPENING, daysAfter(at, -120));
    const registration = divisionCode ?? random.pick(ELSEWHERE);
    return {
      providerId: identifierOf(seed, 'provider', number),
      // Behind the serials of the enterprises, so that no two companies share one.
      unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(
        serialOf(seed, ENTERPRISES + number),
        registration,
      ),
      name: providerNameOf(number + 1, providerClass, random),
      providerClass,
      divisionCode,
      establishedOn: dayOf(random.moment(new Date('2001-01-01'), new Date('2018-03-01'))),
      employees: providerClass === 'PLATFORM' ? random.between(300, 2_400) : random.between(18, 260),
      introduction: introductionOf(providerClass, random),
      appliedAt,
      admittedAt: officeMoment(random, daysAfter(appliedAt, 12), daysAfter(appliedAt, 45)),
    };
  });
}

function seatOf(random: Random): string | null {
  const cityCode = random.pickWeighted(SEATS);
  return cityCode === null ? null : random.pick(districtsOf(cityCode)).code;
}

const PLATFORM_STORIES = [
  '运营跨行业工业互联网平台，提供设备接入、工业微服务和应用市场，已接入多类控制器与数控系统。',
  '以云网资源和边缘网关为底座，联合应用伙伴为中小制造企业提供一站式上云服务。',
  '面向产业集群建设平台，按行业沉淀模型与模板，开放接口供第三方应用调用。',
] as const;

const VENDOR_STORIES = [
  '团队来自工厂一线，专做中小制造企业车间数字化，讲究小投入、快上线。',
  '长期服务珠三角离散制造企业，从设备联网做到生产管控和质量追溯。',
  '以云化管理软件为主，实施顾问驻场，按模块订阅，先用后扩。',
  '专注设备状态监测与维护，自有边缘采集产品，支持新旧设备混合接入。',
  '做供应链与仓储条码起家，熟悉多品种小批量工厂的物料管理。',
  '提供工业视觉、能耗与安全监测服务，交付后按月出运行报告。',
] as const;

function introductionOf(providerClass: DemonstrationProvider['providerClass'], random: Random): string {
  return `（演示数据）${random.pick(providerClass === 'PLATFORM' ? PLATFORM_STORIES : VENDOR_STORIES)}`;
}
