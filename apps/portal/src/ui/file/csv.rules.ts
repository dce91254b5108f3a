/** The mark by which spreadsheets know that a file is UTF-8. */
const MARK = '\uFEFF';
/** An amount or a count as the pages write it. */
const FIGURE = /^[−-]?\d{1,3}(?:,?\d{3})*(?:\.\d+)?$/;
/** What a spreadsheet would calculate instead of showing, also behind what cannot be seen. */
const FORMULA = /^[\s\p{Cf}']*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

export interface CsvColumn {
  readonly title: string;
  /** Its cells are numbers to calculate with; of others even a row of digits is a text. */
  readonly figures: boolean;
}

/** A table as a file for spreadsheets: RFC 4180 with the mark of UTF-8. */
export function csvOf(columns: readonly CsvColumn[], rows: readonly (readonly string[])[]): string {
  const lines = [
    columns.map(({ title }) => quoted(harmless(title))),
    ...rows.map((cells) => cells.map((cell, i) => cellOf(cell, columns[i]?.figures ?? false))),
  ];
  return MARK + lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** A tab keeps a code a text: a spreadsheet would round long ones and drop zeros in front. */
function cellOf(cell: string, figures: boolean): string {
  if (figures && FIGURE.test(cell)) return cell.replaceAll(',', '').replace('−', '-');
  return /^(?:0\d+|\d{5,})$/.test(cell) ? `"\t${cell}"` : quoted(harmless(cell));
}

/** A name that begins like a formula is shown with an apostrophe and never calculated. */
function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
