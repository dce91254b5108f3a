import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { cities } from '#libs/reference';
import { contradictions, type SchemeProblem } from './scheme-problems.rules.js';
import { SchemeRules, STRICT_RULES } from './scheme-rules.js';

/** Everything that is wrong with the rules of a draft, at once. Empty for what may be proposed. */
export function problemsOf(stored: object): SchemeProblem[] {
  const rules = plainToInstance(SchemeRules, stored);
  const errors = validateSync(rules, STRICT_RULES);
  const wrong = new Set(errors.map(({ property }) => property));
  const readable = Object.fromEntries(Object.entries(rules).filter(([name]) => !wrong.has(name)));
  const cityCodes = cities().map(({ code }) => code);
  return [...errors.map(problemOf), ...contradictions(readable, cityCodes)].toSorted((a, b) =>
    a.rule.localeCompare(b.rule, 'en'),
  );
}

function problemOf(error: ValidationError): SchemeProblem {
  const { property: rule, value, constraints } = error;
  if (constraints?.['whitelistValidation']) return { rule, problem: 'UNKNOWN_RULE', detail: '' };
  if (value === undefined) return { rule, problem: 'MISSING', detail: '' };
  return { rule, problem: 'FORMAT', detail: wordsOf(error).join('; ').slice(0, 500) };
}

/** What the validator says, down to the part that it says it of. */
function wordsOf({ constraints = {}, children = [] }: ValidationError): string[] {
  return [...Object.values(constraints), ...children.flatMap(wordsOf)];
}
