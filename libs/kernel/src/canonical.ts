import { createHash, randomBytes } from 'node:crypto';

/** A value that can be written as canonical JSON; bigint becomes a string of digits, a date its ISO text. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | bigint
  | Date
  | readonly Canonical[]
  | { readonly [key: string]: Canonical | undefined };

/** The one text of a value: keys sorted by code unit, no white space (in the manner of RFC 8785). */
export function canonicalJson(value: Canonical): string {
  if (typeof value === 'bigint') return `"${value}"`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value)
      .toSorted()
      .flatMap((key) => {
        const member = value[key];
        return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`];
      });
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

function isList(value: Canonical): value is readonly Canonical[] {
  return Array.isArray(value);
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A new id: UUID version 7 (RFC 9562), so that rows made together lie together in their index. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** How a hash is written when people hand it in: SHA-256 in small hexadecimal digits. */
export const SHA256_HEX = {
  form: /^[0-9a-f]{64}$/,
  example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
} as const;
