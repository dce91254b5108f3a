import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, notFound, type Actor } from '#libs/kernel';
import { ServiceSettings } from '../settings/settings.js';

/** As long as an access token: a page that is open for longer asks for its links again. */
const MINUTES = 10;

/** What a link was made for. */
export interface OpenedLink {
  /** Whether this person or organisation is the holder; the link itself does not say who it is. */
  isHeldBy(id: string): boolean;
}

export interface LinkedFile {
  /** SHA-256 of what is opened, hexadecimal. */
  readonly hash: string;
  /**
   * The person or the organisation that handed it in. A file opens only where its holder uploaded it: else a fingerprint
   * that somebody saw and handed in as a paper of their own would open the file of somebody else.
   */
  readonly holder: string;
}

/** What a link carries besides the path. */
export interface LinkQuery {
  readonly holder?: unknown;
  readonly until?: unknown;
  readonly mac?: unknown;
}

/**
 * Links that open a file for one person, for a while. The room that holds the paper decides who may see it and makes the
 * link; the office, which keeps the file, checks it. They share what the services and the gateway share.
 */
@Injectable()
export class FileLinks {
  /** The one that signs, then the one before it, whose links end by themselves. */
  private readonly keys: readonly Buffer[];

  constructor(settings: ServiceSettings) {
    this.keys = [settings.GATEWAY_SECRET, settings.GATEWAY_SECRET_BEFORE]
      .filter((secret) => secret !== undefined)
      .map((secret) => createHmac('sha256', secret).update('links to files').digest());
  }

  /** @param reader whom it opens for; what they may see is decided before */
  linkTo(file: LinkedFile, reader: Pick<Actor, 'personId'>): string {
    // Real time, as in the tokens, and not the clock that demonstrations move.
    const until = String(Math.floor(Date.now() / 1000) + MINUTES * 60);
    const holder = holderMark(this.keys[0]!, file);
    const mac = macOf(this.keys[0]!, [file.hash, holder, reader.personId, until]);
    return `/files/${file.hash}?${new URLSearchParams({ holder, until, mac }).toString()}`;
  }

  /**
   * What a link opens.
   * @throws DomainError NOT_FOUND when it was not made for this person; FILE_LINK_EXPIRED when it was, and is too old
   */
  opened(hash: string, { holder, until, mac }: LinkQuery, reader: Pick<Actor, 'personId'>): OpenedLink {
    if (typeof holder !== 'string' || typeof until !== 'string' || typeof mac !== 'string')
      throw notFound('file');
    const key = this.keys.find((each) => isSame(mac, macOf(each, [hash, holder, reader.personId, until])));
    if (!key) throw notFound('file');
    if (Number(until) * 1000 < Date.now()) throw new DomainError('FILE_LINK_EXPIRED');
    return { isHeldBy: (id) => isSame(holder, holderMark(key, { hash, holder: id })) };
  }
}

/** Stands for the holder where others read it: who objected under the protection of their name stays unknown. */
function holderMark(key: Buffer, { hash, holder }: LinkedFile): string {
  return macOf(key, ['holder', hash, holder]);
}

function macOf(key: Buffer, parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('\n')).digest('base64url');
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
