import { Module } from '@nestjs/common';
import { QuestionsResolver } from './questions.resolver.js';
import { QuestionsService } from './questions.service.js';

@Module({
  providers: [QuestionsService, QuestionsResolver],
})
export class QuestionModule {}
