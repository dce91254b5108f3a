import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { COST_KINDS, sha256Hex, SYSTEM } from '#libs/kernel';
import { cities, voucherSchemes, type Sourced, type VoucherScheme } from '#libs/reference';
import { Clock } from '#libs/platform';
import { parseRules } from './scheme-rules.js';
import type { CityWeight, DocumentKind, StoredSetting } from './scheme-settings.js';
import { SchemeVersion } from './scheme-version.entity.js';

const SHIPPED = ['GD-2018', 'GD-2019', 'GD-2020'] as const;
export type ShippedScheme = (typeof SHIPPED)[number];

const VERSION = 1;
/** The first seven kinds are those the scheme of 2018 names as eligible; the last two it excludes. */
const ELIGIBLE_COST_KINDS = COST_KINDS.slice(0, 7);
const EXCLUDED_COST_KINDS = COST_KINDS.slice(7);

const DOCUMENTS: readonly DocumentKind[] = ['INVOICE', 'PAYMENT_PROOF', 'ACCEPTANCE_REPORT'];
/** As the sources name them. */
const DOCUMENT_NAMES: Readonly<Record<string, DocumentKind>> = {
  发票: 'INVOICE',
  支付凭证: 'PAYMENT_PROOF',
  验收报告: 'ACCEPTANCE_REPORT',
};

/** How much more some cities do than others: a stand-in for the factors of the real split, whose tables were not read. */
const WEIGHTS: Readonly<Record<string, number>> = {
  '440100': 5,
  '440600': 5,
  '441900': 5,
  '441300': 3,
  '442000': 3,
  '440400': 2,
  '440700': 2,
  '441200': 2,
};
const WEIGHTS_SOURCE = '因素法切块到地市（粤工信工业互联网函〔2019〕798号），分配表未读到，权重由运营方设定';

