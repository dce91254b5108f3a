import { Module } from '@nestjs/common';
import { NeedModule } from '../need/need.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { CompareService } from './compare.service.js';
import {
  CompareResolver,
  ExposureResolver,
  NeedAnswerResolver,
  ProviderNeedsResolver,
} from './exposure.resolver.js';
import { ExposureService } from './exposure.service.js';
import { AnswersService } from './need-answers.service.js';
import { ProviderNeedsService } from './provider-needs.service.js';

@Module({
  imports: [NeedModule, RankingModule],
  providers: [
    CompareService,
    ExposureService,
    AnswersService,
    ProviderNeedsService,
    ProviderNeedsResolver,
    NeedAnswerResolver,
    CompareResolver,
    ExposureResolver,
  ],
})
export class ExposureModule {}
