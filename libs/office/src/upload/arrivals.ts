import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FileStore } from '@tus/file-store';
import { Server, Upload as TusUpload } from '@tus/server';
import { cleanOf } from '../inspection/inspection.js';
import { OfficeSettings } from '../settings/office.settings.js';
import { Upload } from './upload.entity.js';

/** Below the door of the files; the gateway hands on what is below it. */
export const UPLOADS_PATH = '/files/uploads';

/**
 * Files on their way in, on the disk of this machine: `arriving/<upload>`. They come by the tus protocol, in pieces, and
 * go on where they stopped whoever was killed meanwhile. The rows say which uploads there are and how long each is.
 */
@Injectable()
export class Arrivals {
  private readonly folder: string;
  private readonly tus: Server;

  constructor(
    settings: OfficeSettings,
    private readonly em: EntityManager,
  ) {
    this.folder = join(settings.FILES_DIR, 'arriving');
    const configstore = {
      get: (id: string) => this.known(id),
      set: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    };
    this.tus = new Server({
      path: UPLOADS_PATH,
      relativeLocation: true,
      // Absent it would mean every origin.
      allowedOrigins: [],
      datastore: new FileStore({ directory: this.folder, configstore }),
    });
  }

  /**
   * A copy of what has arrived, for whoever looks at it: what is still being written, taken back or begun anew meanwhile
   * does not reach it. It lies where `release` takes it away.
   */
  async copyOf(id: string): Promise<string> {
    const folder = join(this.folder, '..', 'looking');
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${id}-${randomUUID()}`);
    await copyFile(this.pathOf(id), path);
    return path;
  }

  /** Takes a copy away, and what was made of it. */
  async release(copy: string): Promise<void> {
    await Promise.all([copy, cleanOf(copy)].map((path) => rm(path, { force: true })));
  }

  /** Makes room for an upload; what has arrived of it already stays. */
  async expect(id: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await (await open(this.pathOf(id), 'a')).close();
  }

  /** How many bytes have arrived; none where nothing is awaited. */
  async arrived(id: string): Promise<number> {
    return stat(this.pathOf(id)).then(
      ({ size }) => size,
      () => 0,
    );
  }

  /** Forgets what has arrived of uploads that nobody awaits any more. */
  async forget(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => rm(this.pathOf(id), { force: true })));
  }

  /** Takes a piece, or says how much is there. Whose upload it is, is asked before. */
  async transfer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.tus.handle(request, response);
  }

  private pathOf(id: string): string {
    return join(this.folder, id);
  }

  private async known(id: string): Promise<TusUpload | undefined> {
    const upload = await this.em.fork().findOne(Upload, { id, state: 'RECEIVING' });
    return upload ? new TusUpload({ id, size: upload.sizeBytes, offset: 0 }) : undefined;
  }
}
