import { useTranslation } from 'react-i18next';
import { useWord } from '../../i18n/words.js';
import { useScene } from '../../ui/value/use-scene.js';
import { isField, type Machines, type Site } from './draft.rules.js';

export interface FieldWords {
  readonly name: (field: string) => string;
  readonly value: (field: string, value: unknown) => string;
}

/** What a field of a draft is called, and what it says, in one line: for differences and lists of problems. */
export function useFieldWords(): FieldWords {
  const { t } = useTranslation();
  const word = useWord();
  const scene = useScene();
  const listed = (values: readonly string[]) => values.join(t('needs.and'));
  return {
    name: (field) => (isField(field) ? t(`needs.field.${field}`) : field),
    value: (field, value) => {
      if (value === undefined || value === null || value === '') return '–';
      if (field === 'scenario') return scene(value as string);
      if (field === 'budgetFromFen' || field === 'budgetToFen')
        return t('needs.unit.tenThousands', { amount: value as string });
      if (field === 'sites') return listed((value as readonly Site[]).map(({ name }) => name));
      if (field === 'machines')
        return listed(
          (value as readonly Machines[]).map(({ kind, count }) => t('needs.machines', { kind, count })),
        );
      if (field === 'hiddenFields')
        return listed((value as readonly string[]).map((one) => word('HiddenField', one)));
      return Array.isArray(value) ? listed(value as string[]) : (value as string).replace('T', ' ');
    },
  };
}
