/** A condition that leaves out the rows in which one of the columns names one of these; none when there are none. */
export function besides<C extends string>(
  except: readonly string[],
  ...columns: C[]
): { [K in C]?: { $nin: string[] } } {
  if (except.length === 0) return {};
  return Object.fromEntries(columns.map((column) => [column, { $nin: [...except] }])) as {
    [K in C]?: { $nin: string[] };
  };
}
