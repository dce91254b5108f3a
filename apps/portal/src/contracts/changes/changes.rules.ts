import type { CostKind } from '../../../../../libs/kernel/src/cost-kinds.js';
import type {
  ContractAtChangeFragment,
  ContractChangeInput,
  ContractDisputesQuery,
  ContractEndQuery,
} from '../../gql/graphql.js';
import { type Acting, holds } from '../../session/acting.js';
import { exactYuan, fenOf } from '../../ui/value/money.rules.js';

export type Dispute = ContractDisputesQuery['contractDisputes'][number];
export type Termination = ContractEndQuery['contractTerminations'][number];
export type Side = 'ENTERPRISE' | 'PROVIDER' | 'OFFICIAL';

export function sideIn(contract: ContractAtChangeFragment, acting: Acting | null): Side {
  if (acting?.organisationId === contract.provider.id) return 'PROVIDER';
  if (contract.enterprise && acting?.organisationId === contract.enterprise.id) return 'ENTERPRISE';
  return 'OFFICIAL';
}

interface MeteringTerms {
  readonly unit: string;
  readonly unitPriceFen: string;
  readonly mostUnits: string;
}

/** The terms that both sides sign, as the canonical document has them. */
export interface Terms {
  readonly lines: readonly {
    readonly id: string;
    readonly kind: CostKind;
    readonly description: string;
    readonly amountFen: string;
    readonly industrialPlatform: boolean;
    readonly publicCloud: boolean;
    readonly metering: MeteringTerms | null;
  }[];
  readonly milestones: readonly {
    readonly id: string;
    readonly title: string;
    readonly dueInMonths: number;
    readonly amountFen: string;
    readonly phaseId: string;
  }[];
  readonly phases: readonly { readonly id: string; readonly title: string }[];
  readonly deliveryMonths: number;
  readonly goals: string;
  readonly measures: string;
}

export function termsOf(document: string): Terms {
  return JSON.parse(document) as Terms;
}

export interface TypedLine {
  readonly id?: string;
  readonly kind: CostKind;
  readonly description: string;
  readonly amount: string;
  readonly platforms: readonly ('INDUSTRIAL' | 'PUBLIC_CLOUD')[];
}

export interface TypedMilestone {
  readonly id?: string;
  readonly title: string;
  readonly dueInMonths: number;
  readonly amount: string;
}

/** A change as it is typed: the whole text, of which only what differs is sent. */
export interface TypedChange {
  readonly lines: readonly TypedLine[];
  readonly milestones: readonly TypedMilestone[];
  readonly deliveryMonths: number;
  readonly goals: string;
  readonly measures: string;
  readonly reason: string;
}

export function typedOf(terms: Terms): Omit<TypedChange, 'reason'> {
  return {
    lines: terms.lines.map(({ id, kind, description, amountFen, industrialPlatform, publicCloud }) => ({
      id,
      kind,
      description,
      amount: exactYuan(amountFen),
      platforms: [
        ...(industrialPlatform ? ['INDUSTRIAL' as const] : []),
        ...(publicCloud ? ['PUBLIC_CLOUD' as const] : []),
      ],
    })),
    milestones: terms.milestones.map(({ id, title, dueInMonths, amountFen }) => ({
      id,
      title,
      dueInMonths,
      amount: exactYuan(amountFen),
    })),
    deliveryMonths: terms.deliveryMonths,
    goals: terms.goals,
    measures: terms.measures,
  };
}

/** What of the text differs, as it is sent: a list goes whole or not at all. */
export function changeInput(terms: Terms, typed: TypedChange): ContractChangeInput {
  const before = typedOf(terms);
  const differs = (key: keyof typeof before): boolean => told(typed[key]) !== told(before[key]);
  return {
    ...(differs('lines') ? { lines: typed.lines.map((line) => lineInput(terms, line)) } : {}),
    ...(differs('milestones')
      ? { milestones: typed.milestones.map((each) => milestoneInput(terms, each)) }
      : {}),
    ...(differs('deliveryMonths') ? { deliveryMonths: typed.deliveryMonths } : {}),
    ...(differs('goals') ? { goals: typed.goals } : {}),
    ...(differs('measures') ? { measures: typed.measures } : {}),
  };
}

