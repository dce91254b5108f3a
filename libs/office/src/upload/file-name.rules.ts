const LONGEST = 100;
/** Names that Windows keeps for devices, whatever follows the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name under which a file can be saved anywhere, made from the one that its person gave it: without paths, invisible
 * characters (also those that turn the direction of reading, by which "gpj.exe" looks like "exe.jpg") and characters that
 * systems keep for themselves. It ends in what the file is, not in what it was called.
 */
export function safeName(given: string, extension: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const visible = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/[<>:"|?*%]/g, '_')
    .replace(/\s+/gu, ' ');
  const stem = visible
    .replace(new RegExp(`\\.(${extension}|jpeg)$`, 'i'), '')
    .replace(/^[\s.~-]+|[\s.]+$/gu, '');
  const short = Array.from(stem).slice(0, LONGEST).join('').trimEnd();
  const name = short === '' ? 'file' : short;
  return `${DEVICE.test(name) ? '_' : ''}${name}.${extension}`;
}
