import { inflateSync } from 'node:zlib';

/**
 * What a PDF does beside being read. All of them long: streams are noise, in which a short name stands by chance. Every
 * script is an action of the type JavaScript.
 */
const ACTS = /\/(JavaScript|Launch|RichMedia|SubmitForm|ImportData|GoToE|GoToR|XFA)\b/;
const ATTACHMENTS = /\/EmbeddedFiles?\b/;
const OBJECT_STREAM = /\/ObjStm\b/;
const STREAM = /stream\r?\n/g;
/** A dictionary stands before its stream; those of object streams are short. */
const DICTIONARY_BYTES = 512;
/** Objects are text: more than this out of all streams together is a bomb. */
const UNPACKED_MOST = 64 * 2 ** 20;
/** A thick catalogue has some thousands; what has more is not looked through. */
const STREAMS_MOST = 50_000;
/** Behind the end only this much white space and comment. */
const TAIL_BYTES = 1024;

export type PdfProblem = 'ACTS' | 'LOCKED' | 'CUT' | 'TWO_IN_ONE';

/**
 * Why a PDF is not taken; undefined when nothing was found. Scripts hide in packed object streams, where a search of the
 * bytes finds nothing, so those are unpacked. What is hidden in other ways (other packings, streams within streams) is
 * not found: this is a rule of form, and no virus scanner.
 * @param options attachments: whether files within are taken, as issuers of invoices put the XML there
 */
export function problemOfPdf(
  bytes: Buffer,
  { attachments = false }: { readonly attachments?: boolean } = {},
): PdfProblem | undefined {
  const acts = (part: string): boolean => ACTS.test(part) || (!attachments && ATTACHMENTS.test(part));
  const text = bytes.toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) return 'CUT';
  // A zip is read from its end: its directory behind a PDF makes two files of one.
  if (text.includes('PK\u0005\u0006') && text.includes('PK\u0003\u0004')) return 'TWO_IN_ONE';
  if (text.length - end > TAIL_BYTES) return 'TWO_IN_ONE';
  const spelled = named(text);
  if (/\/Encrypt\b/.test(spelled)) return 'LOCKED';
  if (acts(spelled)) return 'ACTS';
  let streams = 0;
  let left = UNPACKED_MOST;
  for (const { index } of text.matchAll(STREAM)) {
    streams += 1;
    if (streams > STREAMS_MOST) return 'ACTS';
    if (!OBJECT_STREAM.test(named(dictionaryBefore(text, index)))) continue;
    const from = index + /stream\r?\n/.exec(text.slice(index, index + 8))![0].length;
    const objects = unpacked(bytes.subarray(from), left);
    if (objects === undefined || acts(named(objects))) return 'ACTS';
    left -= objects.length;
    if (left <= 0) return 'ACTS';
  }
  return undefined;
}

/** The dictionary of the stream that begins there, and no other: it begins behind the last object that ended. */
function dictionaryBefore(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - DICTIONARY_BYTES), index);
  return before.slice(before.lastIndexOf('obj') + 1);
}

/** Names are spelled out where letters of theirs are written as numbers: /J#61vaScript is /JavaScript. */
function named(text: string): string {
  if (!text.includes('#')) return text;
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Undefined for what cannot be unpacked: then nobody knows what is in it. */
function unpacked(stream: Buffer, most: number): string | undefined {
  try {
    return inflateSync(stream, { maxOutputLength: most }).toString('latin1');
  } catch {
    return undefined;
  }
}
