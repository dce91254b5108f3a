import type { Documents, Refused } from './documents.js';

/** A document that the committed schema takes; else the type says why not. */
export type Valid<D extends string> = D extends keyof Documents
  ? D
  : D extends keyof Refused
    ? Refused[D]
    : 'a document that is written out';

export type VariablesOf<D extends string> = D extends keyof Documents ? Documents[D]['variables'] : never;

/** What an operation takes as its one input. */
export type InputOf<D extends string> = VariablesOf<D> extends { input: infer Input } ? Input : never;

export type AnswerOf<D extends string> = D extends keyof Documents ? Documents[D]['answer'] : never;

/** What is given beside a document: its variables, unless it has none that must be given, and more. */
export type Given<D extends string, More extends readonly unknown[] = []> =
  object extends VariablesOf<D>
    ? [variables?: VariablesOf<D>, ...more: More]
    : [variables: VariablesOf<D>, ...more: More];

/** The answer to a document that has no type. */
export type Anything = any;
