import type { Readable } from 'node:stream';

/** Where files are kept, each under the SHA-256 of its content: what is there once never changes. */
export abstract class FileStorage {
  /**
   * Keeps a file for good; one that is there already stays.
   * @param path on the local disk; the caller removes it when what happened is written down
   */
  abstract keep(hash: string, path: string): Promise<void>;

  /** @throws Error when it is not there, which the database said it was */
  abstract read(hash: string): Promise<Readable>;
}
