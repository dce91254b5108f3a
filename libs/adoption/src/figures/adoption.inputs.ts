import { ArgsType } from '@nestjs/graphql';
import { Division, OneOf, PageArgs } from '#libs/platform';
import { GoalEnum, GradeEnum } from './adoption.views.js';
import type { Goal, Grade } from '../counting/counting.rules.js';

@ArgsType()
export class PlacesArgs {
  @OneOf(GoalEnum) goal!: Goal;

  @Division({ nullable: true, description: 'A city, for its districts; absent: the cities.' }) cityCode?:
    string | null;
}

@ArgsType()
export class TrendArgs {
  @OneOf(GoalEnum) goal!: Goal;
}

@ArgsType()
export class CountedEnterprisesArgs extends PageArgs {
  @OneOf(GoalEnum) goal!: Goal;

  @OneOf(GradeEnum, { nullable: true, description: 'D lists who is only declared; absent: A, B and C.' })
  grade?: Grade | null;

  @Division({ nullable: true, description: 'A city, or a district of it.' }) divisionCode?: string | null;
}
