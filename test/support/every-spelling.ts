import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The ways in which a text may lie somewhere, still readable. */
export function spellingsOf(marker: string): [name: string, bytes: Buffer][] {
  const utf8 = Buffer.from(marker);
  const utf16le = Buffer.from(marker, 'utf16le');
  const utf16be = Buffer.from(utf16le).swap16();
  const texts: [string, string][] = [
    ['JSON escapes', Array.from(marker, escaped).join('')],
    ['per cent', encodeURIComponent(marker)],
    ...(
      [
        ['UTF-8', utf8],
        ['UTF-16LE', utf16le],
        ['UTF-16BE', utf16be],
      ] as const
    ).flatMap(([name, bytes]): [string, string][] => [
      [`${name} in hexadecimal`, bytes.toString('hex')],
      [`${name} in capital hexadecimal`, bytes.toString('hex').toUpperCase()],
      ...[0, 1, 2].flatMap((shift): [string, string][] => [
        [`${name} in base64, ${shift} off`, middleOf(bytes, shift, 'base64')],
        [`${name} in base64url, ${shift} off`, middleOf(bytes, shift, 'base64url')],
      ]),
    ]),
  ];
  return [
    ['UTF-8', utf8],
    ['UTF-16LE', utf16le],
    ['UTF-16BE', utf16be],
    ...texts.map(([name, text]): [string, Buffer] => [name, Buffer.from(text)]),
  ];
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  return code > 127 ? `\\u${code.toString(16).padStart(4, '0')}` : character;
}

/** The digits of base64 that depend on the marker alone, when it begins so many bytes into a group of three. */
function middleOf(bytes: Buffer, shift: number, encoding: 'base64' | 'base64url'): string {
  const digits = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString(encoding)
    .replace(/=+$/, '');
  return digits.slice(shift === 0 ? 0 : shift + 1, -2);
}

/** Under which name and in which spelling a marker is found in some bytes. */
export function foundIn(where: string, bytes: Buffer, markers: readonly string[]): string[] {
  return markers.flatMap((marker) =>
    spellingsOf(marker)
      .filter(([, spelling]) => bytes.includes(spelling))
      .map(([name]) => `${marker} as ${name} in ${where}`),
  );
}

const CHUNK = 8 * 1024 * 1024;
/** Longer than any spelling, so that none is missed where two chunks meet. */
const OVERLAP = 4096;

/** Where markers are found in the files below a folder. */
export function foundInFiles(folder: string, markers: readonly string[]): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    // A server that runs takes files away while one looks.
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile()) continue;
    const file = openSync(path, 'r');
    try {
      const chunk = Buffer.alloc(Math.min(CHUNK, stat.size));
      for (let at = 0; at < stat.size; at += CHUNK - OVERLAP) {
        const read = readSync(file, chunk, 0, chunk.length, at);
        found.push(...foundIn(path, chunk.subarray(0, read), markers));
      }
    } finally {
      closeSync(file);
    }
  }
  return found;
}
