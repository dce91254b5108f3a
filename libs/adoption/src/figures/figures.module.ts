import { Module } from '@nestjs/common';
import { AdoptionResolver } from './adoption.resolver.js';
import { AdoptionService } from './adoption.service.js';
import { Figures } from './figures.service.js';

@Module({ providers: [Figures, AdoptionService, AdoptionResolver], exports: [AdoptionService] })
export class FiguresModule {}
