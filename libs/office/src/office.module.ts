import { Module } from '@nestjs/common';
import { DownloadsService } from './download/downloads.service.js';
import { FilesController } from './files.controller.js';
import { FolderStorage } from './storage/folder-storage.js';
import { FileStorage } from './storage/storage.js';
import { Arrivals } from './upload/arrivals.js';
import { UploadsResolver } from './upload/uploads.resolver.js';
import { UploadsService } from './upload/uploads.service.js';

/** The files that people hand in. */
@Module({
  controllers: [FilesController],
  providers: [
    { provide: FileStorage, useClass: FolderStorage },
    Arrivals,
    UploadsService,
    UploadsResolver,
    DownloadsService,
  ],
})
export class OfficeModule {}