function told(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

function lineInput({ lines }: Terms, { id, kind, description, amount, platforms }: TypedLine) {
  const metering = lines.find((each) => each.id === id)?.metering;
  return {
    ...(id ? { id } : {}),
    kind,
    description,
    amountFen: fenOf(amount) ?? '0',
    industrialPlatform: platforms.includes('INDUSTRIAL'),
    publicCloud: platforms.includes('PUBLIC_CLOUD'),
    ...(metering ? { metering } : {}),
  };
}

/** A milestone stays in its phase; a new one joins the last. */
function milestoneInput(terms: Terms, { id, title, dueInMonths, amount }: TypedMilestone) {
  const phaseId = terms.milestones.find((each) => each.id === id)?.phaseId;
  const at = terms.phases.findIndex((phase) => phase.id === phaseId);
  return {
    ...(id ? { id } : {}),
    title,
    dueInMonths,
    amountFen: fenOf(amount) ?? '0',
    phase: at < 0 ? terms.phases.length : at + 1,
  };
}

/** A part of a difference, told apart into what stands in it. */
export type PartSaid =
  | { readonly as: 'MONEY'; readonly fen: string }
  | { readonly as: 'MONTHS'; readonly months: number }
  | { readonly as: 'ITEM'; readonly title: string; readonly fen: string; readonly months?: number }
  | { readonly as: 'TEXT'; readonly text: string };

/** The server tells a difference in the canonical words of the document; people read it as what it is. */
export function partSaid(part: string, words: string): PartSaid {
  switch (part) {
    case 'TOTAL':
      return { as: 'MONEY', fen: words };
    case 'DELIVERY':
      return { as: 'MONTHS', months: Number(words) };
    case 'LINE': {
      const [, title, fen] = JSON.parse(words) as [string, string, string];
      return { as: 'ITEM', title, fen };
    }
    case 'MILESTONE': {
      const [title, months, fen] = JSON.parse(words) as [string, number, string];
      return { as: 'ITEM', title, fen, months };
    }
    case 'PHASE': {
      const [title, fen] = JSON.parse(words) as [string, string];
      return { as: 'ITEM', title, fen };
    }
    default:
      return { as: 'TEXT', text: words };
  }
}

/** Why no change can be proposed; null: it can. */
export type WhyNotChange = 'OVER' | 'NOT_YOUR_ROLE';

export function whyNotChange(
  { state }: Pick<ContractAtChangeFragment, 'state'>,
  acting: Acting | null,
): WhyNotChange | null {
  if (state !== 'DRAFTED' && state !== 'SIGNED') return 'OVER';
  return holds(acting, 'contract.propose') ? null : 'NOT_YOUR_ROLE';
}

/** Both sides have said what they have to say. */
export function isAnswered({ state }: Pick<Dispute, 'state'>): boolean {
  return state === 'ANSWERED';
}

/** What the reader may do about a dispute. */
export type DisputeAct = 'ANSWER' | 'WITHDRAW' | 'MEDIATE';

export function disputeActs(
  { state, side }: Pick<Dispute, 'state' | 'side'>,
  reader: Side,
  acting: Acting | null,
): readonly DisputeAct[] {
  const open = state === 'OPEN' || state === 'ANSWERED';
  if (!open) return [];
  if (reader === 'OFFICIAL') return holds(acting, 'dispute.mediate') ? ['MEDIATE'] : [];
  if (!holds(acting, 'dispute.open')) return [];
  if (side === reader) return ['WITHDRAW'];
  return state === 'OPEN' ? ['ANSWER'] : [];
}

/** What the reader may do to end a contract early. */
export type EndAct = 'AGREE' | 'NOTICE' | 'ANSWER' | 'WITHDRAW' | 'TERMINATE' | 'WAIT';

/** The notice that stands; undefined where none does. */
export function standingNotice(all: readonly Termination[]): Termination | undefined {
  return all.find(
    ({ way, withdrawnAt, terminatedAt }) => way === 'CAUSE' && withdrawnAt === null && terminatedAt === null,
  );
}

/** @param now milliseconds since the epoch, by the server's clock */
export function endActs(
  { state }: Pick<ContractAtChangeFragment, 'state'>,
  { contractTerminations, replacement }: Pick<ContractEndQuery, 'contractTerminations' | 'replacement'>,
  reader: Side,
  acting: Acting | null,
  now: number,
): readonly EndAct[] {
  if (state !== 'SIGNED') return [];
  if (reader === 'OFFICIAL') {
    const left = replacement.providerStanding === 'LEFT';
    return left && holds(acting, 'contract.terminate') ? ['TERMINATE'] : [];
  }
  if (!holds(acting, 'contract.propose')) return [];
  const notice = standingNotice(contractTerminations);
  if (!notice) return ['AGREE', 'NOTICE'];
  if (notice.side !== reader) return notice.statement === null ? ['ANSWER', 'AGREE'] : ['AGREE'];
  return [now < Date.parse(notice.effectiveAt) ? 'WAIT' : 'TERMINATE', 'WITHDRAW', 'AGREE'];
}
