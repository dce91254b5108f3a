import { Module } from '@nestjs/common';
import { Mail } from './mail.js';
import { OutboxFolderMail } from './outbox-folder.mail.js';

@Module({ providers: [{ provide: Mail, useClass: OutboxFolderMail }], exports: [Mail] })
export class MailModule {}
