import { Module } from '@nestjs/common';
import { CountingService } from './counting.service.js';

@Module({ providers: [CountingService], exports: [CountingService] })
export class CountingModule {}
