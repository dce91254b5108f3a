import { type FormItemProps, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fenOf } from '../value/money.rules.js';
import { Field } from './form.js';

export interface AmountFieldProps extends Pick<FormItemProps, 'name' | 'label' | 'extra'> {
  /** Whether nothing is an amount here. */
  readonly zero?: boolean;
  /** Whether it may be left open. */
  readonly optional?: boolean;
  readonly disabled?: boolean;
}

/** A field for an amount in yuan, as people write it: 180,000.00. */
export function AmountField({
  zero = false,
  optional = false,
  disabled = false,
  ...item
}: AmountFieldProps): ReactNode {
  const { t } = useTranslation();
  const validator = (_: unknown, typed: string | undefined): Promise<void> => {
    if (optional && !typed?.trim()) return Promise.resolve();
    const fen = fenOf(typed ?? '');
    return fen !== undefined && (zero || BigInt(fen) > 0n)
      ? Promise.resolve()
      : Promise.reject(new Error(t(zero ? 'ui.amount.wrong' : 'ui.amount.aboveZero')));
  };
  return (
    <Field {...item} rules={[{ required: !optional, validator }]}>
      <Input inputMode="decimal" disabled={disabled} />
    </Field>
  );
}
