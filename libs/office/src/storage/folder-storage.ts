import { link, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { OfficeSettings } from '../settings/office.settings.js';
import { FileStorage } from './storage.js';

/** Files in a folder of this machine: `kept/ab/cdef…`. */
@Injectable()
export class FolderStorage extends FileStorage {
  constructor(private readonly settings: OfficeSettings) {
    super();
  }

  override async keep(hash: string, path: string): Promise<void> {
    const target = this.pathOf(hash);
    await mkdir(dirname(target), { recursive: true });
    // On the disk before anybody is told that it is kept.
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
    await link(path, target).catch((error: NodeJS.ErrnoException) => {
      // The same content was kept before.
      if (error.code !== 'EEXIST') throw error;
    });
  }

  override async read(hash: string): Promise<Readable> {
    const file = await open(this.pathOf(hash));
    return file.createReadStream();
  }

  private pathOf(hash: string): string {
    return join(this.settings.FILES_DIR, 'kept', hash.slice(0, 2), hash.slice(2));
  }
}
