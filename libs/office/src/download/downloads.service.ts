import type { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, notFound, type Actor } from '#libs/kernel';
import { FileLinks, type LinkQuery } from '#libs/platform';
import { MEDIA_TYPES } from '../inspection/media-types.rules.js';
import { FileStorage } from '../storage/storage.js';
import { safeName } from '../upload/file-name.rules.js';
import { StoredFile } from '../upload/upload.entity.js';

/** A file as it goes out. */
export interface Opened {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  read(): Promise<Readable>;
}

/** Opens what links of the rooms lead to. */
@Injectable()
export class DownloadsService {
  constructor(
    private readonly em: EntityManager,
    private readonly links: FileLinks,
    private readonly storage: FileStorage,
  ) {}

  /**
   * @throws DomainError NOT_FOUND when the link is not for this person; FILE_LINK_EXPIRED; FILE_NOT_HANDED_IN when its
   *   holder named a fingerprint and never uploaded the file
   */
  async opened(hash: string, query: LinkQuery, by: Actor): Promise<Opened> {
    const link = this.links.opened(hash, query, by);
    const em = this.em.fork();
    const handedIn = await em.execute<HandedIn[]>(
      `select distinct on (person_id, organisation_id) person_id, organisation_id, name
         from upload where hash = ? order by person_id, organisation_id, settled_at desc`,
      [hash],
    );
    const upload = handedIn.find(
      ({ person_id, organisation_id }) =>
        link.isHeldBy(person_id) || (organisation_id !== null && link.isHeldBy(organisation_id)),
    );
    if (!upload) throw new DomainError('FILE_NOT_HANDED_IN');
    const file = await em.findOne(StoredFile, { hash });
    if (!file) throw notFound('file');
    const { mediaType, extension } = MEDIA_TYPES[file.mediaType];
    return {
      name: safeName(upload.name, extension),
      mediaType,
      sizeBytes: file.sizeBytes,
      read: () => this.storage.read(hash),
    };
  }
}

interface HandedIn {
  readonly person_id: string;
  readonly organisation_id: string | null;
  readonly name: string;
}
