import { applyDecorators, type PipeTransform, type Type } from '@nestjs/common';
import { Args, Field, ID, Int, type GqlTypeReference } from '@nestjs/graphql';
import { Transform, Type as Instance } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDate,
  IsDefined,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { DomainError, foldId, isId } from '#libs/kernel';
import { FenScalar, LocalDateScalar } from './scalars.js';
import { textProblem, trimmed, type TextRule } from './texts.js';

/*
 * How an operation takes its arguments: one decorator says the type for GraphQL, folds what people spell differently,
 * and checks the rest. `@Id()` and its like stand on the properties of args and inputs; `@IdArg()` and its like on a
 * single parameter of a resolver.
 */

interface Common {
  readonly description?: string;
  readonly nullable?: boolean;
}
interface List extends Common {
  /** How many the list may hold. */
  readonly most: number;
  readonly least?: number;
}

/** Printable ASCII, 1 to 100 characters: a UUID, a number, whatever the caller counts by. */
const IDEMPOTENCY_KEY = /^[\x21-\x7E]{1,100}$/;
const KEY_DESCRIPTION =
  'Chosen by the caller, 1 to 100 printable ASCII characters; a repetition with the same key changes nothing.';

type GraphqlType = GqlTypeReference;

export function argument(
  type: () => GraphqlType | [GraphqlType],
  { description, nullable }: Common,
  ...checks: PropertyDecorator[]
): PropertyDecorator {
  return applyDecorators(
    Field(type, { description, nullable }),
    ...(nullable ? [IsOptional(), asAbsent] : [IsDefined()]),
    ...checks,
  );
}

/** A null that a client wrote out says no more than leaving the argument out. */
const asAbsent = Transform(({ value }: { value: unknown }) => value ?? undefined);

function list(type: () => GraphqlType, given: List, ...checks: PropertyDecorator[]): PropertyDecorator {
  return argument(
    () => [type()],
    given,
    IsArray(),
    ArrayMaxSize(given.most),
    ArrayMinSize(given.least ?? 0),
    ...checks,
  );
}

/** Does it to a value, or to each of a list; what is no text is left to the check. */
function folding(fold: (text: string) => string): PropertyDecorator {
  const each = (value: unknown): unknown => (typeof value === 'string' ? fold(value) : value);
  return Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(each) : each(value)));
}

/** An id: a UUID, in capitals or small letters; kept in small letters. */
export function Id(given: Common = {}): PropertyDecorator {
  return argument(() => ID, given, folding(foldId), isIdCheck(false));
}

/** Several ids, none of them twice. */
export function Ids(given: List): PropertyDecorator {
  return list(() => ID, given, folding(foldId), isIdCheck(true), ArrayUnique());
}

function isIdCheck(each: boolean): PropertyDecorator {
  return ValidateBy({ name: 'isId', validator: { validate: isId } }, { each });
}

/** The key under which a command is carried out once. */
export function IdempotencyKey(): PropertyDecorator {
  return argument(() => ID, { description: KEY_DESCRIPTION }, Matches(IDEMPOTENCY_KEY));
}

/** A moment, with its offset. */
export function Moment(given: Common = {}): PropertyDecorator {
  return argument(() => Date, given, IsDate());
}

/** A day of the calendar. */
export function Day(given: Common = {}): PropertyDecorator {
  return argument(() => LocalDateScalar, given, IsString());
}

/** An amount of money in fen. */
export function Amount(given: Common = {}): PropertyDecorator {
  return argument(() => FenScalar, given);
}

/** A whole number between two bounds, both included. */
export function Whole({
  min,
  max,
  ...given
}: Common & { readonly min: number; readonly max: number }): PropertyDecorator {
  return argument(() => Int, given, IsInt(), Min(min), Max(max));
}

/** Yes or no. */
export function YesNo(given: Common = {}): PropertyDecorator {
  return argument(() => Boolean, given, IsBoolean());
}

/** Text for people, of `min` to `most` characters; see {@link TextRule}. */
export function Text({ description, nullable, ...rule }: Common & TextRule): PropertyDecorator {
  return argument(() => String, { description, nullable }, folding(trimmed), textCheck(rule, false));
}

/** A password: taken as it is written, because white space may be part of it. */
export function Secret({ most, ...given }: Common & { readonly most: number }): PropertyDecorator {
  return argument(() => String, given, IsString(), MaxLength(most));
}

/** Several texts. */
export function Texts({
  description,
  nullable,
  list: { most, least },
  ...rule
}: Common & TextRule & { readonly list: Pick<List, 'most' | 'least'> }): PropertyDecorator {
  return list(() => String, { description, nullable, most, least }, folding(trimmed), textCheck(rule, true));
}

