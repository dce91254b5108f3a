import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Difference } from '../value/difference.js';
import { Refusal } from '../refusal.js';
import { Status, type Tone } from '../value/status.js';
import type { Draft, DraftState } from './use-draft.js';

const TONES: Readonly<Record<DraftState, Tone>> = {
  SAVED: 'done',
  UNSAVED: 'waiting',
  CONFLICT: 'attention',
  FAILED: 'wrong',
};

interface DraftStateLineProps {
  readonly draft: Omit<Draft<never>, 'content' | 'change'>;
  readonly nameOf: (field: string) => string;
  readonly wordsOf: (field: string, value: unknown) => ReactNode;
}

/** Whether all is saved; where a colleague changed the same, both versions side by side, for the person to choose. */
export function DraftStateLine({ draft, nameOf, wordsOf }: DraftStateLineProps): ReactNode {
  const { t } = useTranslation();
  const { state, conflicts, taken, problem } = draft;
  return (
    <div className="draft-state">
      <p role="status">
        <Status tone={TONES[state]}>{t(`ui.draft.${state}`)}</Status>
        {taken.length > 0 && (
          <span> {t('ui.draft.taken', { fields: taken.map(nameOf).join(t('ui.draft.and')) })}</span>
        )}
      </p>
      {state === 'FAILED' && problem && (
        <Refusal problem={problem}>
          <button type="button" className="button" onClick={() => void draft.flush()}>
            {t('ui.draft.again')}
          </button>
        </Refusal>
      )}
      {conflicts.length > 0 && (
        <div className="refusal mild" role="alert">
          <p className="refusal-title">{t('ui.draft.conflict', { count: conflicts.length })}</p>
          <Difference
            caption={t('ui.draft.theirsAndMine')}
            changes={conflicts.map(({ field, mine, theirs }) => ({
              field: nameOf(field),
              before: wordsOf(field, theirs),
              after: wordsOf(field, mine),
            }))}
          />
          <p className="form-end">
            <button type="button" className="button primary" onClick={() => draft.settle(() => true)}>
              {t('ui.draft.keepMine')}
            </button>
            <button type="button" className="button" onClick={() => draft.settle(() => false)}>
              {t('ui.draft.takeTheirs')}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}
