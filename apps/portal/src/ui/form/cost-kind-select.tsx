import { Select, type SelectProps } from 'antd';
import type { ReactNode } from 'react';
import { COST_KINDS } from '../../../../../libs/kernel/src/cost-kinds.js';
import { useWord } from '../../i18n/words.js';

/** What a line of a price is for. */
export function CostKindSelect(props: SelectProps): ReactNode {
  const word = useWord();
  return (
    <Select {...props} options={COST_KINDS.map((kind) => ({ value: kind, label: word('CostKind', kind) }))} />
  );
}
