/** Spreadsheets and some banks take a cell that begins like this for a formula. The full-width forms count for some. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;
const GUARDED = /^'+[=+\-@＝＋－＠\t\r]/;
/** Excel reads Chinese in a CSV file only when it begins with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as CSV in the manner of RFC 4180: lines end in CR LF, a cell with a comma, a quote or a line end is quoted, and a
 * cell that begins like a formula gets an apostrophe in front, which `rowsOf` takes away again.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string): string {
  const guarded = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** The rows of a CSV text with their cells; undefined when a quote is not closed or stands within a plain cell. */
export function rowsOf(text: string): string[][] | undefined {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  while (cell.lastIndex < body.length || row.length > 0) {
    const found = cell.exec(body);
    if (!found) return undefined;
    const [whole, quoted, plain, end] = found;
    const value = quoted === undefined ? plain! : quoted.replaceAll('""', '"');
    row.push(GUARDED.test(value) ? value.slice(1) : value);
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (whole === '') break;
  }
  return rows;
}
