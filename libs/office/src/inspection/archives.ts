import type { Readable } from 'node:stream';
import { type Entry, openPromise } from 'yauzl';
import { DomainError } from '#libs/kernel';
import {
  containerOf,
  fetchesFromElsewhere,
  isHidden,
  problemOfMember,
  startsPrograms,
  type CONTAINERS,
} from './media-types.rules.js';

const MEMBERS_MOST = 1000;
const UNPACKED_MOST = 200 * 2 ** 20;
/** Beyond these a member holds next to nothing, many times over. */
const RATIO_MOST = 100;
const RATIO_FROM_BYTES = 2 ** 20;
const CONTENT_TYPES = '[Content_Types].xml';
const CONTENT_TYPES_BYTES = 2 ** 20;
/** Of a text with fields; longer ones are books. */
const TEXT_BYTES = 20 * 2 ** 20;
const HEAD_BYTES = 8;

type Zip = Awaited<ReturnType<typeof openPromise>>;

/**
 * Which document a zip is, looked at member by member.
 * @returns undefined for a zip that is no document
 * @throws DomainError FILE_HAS_MACROS, FILE_HAS_ARCHIVE, FILE_BOMB, FILE_LOCKED or FILE_BROKEN
 */
export async function documentOf(path: string): Promise<keyof typeof CONTAINERS | undefined> {
  const zip = await openPromise(path, { lazyEntries: true, strictFileNames: true, autoClose: false }).catch(
    () => {
      throw new DomainError('FILE_BROKEN');
    },
  );
  try {
    return await lookedThrough(zip);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // Whatever yauzl finds wrong with the zip: names that lead out of it, sizes that do not fit, what is cut off.
    throw new DomainError('FILE_BROKEN');
  } finally {
    zip.close();
  }
}

async function lookedThrough(zip: Zip): Promise<keyof typeof CONTAINERS | undefined> {
  if (zip.entryCount > MEMBERS_MOST) throw new DomainError('FILE_BOMB');
  const names = new Set<string>();
  let total = 0;
  let first = Number.POSITIVE_INFINITY;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new DomainError('FILE_LOCKED');
    const symlink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
    if (symlink || names.has(entry.fileName)) throw new DomainError('FILE_BROKEN');
    total += entry.uncompressedSize;
    const { uncompressedSize: size, compressedSize: packed } = entry;
    if (total > UNPACKED_MOST || (size > RATIO_FROM_BYTES && size > RATIO_MOST * packed))
      throw new DomainError('FILE_BOMB');
    const problem = problemOfMember(entry.fileName);
    if (problem === 'MACRO') throw new DomainError('FILE_HAS_MACROS');
    if (problem === 'ARCHIVE' || isHidden(await headOf(zip, entry)))
      throw new DomainError('FILE_HAS_ARCHIVE');
    if (await acts(zip, entry)) throw new DomainError('FILE_HAS_MACROS');
    names.add(entry.fileName);
    first = Math.min(first, entry.relativeOffsetOfLocalHeader);
  }
  // A zip may begin behind something else, which then is a second file.
  if (first !== 0) throw new DomainError('FILE_TWO_IN_ONE');
  return containerOf(names);
}

async function headOf(zip: Zip, entry: Entry): Promise<string> {
  if (entry.uncompressedSize === 0) return '';
  return (await beginningOf(await zip.openReadStreamPromise(entry), HEAD_BYTES)).toString('hex');
}

/** Whether a member makes the document do something when it is opened. */
async function acts(zip: Zip, entry: Entry): Promise<boolean> {
  const { fileName } = entry;
  const text = async (bytes: number): Promise<string> =>
    (await beginningOf(await zip.openReadStreamPromise(entry), bytes)).toString('latin1');
  if (fileName === CONTENT_TYPES) return /macroEnabled|vbaProject/i.test(await text(CONTENT_TYPES_BYTES));
  if (/\.rels$/i.test(fileName)) return fetchesFromElsewhere(await text(CONTENT_TYPES_BYTES));
  return /^word\/.*\.xml$/i.test(fileName) && startsPrograms(await text(TEXT_BYTES));
}

async function beginningOf(stream: Readable, bytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let read = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part);
    read += part.length;
    if (read >= bytes) break;
  }
  return Buffer.concat(parts).subarray(0, bytes);
}