/** The same id wherever it is shipped, so that files of several systems name the same version. */
export function schemeVersionId(scheme: ShippedScheme, version: number = VERSION): string {
  const hash = sha256Hex(`yunshang scheme ${scheme} version ${version}`);
  // A UUID of version 8 (RFC 9562): its content is ours.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** The rules of a published scheme as the sources give them, completed by the operator's settings where they do not. */
export function rulesOf(scheme: VoucherScheme): Record<string, StoredSetting> {
  const from2018 = voucherSchemes().find(({ id }) => id === 'GD-2018');
  const limits = scheme.ceilingPerProviderFen;
  const rules: Record<string, StoredSetting | undefined> = {
    subsidyShare: read(scheme.subsidyBasisPoints) ?? operator(3000),
    enterpriseLimit: amount(read(scheme.ceilingPerEnterpriseFen)) ?? operator('50000000'),
    platformProviderLimit: amount(read(limits, (both) => both.platform)) ?? operator('800000000'),
    otherProviderLimit: amount(read(limits, (both) => both.other)) ?? operator('500000000'),
    trancheWeights: operator(
      cityWeights(read(scheme.excludedCityCodes)?.value as string[] | undefined),
      WEIGHTS_SOURCE,
    ),
    eligibleCostKinds: { ...confidence(from2018?.eligibleCosts, scheme), value: ELIGIBLE_COST_KINDS },
    excludedCostKinds: { ...confidence(from2018?.excludedCosts, scheme), value: EXCLUDED_COST_KINDS },
    excludedCityCodes: read(scheme.excludedCityCodes) ?? operator([]),
    contractSignedAfter: read(scheme.contractSignedAfter),
    providerInPool: read(scheme.providerInPool) ?? operator(true),
    registeredInProvince: read(scheme.registeredIn, () => true),
    industrialEnterprise: read(scheme.industrialEnterprise, () => true),
    minimumAgeYears: read(scheme.minimumAgeYears),
    minimumPriorYearRevenue: amount(read(scheme.minimumPriorYearRevenueFen)),
    yearsWithoutFiscalViolation: read(scheme.yearsWithoutFiscalViolation),
    noOtherFiscalSupport: read(scheme.noOtherFiscalSupport),
    noRepeatForSameContract: read(scheme.noRepeatForSameContract),
    minimumPaidShare: read(scheme.minimumPaidBasisPoints) ?? operator(9000),
    noticeDays: operator(7, '公示7日为公开实践（东莞2019、广州2021），方案原文未读到'),
    claimWindow: read(scheme.applyWindow),
    redeemWindow: read(scheme.redeemWindow),
    requiredDocuments: read(scheme.redemptionDocuments, documentKinds) ?? operator(DOCUMENTS),
    reviewLevels: operator(
      ['CITY_REVIEW', 'PROVINCE_APPROVAL'],
      '市级之后的审核层级在公开来源中未读到，由运营方设定',
    ),
    correctionDays: operator(10),
    payWithinDays: operator(60),
    // Read of the round of 2020 only: "特色产业集群优先" in claiming and in redeeming.
    clusterPriority: read(scheme.rules['queue'], () => true) ?? operator(false),
  };
  return Object.fromEntries(
    Object.entries(rules).filter((entry): entry is [string, StoredSetting] => entry[1] !== undefined),
  );
}

function read<T>(rule: Sourced<T> | undefined, as?: (value: T) => unknown): StoredSetting | undefined {
  if (!rule || rule.value === null || rule.confidence === 'NOT_FOUND') return undefined;
  const source = rule.sources.map(({ title }) => title).join('；') || '—';
  return { value: as ? as(rule.value) : rule.value, source, confidence: rule.confidence };
}

function documentKinds(names: readonly string[]): DocumentKind[] {
  return names.map((name) => DOCUMENT_NAMES[name]!);
}

function cityWeights(excluded: readonly string[] = []): CityWeight[] {
  return cities()
    .filter(({ code }) => !excluded.includes(code))
    .map(({ code }) => ({ cityCode: code, weight: WEIGHTS[code] ?? 1 }));
}

function amount(setting: StoredSetting | undefined): StoredSetting | undefined {
  return setting && { ...setting, value: String(setting.value) };
}

function operator(value: unknown, source = '公开来源未给出，由运营方设定'): StoredSetting {
  return { value, source, confidence: 'OPERATOR' };
}

/** The kinds of cost were read for 2018 only: for later schemes we infer that they stayed. */
function confidence(
  rule: Sourced<unknown> | undefined,
  scheme: VoucherScheme,
): Pick<StoredSetting, 'source' | 'confidence'> {
  const source = rule?.sources.map(({ title }) => title).join('；') || '粤经信融合函〔2018〕47号';
  return { source, confidence: scheme.id === 'GD-2018' ? 'CONFIRMED' : 'INFERRED' };
}

/** Adds the versions that are shipped and not there yet; what is there stays as it is. */
export async function shipSchemes(em: EntityManager, at: Date): Promise<void> {
  const schemes = voucherSchemes().filter(({ id }) => SHIPPED.some((shipped) => shipped === id));
  const rows = schemes.map((scheme) => {
    // The reference is frozen, and the mapper writes into what it is given.
    const rules = structuredClone(rulesOf(scheme));
    parseRules(rules);
    return {
      id: schemeVersionId(scheme.id as ShippedScheme),
      scheme: scheme.id,
      version: VERSION,
      name: scheme.name,
      state: 'PUBLISHED' as const,
      shipped: true,
      rules,
      draftedBy: SYSTEM.personId,
      draftedAt: at,
      publishedAt: at,
      revision: 1,
    };
  });
  await em.upsertMany(SchemeVersion, rows, { onConflictAction: 'ignore' });
}

/** Ships the schemes when the service starts. */
@Injectable()
export class SchemeShipment implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const em = this.em.fork();
    await shipSchemes(em, await this.clock.now(em));
  }
}
