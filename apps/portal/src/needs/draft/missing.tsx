import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isField, type SavedDraft } from './draft.rules.js';
import { useFieldWords } from './field-words.js';

/** To the field itself, or to the first control of a group. */
function goTo(id: string): void {
  const field = document.getElementById(id);
  const control = field?.matches('fieldset') ? field.querySelector<HTMLElement>('input, button') : field;
  control?.focus();
}

/** Everything that keeps the draft from being published, each a link to its field. */
export function Missing({ problems }: { problems: SavedDraft['problems'] }): ReactNode {
  const { t } = useTranslation();
  const { name } = useFieldWords();
  return (
    <section aria-labelledby="missing-title" className="missing">
      <h2 id="missing-title">{t('needs.draft.missing', { count: problems.length })}</h2>
      {problems.length === 0 && <p>{t('needs.draft.complete')}</p>}
      <ul>
        {problems.map(({ field, code, text }) => (
          <li key={code + field}>
            {isField(field) ? (
              <a
                href={`#draft-${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(`draft-${field}`);
                }}
              >
                {code === 'FIELD_MISSING'
                  ? t('needs.draft.notFilledIn', { field: name(field) })
                  : t('needs.draft.wrong', { field: name(field) })}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
