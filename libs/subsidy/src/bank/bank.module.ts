import { EntityManager } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { Clock } from '#libs/platform';
import { SubsidySettings } from '../settings/subsidy.settings.js';
import { Bank } from './bank.js';
import { EmbeddedBank } from './embedded-bank.js';
import { FolderBank } from './folder-bank.js';

@Module({
  providers: [
    {
      provide: Bank,
      inject: [SubsidySettings, EntityManager, Clock],
      useFactory: ({ BANK_FOLDER: folder }: SubsidySettings, em: EntityManager, clock: Clock): Bank =>
        folder ? new FolderBank(folder) : new EmbeddedBank(em, clock),
    },
  ],
  exports: [Bank],
})
export class BankModule {}
