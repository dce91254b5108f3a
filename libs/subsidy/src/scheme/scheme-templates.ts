import { voucherAnalogues, type VoucherAnalogue } from '#libs/reference';
import { DOCUMENT_KINDS } from './scheme-settings.js';
import type { StoredSetting } from './scheme-settings.js';

export interface SchemeTemplate {
  readonly region: string;
  readonly note: string | null;
  readonly url: string;
  readonly facts: VoucherAnalogue['facts'];
  /** What of it can be taken over as rules; the operator's, because another region's rules are no law here. */
  readonly rules: Readonly<Record<string, StoredSetting>>;
}

const FEN_PER_WAN = 1_000_000;
/** The papers that other regions ask for, as far as they are papers of a redemption. */
const PAPERS: Readonly<Record<string, (typeof DOCUMENT_KINDS)[number]>> = {
  发票: 'INVOICE',
  银行回单: 'PAYMENT_PROOF',
  '云服务合同(写明上云内容)': 'CONTRACT',
};

/** The schemes of other regions, as far as their facts are rules of ours. */
export function schemeTemplates(): SchemeTemplate[] {
  return voucherAnalogues().map((analogue) => ({ ...analogue, rules: rulesOf(analogue) }));
}

function rulesOf({ region, facts }: VoucherAnalogue): Record<string, StoredSetting> {
  const limits = facts['cap_per_provider_year_wan'];
  const perEnterprise = facts['cap_per_enterprise_year_wan'] ?? facts['cap_per_enterprise_wan'];
  const papers = documentsOf(facts['documents']);
  const age = (facts['eligible'] as Readonly<Record<string, unknown>> | undefined)?.['operating_years_min'];
  const values: Record<string, unknown> = {
    enterpriseLimit: inFen(perEnterprise),
    platformProviderLimit: inFen(limits),
    otherProviderLimit: inFen(limits),
    requiredDocuments: papers.length > 0 ? papers : undefined,
    minimumAgeYears: typeof age === 'number' ? age : undefined,
  };
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        { value, source: `类比：${region}，非广东规定`, confidence: 'OPERATOR' },
      ]),
  );
}

function inFen(wan: unknown): string | undefined {
  return typeof wan === 'number' ? String(wan * FEN_PER_WAN) : undefined;
}

function documentsOf(names: unknown): string[] {
  return Array.isArray(names) ? names.map(String).flatMap((name) => PAPERS[name] ?? []) : [];
}
