import type { Language } from '../../i18n/language.js';

const FEN = 100n;

type Unit = 'YUAN' | 'WAN' | 'MILLION' | 'YI' | 'BILLION';
const SMALLEST: readonly [Unit, bigint] = ['YUAN', FEN];
/** The units of each language, the largest first, with the least amount that is said in them. */
const UNITS: Readonly<Record<Language, readonly (readonly [Unit, bigint])[]>> = {
  'zh-CN': [
    ['YI', 100_000_000n * FEN],
    ['WAN', 10_000n * FEN],
  ],
  en: [
    ['BILLION', 1_000_000_000n * FEN],
    ['MILLION', 1_000_000n * FEN],
  ],
};

/** 7440000 -> 74,400.00: exact, as books write it. */
export function exactYuan(fen: string): string {
  const amount = BigInt(fen);
  const positive = amount < 0n ? -amount : amount;
  const yuan = (positive / FEN).toString().replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0n ? '−' : ''}${yuan}.${(positive % FEN).toString().padStart(2, '0')}`;
}

/** How people say a large amount, with at most two digits behind the point, rounded half up. */
export function roundYuan(fen: string, language: Language): { readonly amount: string; readonly unit: Unit } {
  const amount = BigInt(fen);
  const positive = amount < 0n ? -amount : amount;
  const [unit, from] = UNITS[language].find(([, least]) => positive >= least) ?? SMALLEST;
  const hundredths = (positive * 100n + from / 2n) / from;
  const text = exactYuan((amount < 0n ? -hundredths : hundredths).toString());
  return { amount: text.replace(/\.?0+$/, ''), unit };
}

/** 1.5 (ten thousands of yuan, as forms ask for it) -> 1500000 fen, exactly. */
export function fenOfTenThousands(text: string): string {
  const [whole = '0', part = ''] = text.replaceAll(/[,\uff0c\s]/g, '').split('.');
  return BigInt(whole + part.padEnd(6, '0').slice(0, 6)).toString();
}

/** 1500000 fen -> 1.5, as it is typed. */
export function tenThousandsOf(fen: string): string {
  const digits = fen.padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '') || '0';
}

/** What a form takes for an amount in units of 10,000 yuan: at most one yuan apart, never negative. */
export const TEN_THOUSANDS = /^\d{1,9}(?:\.\d{1,4})?$/;

/** What a person typed as yuan, with or without grouping, as fen: 74,400.5 -> 7440050. Undefined where it is no amount. */
export function fenOf(typed: string): string | undefined {
  const [, yuan, fraction = ''] =
    /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(typed.trim().replaceAll(/[,\uff0c]/g, '')) ?? [];
  if (yuan === undefined) return undefined;
  return (BigInt(yuan) * FEN + BigInt(fraction.padEnd(2, '0'))).toString();
}

/** The exact sum of some rows, in fen. */
export function sumOfFen(rows: readonly { readonly amountFen: string }[]): string {
  return rows.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n).toString();
}

/** The sum of what was typed so far, in fen; a row without an amount counts for nothing. */
export function sumOfTyped(rows: readonly ({ readonly amount?: string } | undefined)[] = []): string {
  return rows.reduce((sum, row) => sum + BigInt(fenOf(row?.amount ?? '') ?? '0'), 0n).toString();
}
