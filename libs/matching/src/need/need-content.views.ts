import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { PLAIN_TEXT } from '#libs/kernel';
import { HiddenField } from './need-content.js';

registerEnumType(HiddenField, {
  name: 'HiddenField',
  description:
    'What a need keeps from providers until it is awarded. DISTRICT shows the city instead of the district.',
});

@ObjectType('Site', { description: 'A place where the work is to be done.' })
@InputType('SiteInput')
export class SiteView {
  @Field(() => String, { description: 'District or city, GB/T 2260.' })
  @Matches(/^\d{6}(\d{3})?$/)
  divisionCode!: string;
  @Field(() => String) @IsString() @Length(1, 60) @Matches(PLAIN_TEXT) name!: string;
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  workshopSquareMetres!: number | null;
}

@ObjectType('Machines', { description: 'Machines of one kind.' })
@InputType('MachinesInput')
export class MachinesView {
  @Field(() => String) @IsString() @Length(1, 60) @Matches(PLAIN_TEXT) kind!: string;
  @Field(() => Int) @IsInt() @Min(1) @Max(100_000) count!: number;
  @Field(() => String, { nullable: true, description: 'What they speak; absent where nobody knows.' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  @Matches(PLAIN_TEXT)
  protocol!: string | null;
}
