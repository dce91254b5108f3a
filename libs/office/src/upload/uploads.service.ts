import { stat } from 'node:fs/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError, newId, notFound, type Actor } from '#libs/kernel';
import { Clock, Commands, load, Sweeps, type Data } from '#libs/platform';
import { cleaned, hashOf, typeOf } from '../inspection/inspection.js';
import type { MediaType } from '../inspection/media-types.rules.js';
import { FileStorage } from '../storage/storage.js';
import { Arrivals } from './arrivals.js';
import {
  BYTES_OF_A_DAY,
  FILE_KINDS,
  HOURS_TO_ARRIVE,
  ON_THEIR_WAY_MOST,
  type FileKind,
} from './file-kinds.rules.js';
import { StoredFile, Upload } from './upload.entity.js';

const MS_OF_AN_HOUR = 3_600_000;
const EXPIRED_AT_ONCE = 100;

export interface AnnouncedFile {
  readonly kind: FileKind;
  readonly name: string;
  readonly sizeBytes: number;
  /** SHA-256 of the bytes that will come. */
  readonly sha256: string;
  readonly organisationId?: string | null | undefined;
}

/** What a file turned out to be, and where what is kept of it lies. */
interface Found {
  readonly path: string;
  readonly hash: string;
  readonly type: MediaType;
  readonly sizeBytes: number;
}

