import { InputType } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { foldCode, foldDivision, type LocalDate } from '#libs/kernel';
import { argument, Code, Day, Whole, YesNo } from './arguments.js';

/*
 * How companies are told of, the same in every room: their code, name, division and industry. What the tables know of a
 * code is asked in the rooms; here spellings are folded.
 */

interface Given {
  readonly description?: string;
  readonly nullable?: boolean;
}

/** Far above any employer; a slip of the keyboard is caught. */
const MOST_EMPLOYEES = 10_000_000;
const DIVISION = { form: /^\d{6}(\d{3})?$/, example: '440606', fold: foldDivision };
const INDUSTRY = { form: /^([A-T]\d{0,4}|\d{2,4})$/, example: 'C3311', fold: foldCode };

/** A division: GB/T 2260, or a town of 东莞 and 中山; the twelve digits of statistics are understood. */
export const Division = (given: Given = {}): PropertyDecorator => Code({ ...given, ...DIVISION });

/** An industry of GB/T 4754-2017, with its letter or without. */
export const Industry = (given: Given = {}): PropertyDecorator => Code({ ...given, ...INDUSTRY });

/** A unified social credit code; what is wrong with it is said place by place where it is read. */
export function CreditCode({
  description = '统一社会信用代码, 18 characters; width, case and spaces do not matter.',
  nullable,
}: Given = {}): PropertyDecorator {
  return argument(() => String, { description, nullable }, IsString(), MaxLength(100));
}

/** The name of a company; what is wrong with it is said place by place where it is read. */
function CompanyName(): PropertyDecorator {
  const description = 'As on the business licence, 1 to 100 characters.';
  return argument(() => String, { description }, IsString(), MaxLength(400));
}

/** What every company says of itself. */
@InputType({ isAbstract: true })
export class CompanyInput {
  @CompanyName() name!: string;
  @Day() establishedOn!: LocalDate;
  @Whole({ min: 0, max: MOST_EMPLOYEES }) employees!: number;
  @YesNo({ description: 'The pledge of truthfulness (承诺书) is accepted.' }) pledged!: boolean;
}
