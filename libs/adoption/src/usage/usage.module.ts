import { Module } from '@nestjs/common';
import { CountingModule } from '../counting/counting.module.js';
import { UsageResolver } from './usage.resolver.js';
import { UsageService } from './usage.service.js';

@Module({ imports: [CountingModule], providers: [UsageService, UsageResolver] })
export class UsageModule {}
