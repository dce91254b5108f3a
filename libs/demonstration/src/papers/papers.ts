/** One line of a made-up paper. */
export type PaperLine = readonly [name: string, value: string];

const LEFT = 64;
const VALUES_AT = 190;
const TOP = 700;
const LINE = 30;
const WARNING = '演示：合成数据，不是真实材料  DEMONSTRATION: synthetic, no real paper';

/**
 * A made-up paper as a PDF of one page, which says in large letters that it is one. The same lines give the same bytes.
 * Its Chinese font is one that every reader of PDF has to bring (Adobe-GB1, ISO 32000-1 9.7.5.2), so none is within.
 */
export function demonstrationPaper(title: string, lines: readonly PaperLine[]): Buffer {
  const rows = lines.flatMap(([name, value], at) => [
    text(name, LEFT, TOP - at * LINE, 12),
    text(value, VALUES_AT, TOP - at * LINE, 12),
  ]);
  const page = [
    '0.75 0.08 0.08 rg',
    text(WARNING, LEFT, 800, 11),
    '0.9 0.9 0.9 rg',
    // Across the page, so that no part of it can pass for a real one.
    `BT /F1 200 Tf 0.77 0.64 -0.64 0.77 190 230 Tm <${utf16('演示')}> Tj ET`,
    '0 0 0 rg',
    text(title, LEFT, 750, 22),
    ...rows,
  ].join('\n');
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor 7 0 R /DW 1000 /W [1 95 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]);
}

function text(words: string, x: number, y: number, size: number): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${utf16(words)}> Tj ET`;
}

function utf16(words: string): string {
  return Buffer.from(words, 'utf16le').swap16().toString('hex');
}

function pdf(objects: readonly string[]): Buffer {
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, 'latin1');
}
