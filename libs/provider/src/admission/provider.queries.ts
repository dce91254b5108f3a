/** A condition for a part of a text; what stands for "anything" in LIKE is taken literally. */
export function containing(part: string): { $like: string } {
  return { $like: `%${part.replace(/[\\%_]/g, String.raw`\$&`)}%` };
}
