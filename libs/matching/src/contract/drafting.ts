import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, sha256Hex, type Fen } from '#libs/kernel';
import { record, type Change } from '#libs/platform';
import { ProviderCopy } from '../copies/copies.entity.js';
import type { Need } from '../need/need.entity.js';
import { ContractVersion } from './contract-version.entity.js';
import { Contract, ContractLine, Milestone, ContractPhase } from './contract.entity.js';
import {
  documentOf,
  split,
  type ContractTerms,
  type LineTerms,
  type MilestoneTerms,
  type Party,
} from './contract.rules.js';
import { CONTRACT_TEMPLATE } from './contract.template.js';

/** What a contract is drafted from: a bid that was awarded, or an offer from the catalogue. */
export interface Offer {
  /** Of the bid; null where none led to the contract. */
  readonly id: string | null;
  readonly providerId: string;
  readonly solutionId: string | null;
  readonly priceFen: Fen;
  readonly lines: readonly Omit<LineTerms, 'id' | 'lineageId' | 'metering'>[];
  readonly deliveryMonths: number;
  readonly milestones: readonly { readonly title: string; readonly dueInMonths: number }[];
  readonly proposal: string;
}

/**
 * A contract with the lines and milestones of an offer, its phases, and the document that both sides will sign. Where
 * nothing is said of their value, the milestones are worth the same, and all of them are paid as one phase.
 */
export async function draftContract(
  em: EntityManager,
  need: Need,
  offer: Offer,
  act: Pick<Change, 'by' | 'at'>,
): Promise<Contract> {
  const provider = await em.findOneOrFail(ProviderCopy, offer.providerId);
  const phase = { id: newId(), title: CONTRACT_TEMPLATE.phase, amountFen: offer.priceFen };
  const amounts = split(
    offer.priceFen,
    offer.milestones.map(() => 1n),
  );
  return storeDraft(
    em,
    {
      contractId: newId(),
      version: 1,
      needId: need.id,
      bidId: offer.id,
      replacesContractId: null,
      enterprise: {
        id: need.enterpriseId,
        name: need.enterpriseName,
        unifiedSocialCreditCode: need.unifiedSocialCreditCode,
      },
      provider: partyOf(provider),
      solutionId: offer.solutionId,
      title: need.title,
      description: need.description,
      scenario: need.scenario,
      lines: offer.lines.map((line) => ({ ...lineage(), ...line, metering: null })),
      totalFen: offer.priceFen,
      deliveryMonths: offer.deliveryMonths,
      phases: [phase],
      milestones: offer.milestones.map(({ title, dueInMonths }, at) => ({
        ...lineage(),
        title,
        dueInMonths,
        amountFen: amounts[at]!,
        phaseId: phase.id,
      })),
      goals: need.description,
      measures: offer.proposal,
      enterpriseDuties: CONTRACT_TEMPLATE.enterpriseDuties,
      providerDuties: CONTRACT_TEMPLATE.providerDuties,
      amends: null,
    },
    { divisionCode: need.divisionCode, cityCode: need.cityCode },
    act,
  );
}

/** Stores a contract of these terms as a draft, its first version and its parts. */
export function storeDraft(
  em: EntityManager,
  terms: ContractTerms,
  place: { readonly divisionCode: string; readonly cityCode: string },
  act: Pick<Change, 'by' | 'at'>,
): Contract {
  const document = documentOf(terms);
  const contract = em.create(Contract, {
    id: terms.contractId,
    needId: terms.needId,
    bidId: terms.bidId,
    replacesContractId: terms.replacesContractId,
    enterpriseId: terms.enterprise.id,
    providerId: terms.provider.id,
    divisionCode: place.divisionCode,
    cityCode: place.cityCode,
    title: terms.title,
    scenario: terms.scenario,
    totalFen: terms.totalFen,
    version: 1,
    documentHash: sha256Hex(document),
    state: 'DRAFTED',
    awardedAt: act.at,
  });
  em.create(ContractVersion, {
    id: newId(),
    contractId: contract.id,
    version: 1,
    kind: 'DRAFT',
    document,
    documentHash: contract.documentHash,
    proposedAt: act.at,
  });
  addParts(em, terms, false, act);
  return contract;
}

/**
 * Brings the rows to reckon with in line with the terms of a version: what is not in them any more ends, what is new is
 * added. Lines are never changed; phases and milestones keep their identity under new words.
 */
export async function applyTerms(
  em: EntityManager,
  terms: ContractTerms,
  live: boolean,
  act: Pick<Change, 'by' | 'at'>,
): Promise<void> {
  const where = { contractId: terms.contractId, endedInVersion: null };
  const lines = await em.find(ContractLine, where);
  const phases = await em.find(ContractPhase, where);
  const milestones = await em.find(Milestone, where);
  for (const line of lines.filter(({ id }) => !terms.lines.some((each) => each.id === id)))
    end(line, terms.version);
  for (const milestone of milestones) {
    const at = terms.milestones.findIndex(({ id }) => id === milestone.id);
    if (at < 0) end(milestone, terms.version);
    else {
      const { title, dueInMonths, amountFen, phaseId } = terms.milestones[at]!;
      milestone.follow({ title, dueInMonths, amountFen, phaseId, position: at });
    }
  }
  for (const phase of phases) {
    const at = terms.phases.findIndex(({ id }) => id === phase.id);
    if (at < 0) phase.endedInVersion = terms.version;
    else
      em.assign(phase, {
        title: terms.phases[at]!.title,
        amountFen: terms.phases[at]!.amountFen,
        position: at,
      });
  }
  // What was live under the old line makes room before the new one is live.
  await em.flush();
  const known = new Set([...lines, ...phases, ...milestones].map(({ id }) => id));
  addParts(em, terms, live, act, known);
  await em.flush();
}

function end(part: { live: boolean; endedInVersion?: number | null | undefined }, version: number): void {
  part.live = false;
  part.endedInVersion = version;
}

function addParts(
  em: EntityManager,
  { contractId, lines, phases, milestones }: ContractTerms,
  live: boolean,
  act: Pick<Change, 'by' | 'at'>,
  known: ReadonlySet<string> = new Set(),
): void {
  phases.forEach((phase, position) => {
    if (!known.has(phase.id)) em.create(ContractPhase, { ...phase, contractId, position });
  });
  lines.forEach(({ metering, ...line }, position) => {
    if (known.has(line.id)) return;
    const { unit, unitPriceFen, mostUnits } = metering ?? {};
    em.create(ContractLine, { ...line, contractId, position, live, unit, unitPriceFen, mostUnits });
  });
  milestones.forEach((milestone: MilestoneTerms, position) => {
    if (known.has(milestone.id)) return;
    em.create(Milestone, { ...milestone, contractId, position, live, state: 'PLANNED' });
    record(em, { kind: 'MILESTONE', id: milestone.id, from: null, to: 'PLANNED', ...act });
  });
}

function lineage(): { id: string; lineageId: string } {
  const id = newId();
  return { id, lineageId: id };
}

export function partyOf({ id, name, unifiedSocialCreditCode }: Party): Party {
  return { id, name, unifiedSocialCreditCode };
}
