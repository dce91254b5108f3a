import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** 32 random bytes as a cookie holds them. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Under what a secret is found in the database. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Keeps what the database must not be able to read. Each text is bound to its row: moved to another one it opens no more. */
export class Seal {
  private readonly key: Buffer;
  private readonly keys: readonly Buffer[];

  /**
   * @param key 32 bytes in base64, under which everything is sealed
   * @param before the key until lately, if what it sealed is still to be opened
   */
  constructor(key: string, before?: string) {
    this.key = Buffer.from(key, 'base64');
    this.keys = [this.key, ...(before ? [Buffer.from(before, 'base64')] : [])];
  }

  seal(content: object, row: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(row);
    const text = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** @returns undefined for what was not sealed for this row under one of the keys */
  open(sealed: Buffer, row: Buffer): unknown {
    for (const key of this.keys) {
      const content = openUnder(key, sealed, row);
      if (content !== undefined) return content;
    }
    return undefined;
  }
}

function openUnder(key: Buffer, sealed: Buffer, row: Buffer): unknown {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(row).setAuthTag(tag);
    const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
    return JSON.parse(Buffer.concat([text, decipher.final()]).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
