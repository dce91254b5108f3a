import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.js';
import { exactYuan, roundYuan } from './money.rules.js';

/** An amount to the fen: `74,400.00 元`. Where `bare`, the column says the unit. */
export function Money({ fen, bare }: { fen: string; bare?: boolean }): ReactNode {
  const { t } = useTranslation();
  const amount = exactYuan(fen);
  return <span className="figures">{bare ? amount : t('ui.money.YUAN', { amount })}</span>;
}

/** An amount to the fen as text, for a sentence or a button. */
export function useMoney(): (fen: string) => string {
  const { t } = useTranslation();
  return (fen) => t('ui.money.YUAN', { amount: exactYuan(fen) });
}

/** A large amount as people say it, `1.2 亿元`, with the exact one behind it for who points at it. */
export function RoundMoney({ fen }: { fen: string }): ReactNode {
  const { t } = useTranslation();
  const { amount, unit } = roundYuan(fen, useLanguage());
  return (
    <span className="figures" title={t('ui.money.YUAN', { amount: exactYuan(fen) })}>
      {t(`ui.money.${unit}`, { amount })}
    </span>
  );
}
