/** What a file can be; its content says which one it is, and never its name. */
export const MEDIA_TYPES = {
  PDF: { mediaType: 'application/pdf', extension: 'pdf' },
  OFD: { mediaType: 'application/ofd', extension: 'ofd' },
  DOCX: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  XLSX: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
  JPEG: { mediaType: 'image/jpeg', extension: 'jpg' },
  PNG: { mediaType: 'image/png', extension: 'png' },
  WEBP: { mediaType: 'image/webp', extension: 'webp' },
} as const;

export type MediaType = keyof typeof MEDIA_TYPES;

/** Several files in one, by their names within; unpacked they are documents. */
export const CONTAINERS = {
  OFD: 'OFD.xml',
  DOCX: 'word/document.xml',
  XLSX: 'xl/workbook.xml',
} as const satisfies Partial<Record<MediaType, string>>;

/** @param names of the members of a zip */
export function containerOf(names: ReadonlySet<string>): keyof typeof CONTAINERS | undefined {
  const kinds = Object.keys(CONTAINERS) as (keyof typeof CONTAINERS)[];
  const found = kinds.filter((kind) => names.has(CONTAINERS[kind]));
  // What could be read as two kinds is none.
  return found.length === 1 ? found[0] : undefined;
}

/** First bytes of what must not stand within a document: archives, programs, scripts, and documents of the old kind. */
const HIDDEN: readonly string[] = [
  '504b0304', // zip
  '52617221', // rar
  '377abcaf271c', // 7z
  '1f8b', // gzip
  '425a68', // bzip2
  'fd377a585a00', // xz
  '28b52ffd', // zstd
  '4d534346', // cab
  '4d5a', // Windows program
  '7f454c46', // Linux program
  'cafebabe', // Java class, macOS program
  'feedface',
  'feedfacf',
  'cffaedfe',
  '0061736d', // WebAssembly
  '2321', // script
  'd0cf11e0a1b11ae1', // old Office document
];

/** @param head the first bytes of a member, in lower-case hexadecimal */
export function isHidden(head: string): boolean {
  return HIDDEN.some((mark) => head.startsWith(mark));
}

/** Members that act when a document is opened, or that hold what nobody sees. */
const ACTING = /vbaProject|vbaData|macrosheets|activeX|oleObject|externalLink|customUI|embeddings\/|\.bin$/i;
const ARCHIVES =
  /\.(zip|rar|7z|gz|tgz|bz2|xz|zst|tar|cab|jar|iso|exe|dll|js|vbs|ps1|bat|cmd|scr|com|msi|lnk|hta|m?html?|mht|xhtml|rtf|svg)$/i;

/** A part that is fetched from elsewhere when the document is opened; a link that somebody clicks is none. */
export function fetchesFromElsewhere(relationships: string): boolean {
  return [...relationships.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/gi)].some(
    ([each]) => /TargetMode\s*=\s*["']External/i.test(each) && !/\/hyperlink["']/i.test(each),
  );
}

/** A field that starts another program (DDE), however its code is cut into pieces. */
export function startsPrograms(text: string): boolean {
  const codes = [...text.matchAll(/<w:instrText[^>]*>([^<]*)|\bw:instr\s*=\s*["']([^"']*)/gi)];
  return /DDE/i.test(codes.map(([, whole = '', attribute = '']) => whole + attribute).join(''));
}

/** Why a member may not stand within a document; undefined when it may. */
export function problemOfMember(name: string): 'MACRO' | 'ARCHIVE' | undefined {
  if (ACTING.test(name)) return 'MACRO';
  return ARCHIVES.test(name) ? 'ARCHIVE' : undefined;
}
