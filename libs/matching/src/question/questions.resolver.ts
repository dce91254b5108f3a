import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor } from '#libs/platform';
import { OfNeedArgs } from '../need/need.views.js';
import { AnswerQuestionArgs, AskQuestionArgs, QuestionView } from './question.views.js';
import { QuestionsService } from './questions.service.js';

@Resolver(() => QuestionView)
export class QuestionsResolver {
  constructor(private readonly service: QuestionsService) {}

  @Query(() => [QuestionView], { description: 'Questions and answers of a need, for all who may see it.' })
  @AllowedTo('need.read')
  questions(@Args() { needId }: OfNeedArgs, @CurrentActor() by: Actor): Promise<QuestionView[]> {
    return this.service.of(needId, by);
  }

  @Mutation(() => QuestionView, { description: 'Asks in public; nobody learns who asked.' })
  @AllowedTo('question.ask')
  askQuestion(
    @Args() { needId, providerId, text, idempotencyKey }: AskQuestionArgs,
    @CurrentActor() by: Actor,
  ): Promise<QuestionView> {
    return this.service.ask(needId, providerId, text, idempotencyKey, by);
  }

  @Mutation(() => QuestionView, { description: 'Answers for everybody who may see the need.' })
  @AllowedTo('question.answer')
  answerQuestion(
    @Args() { id, answer, idempotencyKey }: AnswerQuestionArgs,
    @CurrentActor() by: Actor,
  ): Promise<QuestionView> {
    return this.service.answer(id, answer, idempotencyKey, by);
  }
}