/** Files as they are handed in: announced, received, looked at, kept or refused. */
@Injectable()
export class UploadsService implements OnModuleInit {
  /** The end of the queue of files that are looked at: one at a time, as a picture takes 100 MB while it is cleaned. */
  private looking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly sweeps: Sweeps,
    private readonly storage: FileStorage,
    private readonly arrivals: Arrivals,
  ) {}

  onModuleInit(): void {
    this.sweeps.add('uploads that did not arrive', (em, now) => this.expire(em, now));
  }

  /**
   * Announces a file; what is too large is refused before a byte is sent.
   * @throws DomainError FILE_TOO_LARGE; UPLOADS_TOO_MANY; NOT_FOUND for an organisation that is not the person's
   */
  async begin(file: AnnouncedFile, key: string, by: Actor): Promise<Data<Upload>> {
    const { mostBytes } = FILE_KINDS[file.kind];
    if (file.sizeBytes > mostBytes)
      throw new DomainError('FILE_TOO_LARGE', { mostMib: inMib(mostBytes), mib: inMib(file.sizeBytes) });
    const organisationId = file.organisationId ?? null;
    if (organisationId && !by.memberships.some((each) => each.organisationId === organisationId))
      throw notFound('organisation');
    const { kind, name, sizeBytes, sha256 } = file;
    const body = { kind, name, sizeBytes, sha256, organisationId };
    const upload = await this.commands.run({ key, by, name: 'beginUpload', body }, async (em, now) => {
      await assertWithinLimits(em, by.personId, sizeBytes, now);
      return em.create(Upload, {
        id: newId(),
        personId: by.personId,
        organisationId,
        kind,
        // PostgreSQL keeps no text with these two; the name is made safe where it is shown.
        name: name.toWellFormed().replaceAll('\0', ''),
        sizeBytes,
        givenHash: sha256,
        begunAt: now,
        expiresAt: new Date(now.getTime() + HOURS_TO_ARRIVE * MS_OF_AN_HOUR),
      });
    });
    // The answer to a repeated announcement is the first one, whatever became of the file since.
    if ((await this.own(upload.id, by)).state === 'RECEIVING') await this.arrivals.expect(upload.id);
    return upload;
  }

  /**
   * Looks at a file that has arrived whole, and keeps it. Once a file is settled the same answer comes again.
   * @throws DomainError NOT_FOUND; UPLOAD_INCOMPLETE while bytes are missing; UPLOAD_EXPIRED; the reason for which the
   *   file is refused, for good
   */
  async complete(id: string, key: string, by: Actor): Promise<Data<Upload>> {
    const upload = await this.own(id, by);
    if (upload.state === 'RECEIVING') await this.inTurn(() => this.settle(id));
    return this.commands.run({ key, by, name: 'completeUpload', body: { id } }, async (em) => {
      const settled = await load(em, Upload, { id, personId: by.personId }, 'upload');
      settled.assertKept();
      return settled;
    });
  }

  /** @throws DomainError NOT_FOUND also for that of another person */
  async own(id: string, by: Actor): Promise<Upload> {
    return load(this.em.fork(), Upload, { id, personId: by.personId }, 'upload');
  }

  /** What is kept under a hash. */
  async stored(hash: string): Promise<StoredFile | null> {
    return this.em.fork().findOne(StoredFile, { hash });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.looking.then(work);
    this.looking = mine.catch(() => undefined);
    return mine;
  }

  private async settle(id: string): Promise<void> {
    const em = this.em.fork();
    const upload = await em.findOneOrFail(Upload, { id });
    // Another request came first.
    if (upload.state !== 'RECEIVING') return;
    if ((await this.arrivals.arrived(id)) < upload.sizeBytes) throw new DomainError('UPLOAD_INCOMPLETE');
    const copy = await this.arrivals.copyOf(id);
    try {
      await this.keepOrRefuse(upload, copy);
    } finally {
      await this.arrivals.release(copy);
    }
    await this.arrivals.forget([id]);
  }

  private async keepOrRefuse(upload: Data<Upload>, copy: string): Promise<void> {
    const em = this.em.fork();
    const { id } = upload;
    const found = await this.found(upload, copy).catch((error: unknown) => {
      if (error instanceof DomainError) return error;
      throw error;
    });
    if (!(found instanceof DomainError)) await this.storage.keep(found.hash, found.path);
    await em.transactional(async (within) => {
      const settled = await load(within, Upload, { id }, 'upload', { hold: true });
      await within.refresh(settled);
      if (settled.state !== 'RECEIVING') return;
      const now = await this.clock.now(within);
      if (found instanceof DomainError) return settled.refuse(found, now);
      await within.execute(
        `insert into stored_file (hash, media_type, size_bytes, kept_at) values (?, ?, ?, ?)
         on conflict (hash) do nothing`,
        [found.hash, found.type, found.sizeBytes, now],
      );
      settled.keep(found.hash, now);
    });
  }

  private async found({ kind, givenHash }: Data<Upload>, path: string): Promise<Found> {
    const arrived = await hashOf(path);
    if (arrived !== givenHash) throw new DomainError('FILE_DAMAGED');
    const type = await typeOf(path, FILE_KINDS[kind]);
    // A picture that was cleaned here before is not written anew: its fingerprint stays.
    const kept = (await this.stored(arrived)) ? path : await cleaned(path, type);
    const hash = kept === path ? arrived : await hashOf(kept);
    return { path: kept, hash, type, sizeBytes: (await stat(kept)).size };
  }

  /** Lets go of what has not arrived in time. */
  private async expire(em: EntityManager, now: Date): Promise<boolean> {
    const late = await em.find(
      Upload,
      { state: 'RECEIVING', expiresAt: { $lte: now } },
      { limit: EXPIRED_AT_ONCE, orderBy: { expiresAt: 'asc' } },
    );
    for (const upload of late) upload.expire(now);
    await em.flush();
    await this.arrivals.forget(late.map(({ id }) => id));
    return late.length === EXPIRED_AT_ONCE;
  }
}

async function assertWithinLimits(
  em: EntityManager,
  personId: string,
  sizeBytes: number,
  now: Date,
): Promise<void> {
  // Of one person one at a time: two at once would each count without the other.
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [personId]);
  const [sums] = await em.execute<{ bytes: string; under_way: string }[]>(
    `select coalesce(sum(size_bytes), 0) as bytes, count(*) filter (where state = 'RECEIVING') as under_way
       from upload where person_id = ? and begun_at > ?::timestamptz - interval '1 day'`,
    [personId, now],
  );
  if (Number(sums!.bytes) + sizeBytes > BYTES_OF_A_DAY || Number(sums!.under_way) >= ON_THEIR_WAY_MOST)
    throw new DomainError('UPLOADS_TOO_MANY', { most: ON_THEIR_WAY_MOST, mostMib: inMib(BYTES_OF_A_DAY) });
}

function inMib(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
