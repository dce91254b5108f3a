import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { newId } from '#libs/kernel';
import { IdentitySettings } from '../settings/identity.settings.js';
import { Mail, type Letter } from './mail.js';

const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** The embedded default: a file for each letter, for the operator to hand over. Only the operator's account reads it. */
@Injectable()
export class OutboxFolderMail extends Mail {
  constructor(private readonly settings: IdentitySettings) {
    super();
  }

  override async send({ account, displayName, subject, text }: Letter): Promise<void> {
    const folder = this.settings.OUTBOX_DIR;
    await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
    const file = join(folder, `${newId()}.txt`);
    await writeFile(file, `${displayName} (${account})\n${subject}\n\n${text}\n`, { mode: OWNER_ONLY });
  }
}
