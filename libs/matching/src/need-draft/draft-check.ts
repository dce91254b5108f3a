import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DomainError, parseFen } from '#libs/kernel';
import type { NeedContent, StoredContent } from '../need/need-content.js';
import { assertQuestionsUntil, assertTerms, usualQuestionsUntil } from '../need/need.rules.js';
import { NeedContentInput } from '../need/need.views.js';
import { assertSecret } from '../need/publication.js';

/** What keeps a draft from being published: a field that is missing or wrong, or a rule that refuses what it says. */
export interface DraftProblem {
  /** Null where the problem is not of one field. */
  readonly field: string | null;
  /** FIELD_MISSING, FIELD_WRONG, or the code of the rule. */
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A draft as far as it goes, and every problem of it at once; content is there only when there is none. */
export function checkDraft(
  stored: StoredContent,
  enterpriseName: string,
  longestOpenDays: number,
  now: Date,
): { readonly content: NeedContent | null; readonly problems: DraftProblem[] } {
  const input = inputFrom(stored);
  const problems: DraftProblem[] = validateSync(input).map(({ property, value }) => ({
    field: property,
    code: value === undefined ? 'FIELD_MISSING' : 'FIELD_WRONG',
    params: { field: property },
  }));
  if (problems.length > 0) return { content: null, problems };
  const content = contentOf(input, now);
  const refusals = [
    () => assertTerms(content, longestOpenDays, now),
    () => assertQuestionsUntil(content.questionsUntil, content.bidDeadline, now),
    () => assertSecret(content, enterpriseName),
  ].flatMap((rule) => refusalIn(rule));
  return refusals.length > 0 ? { content: null, problems: refusals } : { content, problems: [] };
}

/** The stored content as the input that publishes it; what is not filled in is undefined. */
function inputFrom(stored: StoredContent): NeedContentInput {
  const { budgetFromFen, budgetToFen, bidDeadline, questionsUntil, ...rest } = stored;
  return plainToInstance(NeedContentInput, {
    ...rest,
    protocols: stored.protocols ?? [],
    integrations: stored.integrations ?? [],
    budgetFromFen: budgetFromFen === undefined ? undefined : parseFen(budgetFromFen),
    budgetToFen: budgetToFen === undefined ? undefined : parseFen(budgetToFen),
    bidDeadline: bidDeadline === undefined ? undefined : new Date(bidDeadline),
    questionsUntil: questionsUntil === undefined ? undefined : new Date(questionsUntil),
  });
}

function contentOf(input: NeedContentInput, now: Date): NeedContent {
  const { sites, machines, hiddenFields, questionsUntil, ...rest } = input;
  return {
    ...rest,
    sites: sites ?? [],
    machines: machines ?? [],
    hiddenFields: hiddenFields ?? [],
    questionsUntil: questionsUntil ?? usualQuestionsUntil(now, input.bidDeadline),
  };
}

function refusalIn(rule: () => void): DraftProblem[] {
  try {
    rule();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [{ field: null, code: error.code, params: error.params }];
  }
}
