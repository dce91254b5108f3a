/** Conditions of a search; what stands for "anything" in LIKE is taken literally. */
export function containing(part: string): { $like: string } {
  return { $like: `%${literal(part)}%` };
}

/** The same without regard to upper and lower case, for texts that are kept as they were written. */
export function containingInAnyCase(part: string): { $ilike: string } {
  return { $ilike: `%${literal(part)}%` };
}

/** Answered by an index on the column. */
export function beginningLike(prefix: string): { $like: string } {
  return { $like: `${literal(prefix)}%` };
}

function literal(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}
