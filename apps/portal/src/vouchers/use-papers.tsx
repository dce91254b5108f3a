import type { FormInstance } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { type Dispatch, type ReactNode, type SetStateAction, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaveRedemptionDraftMutation } from '../gql/graphql.js';
import { type Conflict, mergeOf } from '../ui/form/draft.rules.js';
import { DraftStateLine } from '../ui/form/draft-state.js';
import { fieldsOf, typedFrom, type TypedPapers } from './vouchers.rules.js';

/** Of a draft that was begun from nothing: whatever a colleague saved came later. */
const BEFORE_ALL = '1970-01-01T00:00:00.000Z';

type Saved = SaveRedemptionDraftMutation | undefined;

export interface PapersInWork {
  /** What the form begins with. */
  readonly initial: TypedPapers;
  readonly files: TypedPapers['files'];
  readonly setFiles: Dispatch<SetStateAction<TypedPapers['files']>>;
  /** What a colleague saved meanwhile, field by field. */
  readonly colleague: ReactNode;
  /** Saves over what this work began from, which is told as when it was saved. */
  readonly saving: (save: (replaces: string) => Promise<Saved>) => Promise<void>;
}

/**
 * The papers while two people fill them in: what a colleague saved is taken over where the reader typed nothing else;
 * where both did, what was typed stays and both stand beside each other.
 */
export function usePapers(
  form: FormInstance<TypedPapers>,
  saved: TypedPapers,
  savedAt: string | null,
): PapersInWork {
  const queries = useQueryClient();
  const [initial] = useState(saved);
  const [files, setFiles] = useState(saved.files);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const base = useRef({ savedAt, fields: fieldsOf(saved) });
  const put = (fields: Readonly<Record<string, unknown>>): void => {
    const { files: others, ...rows } = typedFrom(fields);
    form.setFieldsValue(rows);
    setFiles(others);
  };
  const mine = (): Readonly<Record<string, unknown>> =>
    fieldsOf({ ...(form.getFieldsValue(true) as TypedPapers), files });
  useEffect(() => {
    if (savedAt === base.current.savedAt) return;
    const merge = mergeOf(base.current.fields, mine(), fieldsOf(saved));
    base.current = { savedAt, fields: fieldsOf(saved) };
    setConflicts(merge.conflicts);
    setTaken(merge.taken);
    if (merge.taken.length > 0) put(merge.merged);
  });
  const settle = (keepMine: (field: string) => boolean): void => {
    const theirs = conflicts.filter(({ field }) => !keepMine(field));
    put({ ...mine(), ...Object.fromEntries(theirs.map((each) => [each.field, each.theirs])) });
    setConflicts([]);
  };
  const saving: PapersInWork['saving'] = async (save) => {
    const sent = mine();
    const answer = await save(base.current.savedAt ?? BEFORE_ALL);
    // Refused because a colleague saved: what they saved is asked for, and shown.
    if (!answer) return queries.invalidateQueries();
    base.current = { savedAt: answer.saveRedemptionDraft.savedAt, fields: sent };
    setConflicts([]);
    setTaken([]);
  };
  const colleague = <Colleague conflicts={conflicts} taken={taken} settle={settle} />;
  return { initial, files, setFiles, colleague, saving };
}

interface ColleagueProps {
  readonly conflicts: readonly Conflict[];
  readonly taken: readonly string[];
  readonly settle: (keepMine: (field: string) => boolean) => void;
}

function Colleague({ conflicts, taken, settle }: ColleagueProps): ReactNode {
  const { t } = useTranslation();
  if (conflicts.length + taken.length === 0) return null;
  return (
    <DraftStateLine
      draft={{
        state: conflicts.length > 0 ? 'CONFLICT' : 'SAVED',
        conflicts,
        taken,
        problem: undefined,
        settle,
        flush: () => Promise.resolve(true),
      }}
      nameOf={(field) =>
        field === 'invoices' || field === 'payments'
          ? t(`vouchers.papers.${field}.title`)
          : t(`vouchers.items.${field}` as 'vouchers.items.INVOICE', { defaultValue: field })
      }
      wordsOf={(_, value) => <Rows value={value} />}
    />
  );
}

/** A row as what is written in it; of a file, its fingerprint. */
function Rows({ value }: { value: unknown }): ReactNode {
  if (!Array.isArray(value)) return <code className="hash">{typeof value === 'string' ? value : '–'}</code>;
  if (value.length === 0) return '–';
  return (
    <ul className="plain-list">
      {(value as Readonly<Record<string, string>>[]).map((row) => (
        <li key={Object.values(row).join(' ')}>{Object.values(row).filter(Boolean).join(' · ')}</li>
      ))}
    </ul>
  );
}
