import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, type Problem } from '../../graphql/problem.js';
import { type Conflict, mergeOf, same } from './draft.rules.js';

/** So long after the last key the draft goes to the server. */
const PAUSE_MS = 1_000;
/** What the services answer when somebody else saved since. */
const CHANGED = /DRAFT_CHANGED$/;

export interface Saved<Content> {
  readonly content: Content;
  /** Null before the first saving. */
  readonly revision: number | null;
}

export interface DraftOf<Content> {
  readonly saved: Saved<Content>;
  /** Saves over a revision; gives what is kept of it now, throws a `Problem`. */
  readonly save: (content: Content, revision: number | null) => Promise<Saved<Content>>;
  /** What is saved by now. */
  readonly load: () => Promise<Saved<Content>>;
}

export type DraftState = 'SAVED' | 'UNSAVED' | 'CONFLICT' | 'FAILED';

export interface Draft<Content> {
  readonly content: Content;
  readonly state: DraftState;
  readonly conflicts: readonly Conflict[];
  /** Fields that a colleague changed meanwhile and that were taken over. */
  readonly taken: readonly string[];
  readonly problem: Problem | undefined;
  readonly change: (changes: Partial<Content>) => void;
  /** Ends a conflict: for each field that both changed, the own value or the colleague's. */
  readonly settle: (keepMine: (field: string) => boolean) => void;
  /** Saves what is not saved yet; false where that was not possible. */
  readonly flush: () => Promise<boolean>;
}

/**
 * A draft that saves itself on the server while it is filled in, by several people at once: what a colleague changed
 * elsewhere is taken over, what both changed is shown, and nothing that was typed is lost.
 */
export function useDraft<Content extends object>({ saved, save, load }: DraftOf<Content>): Draft<Content> {
  const [content, show] = useState(saved.content);
  const [state, setState] = useState<DraftState>('SAVED');
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<Problem>();
  /** As the server has it: what is typed and not whole yet is not among it. */
  const base = useRef(saved);
  const sent = useRef(saved.content);
  const now = useRef(saved.content);
  const running = useRef<Promise<boolean>>(undefined);
  /** While a person chooses between two versions nothing is saved: it would choose for them. */
  const deciding = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const doors = useRef({ save, load });
  doors.current = { save, load };

  const put = useCallback((next: Content) => {
    now.current = next;
    show(next);
  }, []);

  const saveAll = useCallback(async (): Promise<boolean> => {
    while (!same(now.current, sent.current)) {
      const sending = now.current;
      try {
        base.current = await doors.current.save(sending, base.current.revision);
        sent.current = sending;
      } catch (thrown) {
        const refused = asProblem(thrown);
        if (!CHANGED.test(refused.code)) {
          setProblem(refused);
          setState('FAILED');
          return false;
        }
        const theirs = await doors.current.load();
        const merge = mergeOf(base.current.content, now.current, theirs.content);
        base.current = theirs;
        sent.current = theirs.content;
        put(merge.merged);
        setTaken(merge.taken);
        if (merge.conflicts.length > 0) {
          deciding.current = true;
          setConflicts(merge.conflicts);
          setState('CONFLICT');
          return false;
        }
      }
    }
    setProblem(undefined);
    setState('SAVED');
    return true;
  }, [put]);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (deciding.current) return false;
    // One after the other: two savings over one revision would refuse each other.
    const before = running.current;
    const next = (before ?? Promise.resolve(true)).then(saveAll, saveAll);
    running.current = next;
    return next;
  }, [saveAll]);

  const change = useCallback(
    (changes: Partial<Content>) => {
      put({ ...now.current, ...changes });
      if (deciding.current) return;
      setState('UNSAVED');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush, put],
  );

  const settle = useCallback(
    (keepMine: (field: string) => boolean) => {
      const theirs = conflicts
        .filter(({ field }) => !keepMine(field))
        .map(({ field, theirs: value }) => [field, value]);
      put({ ...now.current, ...Object.fromEntries(theirs) });
      deciding.current = false;
      setConflicts([]);
      setState('UNSAVED');
      void flush();
    },
    [conflicts, flush, put],
  );

  useLeaving(state !== 'SAVED', flush);
  return { content, state, conflicts, taken, problem, change, settle, flush };
}

/** Whoever leaves within the pause has saved all the same; the browser asks where it closes. */
function useLeaving(unsaved: boolean, flush: () => Promise<boolean>): void {
  const isUnsaved = useRef(unsaved);
  isUnsaved.current = unsaved;
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isUnsaved.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      if (isUnsaved.current) void flush();
    };
  }, [flush]);
}
