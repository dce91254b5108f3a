import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBuffer } from 'file-type';
import { DomainError } from '#libs/kernel';
import { documentOf } from './archives.js';
import type { MediaType } from './media-types.rules.js';
import { problemOfPdf, type PdfProblem } from './pdf.js';
import { cleanPicture } from './pictures.js';

/** As much as tells what a file begins as. */
const HEAD_BYTES = 4100;

const ZIP = Buffer.from('504b0304', 'hex');
const SINGLE: Readonly<Record<string, 'PDF' | 'JPEG' | 'PNG' | 'WEBP'>> = {
  pdf: 'PDF',
  jpg: 'JPEG',
  png: 'PNG',
  webp: 'WEBP',
};

const PDF_REFUSALS: Readonly<Record<PdfProblem, string>> = {
  ACTS: 'FILE_HAS_SCRIPTS',
  LOCKED: 'FILE_LOCKED',
  CUT: 'FILE_BROKEN',
  TWO_IN_ONE: 'FILE_TWO_IN_ONE',
};

/**
 * What a file is by its content, looked through for what may not be in it.
 * @param limits what the paper may be, and whether a PDF may have files within
 * @throws DomainError FILE_TYPE_REFUSED and what the looking through refuses, all of which is final
 */
export async function typeOf(
  path: string,
  { types: allowed, attachments }: { readonly types: readonly MediaType[]; readonly attachments: boolean },
): Promise<MediaType> {
  const head = await headOf(path);
  const found = (await fileTypeFromBuffer(head))?.ext;
  const type = head.subarray(0, ZIP.length).equals(ZIP) ? await documentOf(path) : SINGLE[found ?? ''];
  if (!type || !allowed.includes(type))
    throw new DomainError('FILE_TYPE_REFUSED', { found: type ?? found ?? null, allowed });
  if (type === 'PDF') {
    const problem = problemOfPdf(await readFile(path), { attachments });
    if (problem) throw new DomainError(PDF_REFUSALS[problem]);
  }
  return type;
}

/**
 * Cleans what can be cleaned.
 * @returns where the file to keep lies: the given one where there is nothing to clean
 */
export async function cleaned(path: string, type: MediaType): Promise<string> {
  if (type !== 'JPEG' && type !== 'PNG' && type !== 'WEBP') return path;
  const anew = cleanOf(path);
  await cleanPicture(path, type, anew);
  return anew;
}

/** Where a file lies when it is cleaned. */
export function cleanOf(path: string): string {
  return `${path}.clean`;
}

/** SHA-256, hexadecimal. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
