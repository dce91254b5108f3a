import { createHash } from 'node:crypto';

/**
 * The identifier of a thing of the data set: the same for the same seed, kind and number.
 *
 * UUID version 8 of RFC 9562 (section 5.8), which leaves the content to the maker: here the first bits of the SHA-256
 * of `yunshang:<seed>:<kind>:<number>`.
 */
export function identifierOf(seed: number, kind: string, number: number | string): string {
  const hash = createHash('sha256').update(`yunshang:${seed}:${kind}:${number}`).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hash.charAt(16), 16) & 3);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
