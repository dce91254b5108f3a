import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Change {
  readonly field: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** What differs between two versions, field by field; what is equal is not shown. Told by words and + and −. */
export function Difference({ caption, changes }: { caption: string; changes: readonly Change[] }): ReactNode {
  const { t } = useTranslation();
  if (changes.length === 0) return <p>{t('ui.difference.none')}</p>;
  return (
    <table className="table difference">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.difference.field')}</th>
          <th scope="col">{t('ui.difference.before')}</th>
          <th scope="col">{t('ui.difference.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td className="before">
              <del>{before ?? '–'}</del>
            </td>
            <td className="after">
              <ins>{after ?? '–'}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
