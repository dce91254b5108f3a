import { ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { DomainError, type Phrase } from '#libs/kernel';
import { textProblem, type TextRule } from './texts.js';

/** What a failed check of the validator is called in the catalogue, and the names of its bounds there. */
const PHRASES: Readonly<Record<string, readonly [code: string, ...bounds: string[]]>> = {
  isDefined: ['INPUT_MISSING'],
  isNotEmpty: ['INPUT_MISSING'],
  isId: ['INPUT_ID'],
  isUuid: ['INPUT_ID'],
  isLength: ['INPUT_LENGTH', 'least', 'most'],
  maxLength: ['INPUT_LONG', 'most'],
  minLength: ['INPUT_SHORT', 'least'],
  matches: ['INPUT_FORM'],
  code: ['INPUT_CODE', 'example'],
  isLowercase: ['INPUT_FORM'],
  isBase64: ['INPUT_FORM'],
  isNumberString: ['INPUT_FORM'],
  isString: ['INPUT_TEXT'],
  isInt: ['INPUT_WHOLE'],
  isNumber: ['INPUT_NUMBER'],
  min: ['INPUT_LEAST', 'least'],
  max: ['INPUT_MOST', 'most'],
  isBoolean: ['INPUT_YES_NO'],
  isDate: ['INPUT_MOMENT'],
  isIso8601: ['INPUT_MOMENT'],
  isEnum: ['INPUT_CHOICE'],
  isIn: ['INPUT_CHOICE'],
  isArray: ['INPUT_LIST'],
  arrayMaxSize: ['INPUT_TOO_MANY', 'most'],
  arrayMinSize: ['INPUT_TOO_FEW', 'least'],
  arrayUnique: ['INPUT_TWICE'],
  whitelistValidation: ['INPUT_UNKNOWN'],
};

/** Reads the arguments of every operation by the decorators of their class. */
export const inputPipe = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  // Kept by the error, so that the bounds can be told with it.
  validationError: { target: true },
  exceptionFactory: badInput,
});

/** Every wrong field at once, so that the form is corrected in one round. */
function badInput(problems: readonly ValidationError[]): DomainError {
  if (problems.some(({ constraints }) => constraints && 'cursor' in constraints))
    return new DomainError('CURSOR_FORMAT');
  return new DomainError('BAD_INPUT', { fields: problems.flatMap((problem) => wrongFields(problem, '')) });
}

function wrongFields(problem: ValidationError, path: string): Phrase[] {
  const field = `${path}${problem.property}`;
  const failed = Object.keys(problem.constraints ?? {});
  // What is missing is not told besides that it has the wrong form.
  const told = failed.includes('isDefined') ? ['isDefined'] : failed;
  return [
    ...told.map((check) => phraseOf(problem, check, field)),
    ...(problem.children ?? []).flatMap((child) => wrongFields(child, `${field}.`)),
  ];
}

function phraseOf(problem: ValidationError, check: string, field: string): Phrase {
  const bounds = boundsOf(problem, check);
  if (check === 'matches' && field.endsWith('idempotencyKey'))
    return { code: 'INPUT_KEY', params: { field } };
  if (check === 'text') return textPhrase(problem.value, bounds[0] as TextRule, field);
  const [code, ...names] = PHRASES[check] ?? ['INPUT_WRONG'];
  const params = Object.fromEntries(names.map((name, i) => [name, String(bounds[i])]));
  const length = typeof problem.value === 'string' ? Array.from(problem.value).length : 0;
  return { code, params: { field, ...(code === 'INPUT_LENGTH' ? { length } : {}), ...params } };
}

function textPhrase(value: unknown, rule: TextRule, field: string): Phrase {
  const texts = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
  const problem = texts.map((text) => textProblem(text, rule)).find((each) => each !== undefined);
  return problem
    ? { code: problem.code, params: { field, ...problem.params } }
    : { code: 'INPUT_TEXT', params: { field } };
}

/** The bounds that the decorator was given, which the error itself does not carry. */
function boundsOf({ target, property }: ValidationError, check: string): readonly unknown[] {
  if (!target) return [];
  const checks = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', true, false);
  const found = checks.find((each) => each.propertyName === property && each.name === check);
  return (found?.constraints as readonly unknown[] | undefined) ?? [];
}
