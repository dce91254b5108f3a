import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chosen, type Question, type Scene } from './assessment.rules.js';

interface QuestionFieldProps {
  readonly question: Question;
  readonly value: readonly string[];
  readonly onChange: (keys: string[]) => void;
}

/** One question with its options as the notice words them. */
export function QuestionField({ question, value, onChange }: QuestionFieldProps): ReactNode {
  const { t } = useTranslation();
  const { id, title, note, kind, options, evidenceFields } = question;
  return (
    <fieldset id={`field-${id}`} className="sheet-field">
      <legend>{title}</legend>
      <p className="hint">
        {t(`assessment.fill.${kind}`)}
        {note && ` · ${note}`}
      </p>
      {options.map(({ id: optionId, key, label }) => (
        <label key={optionId} className="sheet-choice">
          <input
            type={kind === 'SINGLE' ? 'radio' : 'checkbox'}
            name={id}
            checked={value.includes(key)}
            onChange={() => onChange(chosen(question, value, key))}
          />
          <span>{label}</span>
        </label>
      ))}
      {evidenceFields.length > 0 && (
        <p className="hint">
          {t('assessment.fill.evidence', { fields: evidenceFields.join(t('assessment.and')) })}
        </p>
      )}
    </fieldset>
  );
}

interface SceneFieldProps {
  readonly scene: Scene;
  readonly value: number | undefined;
  readonly onChange: (level: number) => void;
}

/** How far a scene has come: the highest statement that is met. */
export function SceneField({ scene, value, onChange }: SceneFieldProps): ReactNode {
  const { t } = useTranslation();
  const levels = [{ level: 0, criterion: t('assessment.fill.none') }, ...scene.levels];
  return (
    <fieldset id={`field-${scene.id}`} className="sheet-field">
      <legend>
        {scene.name}
        {scene.constrained && <span title={t('assessment.fill.constrained')}> ★</span>}
      </legend>
      <p className="hint">{scene.domain}</p>
      {levels.map(({ level, criterion }) => (
        <label key={level} className="sheet-choice">
          <input type="radio" name={scene.id} checked={value === level} onChange={() => onChange(level)} />
          <span>
            {level}. {criterion}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
