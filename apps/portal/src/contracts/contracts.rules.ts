import type { ContractQuery, ContractsQuery } from '../gql/graphql.js';
import { type Acting, holds } from '../session/acting.js';

/** A contract of the list; the whole file has the same parts. */
export type ListedContract = ContractsQuery['contracts']['edges'][number]['node'];
export type ContractFile = ContractQuery['contract'];
export type Milestone = ContractFile['milestones'][number];

/** As whom the reader stands in a contract; officials look on. */
export type Side = 'ENTERPRISE' | 'PROVIDER' | 'OFFICIAL';

/** What a contract waits for, and for whom. */
export type Waits =
  | { readonly for: 'SIGNATURE'; readonly of: 'ENTERPRISE' | 'PROVIDER'; readonly by: null }
  | {
      readonly for: 'ACCEPTANCE' | 'DELIVERY';
      readonly of: 'ENTERPRISE' | 'PROVIDER';
      readonly by: string | null;
      readonly milestone: string;
    }
  | { readonly for: 'NOTHING'; readonly of: null; readonly by: null };

interface Parties {
  readonly enterprise: { readonly id: string } | null;
  readonly provider: { readonly id: string };
}

export function sideOf({ enterprise, provider }: Parties, acting: Acting | null): Side {
  if (acting?.organisationId === provider.id) return 'PROVIDER';
  // Null to whom may not read it: then it is nobody's own.
  if (enterprise && acting?.organisationId === enterprise.id) return 'ENTERPRISE';
  return 'OFFICIAL';
}

/** What may be opened about a contract: a text that binds nobody yet can be changed, but not disputed, ended or replaced. */
export type ContractPart = 'changes' | 'disputes' | 'end' | 'replacement';

export function partsOf({ state }: Pick<ListedContract, 'state'>): readonly ContractPart[] {
  if (state === 'DRAFTED' || state === 'CANCELLED') return ['changes'];
  return ['changes', 'disputes', 'end', 'replacement'];
}

/** The sides that have not signed the text that waits, the reader's own first. */
export function unsignedSides(
  { pending, signatures }: Pick<ListedContract, 'pending' | 'signatures'>,
  reader: Side,
): readonly ('ENTERPRISE' | 'PROVIDER')[] {
  if (!pending) return [];
  const signed = signatures
    .filter(({ documentHash }) => documentHash === pending.documentHash)
    .map(({ side }) => side as string);
  const sides = (['ENTERPRISE', 'PROVIDER'] as const).filter((side) => !signed.includes(side));
  return sides.toSorted((a, b) => Number(b === reader) - Number(a === reader));
}

/** Whose move it is: a text that waits for a signature first, then what was reported, then what is due. */
export function waitsFor(contract: ListedContract, reader: Side): Waits {
  const [unsigned] = unsignedSides(contract, reader);
  if (unsigned && contract.state !== 'CANCELLED') return { for: 'SIGNATURE', of: unsigned, by: null };
  if (contract.state !== 'SIGNED') return { for: 'NOTHING', of: null, by: null };
  const reported = contract.milestones.find(({ state }) => state === 'REPORTED');
  if (reported) return { for: 'ACCEPTANCE', of: 'ENTERPRISE', by: null, milestone: reported.title };
  const planned = contract.milestones.find(({ state }) => state === 'PLANNED');
  if (planned) return { for: 'DELIVERY', of: 'PROVIDER', by: planned.dueOn, milestone: planned.title };
  return { for: 'NOTHING', of: null, by: null };
}

/** What the reader may do with a milestone now; the reasons why not are keys of the texts of this room. */
export interface MilestoneActs {
  readonly report?: 'NOW' | 'NOT_SIGNED' | 'NOT_YOUR_ROLE';
  readonly accept?: 'NOW' | 'NOT_REPORTED' | 'NOT_YOUR_ROLE';
}

export function milestoneActs(
  { state }: Pick<Milestone, 'state'>,
  contractState: ContractFile['state'],
  side: Side,
  acting: Acting | null,
): MilestoneActs {
  if (state === 'ACCEPTED' || side === 'OFFICIAL') return {};
  if (contractState !== 'SIGNED' && contractState !== 'DRAFTED') return {};
  if (side === 'PROVIDER') {
    if (contractState === 'DRAFTED') return { report: 'NOT_SIGNED' };
    return state === 'REPORTED'
      ? {}
      : { report: holds(acting, 'milestone.report') ? 'NOW' : 'NOT_YOUR_ROLE' };
  }
  if (contractState === 'DRAFTED') return {};
  if (state === 'PLANNED') return { accept: 'NOT_REPORTED' };
  return { accept: holds(acting, 'milestone.accept') ? 'NOW' : 'NOT_YOUR_ROLE' };
}

/** The names of the two sides with their codes, as the signed text has them: what a proof of payment is held against. */
export interface Party {
  readonly name: string;
  readonly unifiedSocialCreditCode: string;
}

/** The parties as the canonical document names them. */
export function partiesOf(document: string): { readonly enterprise: Party; readonly provider: Party } {
  return JSON.parse(document) as { enterprise: Party; provider: Party };
}
