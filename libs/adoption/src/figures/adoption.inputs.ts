import { ArgsType } from '@nestjs/graphql';
import { OneOf, PageArgs } from '#libs/platform';
import { GoalEnum, GradeEnum } from './adoption.views.js';
import type { Goal, Grade } from '../counting/counting.rules.js';

@ArgsType()
export class CountedEnterprisesArgs extends PageArgs {
  @OneOf(GoalEnum) goal!: Goal;

  @OneOf(GradeEnum, { nullable: true, description: 'D lists who is only declared; absent: A, B and C.' })
  grade?: Grade | null;
}
