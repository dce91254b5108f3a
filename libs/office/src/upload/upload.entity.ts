import { defineEntity, p } from '@mikro-orm/core';
import { DomainError, type ErrorParams } from '#libs/kernel';
import { MEDIA_TYPES, type MediaType } from '../inspection/media-types.rules.js';
import { enumOf } from '#libs/platform';
import { FileKind } from './file-kinds.rules.js';

export const MediaTypes = enumOf(Object.keys(MEDIA_TYPES) as MediaType[]);

export const UploadState = {
  RECEIVING: 'RECEIVING',
  KEPT: 'KEPT',
  REFUSED: 'REFUSED',
  EXPIRED: 'EXPIRED',
} as const;
export type UploadState = keyof typeof UploadState;

const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  checks: [
    { name: 'stored_file_hash_check', expression: "hash ~ '^[0-9a-f]{64}$'" },
    { name: 'stored_file_size_bytes_check', expression: 'size_bytes > 0' },
  ],
  properties: {
    hash: p.text().primary(),
    mediaType: p.enum(() => MediaTypes),
    sizeBytes: p.integer(),
    keptAt: p.datetime(),
  },
});
/** A file that is kept, once however often it was handed in. */
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile);

const UploadSchema = defineEntity({
  name: 'Upload',
  indexes: [
    { name: 'upload_of_person', properties: ['personId', 'begunAt'] },
    { name: 'upload_of_hash', properties: ['hash'] },
    { name: 'upload_on_its_way', properties: ['expiresAt'], where: "state = 'RECEIVING'" },
  ],
  checks: [
    { name: 'upload_size_bytes_check', expression: 'size_bytes > 0' },
    { name: 'upload_given_hash_check', expression: "given_hash ~ '^[0-9a-f]{64}$'" },
    { name: 'upload_kept_check', expression: "(state = 'KEPT') = (hash is not null)" },
    { name: 'upload_refused_check', expression: "(state = 'REFUSED') = (refusal is not null)" },
  ],
  properties: {
    id: p.uuid().primary(),
    personId: p.text(),
    /** For which organisation it was handed in, of which the person was a member. */
    organisationId: p.uuid().nullable(),
    kind: p.enum(() => FileKind),
    /** As the person gave it. */
    name: p.text(),
    sizeBytes: p.integer(),
    /** What the person's program says that the bytes are. */
    givenHash: p.text(),
    state: p.enum(() => UploadState).onCreate(() => 'RECEIVING' as const),
    /** Of the file that is kept: not what was given where a picture was cleaned. */
    hash: p.text().nullable(),
    refusal: p.text().nullable(),
    refusalParams: p.json<ErrorParams>().nullable(),
    begunAt: p.datetime(),
    expiresAt: p.datetime(),
    settledAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** A file on its way in, and what became of it. */
export class Upload extends UploadSchema.class {
  keep(hash: string, at: Date): void {
    this.state = 'KEPT';
    this.hash = hash;
    this.settledAt = at;
  }

  refuse({ code, params }: DomainError, at: Date): void {
    this.state = 'REFUSED';
    this.refusal = code;
    this.refusalParams = params;
    this.settledAt = at;
  }

  expire(at: Date): void {
    this.state = 'EXPIRED';
    this.settledAt = at;
  }

  /** @throws DomainError what it was refused with; UPLOAD_EXPIRED; UPLOAD_INCOMPLETE */
  assertKept(): void {
    if (this.state === 'REFUSED') throw new DomainError(this.refusal!, this.refusalParams ?? {});
    if (this.state === 'EXPIRED') throw new DomainError('UPLOAD_EXPIRED');
    if (this.state === 'RECEIVING') throw new DomainError('UPLOAD_INCOMPLETE');
  }
}
UploadSchema.setClass(Upload);
