import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { COST_KINDS, sha256Hex } from '#libs/kernel';
import { voucherSchemes, type Sourced, type VoucherScheme } from '#libs/reference';
import { Clock } from '#libs/platform';
import { parseRules, type SettingConfidence } from './scheme-rules.js';
import { SchemeVersion } from './scheme-version.entity.js';

const SHIPPED = ['GD-2018', 'GD-2019', 'GD-2020'] as const;
export type ShippedScheme = (typeof SHIPPED)[number];

const VERSION = 1;
/** The first seven kinds are those the scheme of 2018 names as eligible; the last two it excludes. */
const ELIGIBLE_COST_KINDS = COST_KINDS.slice(0, 7);

interface StoredSetting {
  readonly value: unknown;
  readonly source: string;
  readonly confidence: SettingConfidence;
}

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
    eligibleCostKinds: { ...confidence(from2018?.eligibleCosts, scheme), value: ELIGIBLE_COST_KINDS },
    excludedCityCodes: read(scheme.excludedCityCodes) ?? operator([]),
    contractSignedAfter: read(scheme.contractSignedAfter),
    providerInPool: read(scheme.providerInPool) ?? operator(true),
    industrialEnterprise: read(scheme.industrialEnterprise, () => true),
    minimumAgeYears: read(scheme.minimumAgeYears),
    minimumPriorYearRevenue: amount(read(scheme.minimumPriorYearRevenueFen)),
    noRepeatForSameContract: read(scheme.noRepeatForSameContract),
    minimumPaidShare: read(scheme.minimumPaidBasisPoints) ?? operator(9000),
    noticeDays: operator(7, '公示7日为公开实践（东莞2019、广州2021），方案原文未读到'),
    claimWindow: read(scheme.applyWindow),
    redeemWindow: read(scheme.redeemWindow),
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
      rules,
      publishedAt: at,
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
