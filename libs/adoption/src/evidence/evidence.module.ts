import { Module } from '@nestjs/common';
import { CountingModule } from '../counting/counting.module.js';
import { EvidenceResolver } from './evidence.resolver.js';
import { EvidenceService } from './evidence.service.js';
import { FiguresModule } from '../figures/figures.module.js';

@Module({ imports: [CountingModule, FiguresModule], providers: [EvidenceService, EvidenceResolver] })
export class EvidenceModule {}
