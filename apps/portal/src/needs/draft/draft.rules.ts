import type {
  DraftInFullFragment,
  HiddenField,
  NeedDraftContentInput,
  NeedProposalQuery,
} from '../../gql/graphql.js';
import { fenOfTenThousands, TEN_THOUSANDS, tenThousandsOf } from '../../ui/value/money.rules.js';
import { minuteOf, momentOf } from '../../ui/value/minute.rules.js';

export type SavedDraft = DraftInFullFragment;
export type Proposal = NeedProposalQuery['proposeNeed'];

export interface Site {
  readonly divisionCode: string;
  readonly name: string;
  readonly workshopSquareMetres?: number | null;
}

export interface Machines {
  readonly kind: string;
  /** As it is typed. */
  readonly count: string;
  readonly protocol?: string | null;
}

/** A draft as it is typed: amounts in units of 10,000 yuan, moments by the clock of the province. */
export interface DraftFields {
  readonly title?: string;
  readonly description?: string;
  readonly scenario?: string;
  readonly protocols?: readonly string[];
  readonly integrations?: readonly string[];
  readonly sites?: readonly Site[];
  readonly machines?: readonly Machines[];
  readonly budgetFromFen?: string;
  readonly budgetToFen?: string;
  readonly deliverBy?: string;
  readonly bidDeadline?: string;
  readonly questionsUntil?: string;
  readonly hiddenFields?: readonly HiddenField[];
}

/** In the order of the form; the names are those of the API, so that its problems find their field. */
export const FIELDS = [
  'title',
  'description',
  'scenario',
  'machines',
  'protocols',
  'integrations',
  'sites',
  'budgetFromFen',
  'budgetToFen',
  'bidDeadline',
  'questionsUntil',
  'deliverBy',
  'hiddenFields',
] as const satisfies readonly (keyof DraftFields)[];
export type FieldName = (typeof FIELDS)[number];

export function isField(name: string | null): name is FieldName {
  return (FIELDS as readonly (string | null)[]).includes(name);
}

/** What is saved, as it is typed. */
export function fieldsFrom(content: SavedDraft['content']): DraftFields {
  const { machines, budgetFromFen, budgetToFen, bidDeadline, questionsUntil, ...rest } = content;
  const fields = {
    ...rest,
    machines: machines?.map(({ count, ...machine }) => ({ ...machine, count: String(count) })),
    budgetFromFen: budgetFromFen && tenThousandsOf(budgetFromFen),
    budgetToFen: budgetToFen && tenThousandsOf(budgetToFen),
    bidDeadline: bidDeadline && minuteOf(bidDeadline),
    questionsUntil: questionsUntil && minuteOf(questionsUntil),
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** The shortest texts that the API keeps; what is shorter stays on the page until there is more of it. */
const SHORTEST = { title: 4, description: 10 };

/** What is typed, as the API takes it: whatever is not whole yet waits on the page. */
export function contentOf(fields: DraftFields): NeedDraftContentInput {
  const { title, description, scenario, sites, machines, deliverBy } = fields;
  const content = {
    title: ofLength(title, SHORTEST.title),
    description: ofLength(description, SHORTEST.description),
    scenario: scenario || undefined,
    protocols: fields.protocols && [...fields.protocols],
    integrations: fields.integrations && [...fields.integrations],
    sites: sites?.filter(({ divisionCode, name }) => divisionCode && name.trim()),
    machines: machines
      ?.filter(({ kind, count }) => kind.trim() && /^[1-9]\d{0,5}$/.test(count.trim()))
      .map(({ kind, count, protocol }) => ({
        kind,
        count: Number(count),
        protocol: protocol?.trim() || null,
      })),
    budgetFromFen: amountOf(fields.budgetFromFen),
    budgetToFen: amountOf(fields.budgetToFen),
    deliverBy: deliverBy || undefined,
    bidDeadline: momentOf(fields.bidDeadline),
    questionsUntil: momentOf(fields.questionsUntil),
    hiddenFields: fields.hiddenFields && [...fields.hiddenFields],
  };
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}

function ofLength(value: string | undefined, shortest: number): string | undefined {
  return value && value.trim().length >= shortest ? value : undefined;
}

function amountOf(value: string | undefined): string | undefined {
  return value && TEN_THOUSANDS.test(value.trim()) ? fenOfTenThousands(value) : undefined;
}

/** A title from a text: its first clause, where it is short enough for one. */
export function titleFrom(text: string): string {
  const [clause = ''] = text.trim().split(/[\u3002\uff01\uff1f!?\n]|\.\s/, 1);
  const short = clause.length <= 40 ? clause : (clause.split(/[\uff0c,\uff1b;]/, 1)[0] ?? '');
  return short.trim().slice(0, 40);
}

/** What a person accepted of a proposal. */
export interface Accepted {
  readonly scenario: string | undefined;
  readonly machines: readonly Machines[];
  readonly systems: readonly string[];
  readonly protocols: readonly string[];
}

/** Everything that was proposed, the likeliest scene first: a person goes through it and changes what is wrong. */
export function acceptedFrom({ scenes, machines, systems, protocols }: Proposal): Accepted {
  return {
    scenario: scenes[0]?.scenario,
    machines: machines.map(({ name, count }) => ({ kind: name, count: count === null ? '' : String(count) })),
    systems: systems.map(({ name }) => name),
    protocols: protocols.map(({ name }) => name),
  };
}

/** The first saving of a draft: the words as they were written, and what was accepted of them. */
export function firstContent(
  text: string,
  accepted: Accepted,
  bidDeadline: string | undefined,
): NeedDraftContentInput {
  return contentOf({
    title: titleFrom(text),
    description: text.trim(),
    ...(accepted.scenario && { scenario: accepted.scenario }),
    machines: accepted.machines,
    integrations: accepted.systems,
    protocols: accepted.protocols,
    ...(bidDeadline && { bidDeadline }),
  });
}

/** What may be done with a draft, and why not; the values are keys of texts. */
export interface DraftActs {
  readonly submit: WhyNot;
  readonly publish: WhyNot;
  readonly giveBack: WhyNot;
  readonly discard: WhyNot;
  readonly whose: 'YOU' | 'SIGNATORY' | 'PREPARER' | 'NOBODY';
}
/** Null: it may be done. Absent: it is not for this person or this state, and is not shown. */
export type WhyNot = 'PROBLEMS' | 'NOT_CERTIFIED' | 'NOT_SAVED' | null | undefined;

interface Standing {
  readonly state: SavedDraft['state'];
  readonly problems: number;
  readonly certified: boolean;
  readonly unsaved: boolean;
  readonly maySign: boolean;
}

export function actsOf({ state, problems, certified, unsaved, maySign }: Standing): DraftActs {
  const over = state === 'PUBLISHED' || state === 'DISCARDED';
  const ready: WhyNot = unsaved ? 'NOT_SAVED' : problems > 0 ? 'PROBLEMS' : null;
  return {
    submit: over || maySign || state === 'IN_CHECK' ? undefined : ready,
    publish:
      over || !maySign || state === 'RETURNED' ? undefined : (ready ?? (certified ? null : 'NOT_CERTIFIED')),
    giveBack: maySign && state === 'IN_CHECK' ? null : undefined,
    discard: over ? undefined : null,
    whose: over ? 'NOBODY' : state === 'IN_CHECK' && !maySign ? 'SIGNATORY' : 'YOU',
  };
}