function textCheck(rule: TextRule, each: boolean): PropertyDecorator {
  const validate = (value: unknown): boolean => typeof value === 'string' && !textProblem(value, rule);
  return ValidateBy({ name: 'text', constraints: [rule], validator: { validate } }, { each });
}

/** A code in a form of its own, such as a division; `example` is what a refusal shows. */
export function Code({
  form,
  example,
  id = false,
  fold = (text) => text.trim(),
  ...given
}: Common & CodeRule): PropertyDecorator {
  return argument(() => (id ? ID : String), given, folding(fold), codeCheck(form, example, false));
}

/** Several codes. */
export function Codes({
  form,
  example,
  fold = (text) => text.trim(),
  ...given
}: List & CodeRule): PropertyDecorator {
  return list(() => String, given, folding(fold), codeCheck(form, example, true));
}

interface CodeRule {
  readonly form: RegExp;
  readonly example: string;
  /** Whether the schema calls it an id. */
  readonly id?: boolean;
  /** How spellings of the same code become one. */
  readonly fold?: (text: string) => string;
}

function codeCheck(form: RegExp, example: string, each: boolean): PropertyDecorator {
  const validate = (value: unknown): boolean => typeof value === 'string' && form.test(value);
  return ValidateBy({ name: 'code', constraints: [example], validator: { validate } }, { each });
}

/** One value of an enum that was described with `describeEnum`. */
export function OneOf(values: object, given: Common = {}): PropertyDecorator {
  return argument(() => values, given, IsEnum(values));
}

/** Several values of an enum, none of them twice. */
export function SomeOf(values: object, given: List): PropertyDecorator {
  return list(() => values, given, IsEnum(values, { each: true }), ArrayUnique());
}

/** An input within the arguments. */
export function Part(type: () => Type<object>, given: Common = {}): PropertyDecorator {
  return argument(type, given, ValidateNested(), Instance(type));
}

/** A list of inputs. */
export function Parts(type: () => Type<object>, given: List): PropertyDecorator {
  return list(type, given, ValidateNested({ each: true }), Instance(type));
}

/** A parameter that is an id. */
export function IdArg(name: string, given: Common = {}): ParameterDecorator {
  return parameter(
    name,
    () => ID,
    given,
    (value) => idOf(value, name),
  );
}

/** A parameter that is a list of ids. */
export function IdsArg(name: string, { most, least = 0, ...given }: List): ParameterDecorator {
  return parameter(
    name,
    () => [ID],
    given,
    (value) => {
      const ids = (value as unknown[]).map((each) => idOf(each, name));
      if (ids.length > most || ids.length < least) throw refused('INPUT_COUNT', name, { least, most });
      return [...new Set(ids)];
    },
  );
}

function idOf(value: unknown, name: string): string {
  const id = foldId(String(value));
  if (!isId(id)) throw refused('INPUT_ID', name);
  return id;
}

/** The parameter under which a command is carried out once. */
export function IdempotencyKeyArg(): ParameterDecorator {
  const name = 'idempotencyKey';
  return parameter(
    name,
    () => ID,
    { description: KEY_DESCRIPTION },
    (value) => {
      if (!IDEMPOTENCY_KEY.test(String(value))) throw refused('INPUT_KEY', name);
      return value;
    },
  );
}

/** A parameter that is a moment; the scalar has checked it. */
export function MomentArg(name: string, given: Common = {}): ParameterDecorator {
  return Args(name, { type: () => Date, ...given });
}

/** A parameter that is text for people; see {@link TextRule}. */
export function TextArg(
  name: string,
  { description, nullable, ...rule }: Common & TextRule,
): ParameterDecorator {
  return parameter(
    name,
    () => String,
    { description, nullable },
    (value) => {
      const text = trimmed(String(value));
      const problem = textProblem(text, rule);
      if (problem) throw refused(problem.code, name, problem.params);
      return text;
    },
  );
}

/** A parameter that is a code in a form of its own. */
export function CodeArg(
  name: string,
  { form, example, fold = (text) => text.trim(), ...given }: Common & CodeRule,
): ParameterDecorator {
  return parameter(
    name,
    () => String,
    given,
    (value) => {
      const code = fold(String(value));
      if (!form.test(code)) throw refused('INPUT_CODE', name, { example });
      return code;
    },
  );
}

function parameter(
  name: string,
  type: () => GraphqlType | [GraphqlType],
  given: Common,
  read: (value: unknown) => unknown,
): ParameterDecorator {
  const pipe: PipeTransform = {
    transform: (value: unknown) => {
      if (value === undefined || value === null) return undefined;
      return read(value);
    },
  };
  return Args(name, { type, ...given }, pipe);
}

function refused(code: string, field: string, params: DomainError['params'] = {}): DomainError {
  return new DomainError('BAD_INPUT', { fields: [{ code, params: { field, ...params } }] });
}
