/** A draft as its fields; a field that is not filled in is absent. */
type Fields = Readonly<Record<string, unknown>>;

export interface Conflict {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merge<Content> {
  /** What both changed stands here as this person typed it. */
  readonly merged: Content;
  readonly conflicts: readonly Conflict[];
  /** Fields that a colleague changed and this person did not. */
  readonly taken: readonly string[];
}

/**
 * Brings two people's work on one draft together, field by field: what one of them changed is taken, what both changed
 * otherwise is a conflict for a person to decide.
 * @param base what both began from
 */
export function mergeOf<Content extends object>(
  base: Content,
  mine: Content,
  theirs: Content,
): Merge<Content> {
  const [begun, own, other] = [base as Fields, mine as Fields, theirs as Fields];
  const conflicts: Conflict[] = [];
  const taken: string[] = [];
  const merged: Record<string, unknown> = { ...own };
  for (const field of new Set([begun, own, other].flatMap(Object.keys))) {
    if (same(begun[field], other[field]) || same(own[field], other[field])) continue;
    if (same(begun[field], own[field])) {
      merged[field] = other[field];
      taken.push(field);
    } else conflicts.push({ field, mine: own[field], theirs: other[field] });
  }
  return { merged: withoutAbsent(merged) as Content, conflicts, taken };
}

/** Equal by what they say: an empty list or text is the same as none. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  return value;
}

function withoutAbsent(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
