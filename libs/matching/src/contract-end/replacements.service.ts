import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContractReplacedV1 } from '#libs/contracts';
import {
  DAY_MS,
  dayOf,
  DomainError,
  newId,
  notFound,
  sum,
  type Actor,
  type Fen,
  type LocalDate,
  type ActingMembership,
} from '#libs/kernel';
import { Commands, load, Outbox, record } from '#libs/platform';
import { Policies, policyAt } from '#libs/policy';
import { ProviderCopy } from '../copies/copies.entity.js';
import { contractsSeenBy } from '../contract/seen-contracts.queries.js';
import { MatchesService } from '../ranking/matches.service.js';
import type { Match } from '../scoring/ranking.rules.js';
import { ContractPayment } from '../contract-account/account.entity.js';
import { Contract, Milestone } from '../contract/contract.entity.js';
import {
  fileOf,
  lockedContract,
  pendingOf,
  type ContractFile,
  currentOf,
} from '../contract/contract.queries.js';
import { termsOf, type ContractTerms } from '../contract/contract.rules.js';
import { partyOf, storeDraft } from '../contract/drafting.js';
import { CONTRACT_END, REPLACEMENT } from '../policy/contract-end.policy.js';
import { ContractStop } from '../contract/contract-stop.entity.js';
import { remainderOf, type Remainder } from './remainder.rules.js';
import { settle } from './terminations.service.js';
import { assertUnrelatedParties } from '../copies/unrelated.js';

/** The page of a client whose provider is gone: what is delivered, what remains, and who could take it over. */
export interface Replacement {
  readonly contractId: string;
  readonly providerStanding: ProviderCopy['standing'];
  readonly providerReason: string | null;
  /** The provider is not in good standing, or the contract was ended, and something remains. */
  readonly due: boolean;
  readonly acceptedFen: Fen;
  readonly remainingFen: Fen;
  /** Confirmed by the provider. */
  readonly paidFen: Fen;
  readonly deliveredMilestoneIds: readonly string[];
  readonly lines: Remainder['lines'];
  readonly milestones: Remainder['milestones'];
  /** Since when no deadline runs. */
  readonly stoppedAt: Date | null;
  readonly handOverBy: LocalDate | null;
  /** For the enterprise alone: the best others for the need, who would take over the remainder at its price. */
  readonly offers: readonly Match[];
  /** The contract that takes over: drafted, or signed. */
  readonly successorId: string | null;
}

/** The change of provider in mid-contract. */
@Injectable()
export class ReplacementsService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly matches: MatchesService,
    private readonly policies: Policies,
  ) {}

  /** @throws DomainError NOT_FOUND */
  async page(contractId: string, by: Actor): Promise<Replacement> {
    const em = this.em.fork();
    const contract = await load(
      em,
      Contract,
      { $and: [{ id: contractId }, contractsSeenBy(by)] },
      'contract',
    );
    const provider = await em.findOneOrFail(ProviderCopy, contract.providerId);
    const { remainder, milestones } = await remains(em, contract);
    const stop = await em.findOne(ContractStop, { contractId, untilAt: null });
    const paid = await em.find(ContractPayment, { contractId, confirmedAt: { $ne: null } });
    const successor = await em.findOne(Contract, {
      replacesContractId: contractId,
      state: { $ne: 'CANCELLED' },
    });
    const due = isDue(contract, provider) && remainder.remainingFen > 0n;
    const gone = provider.standing === 'GOOD' ? null : (provider.standingAt ?? null);
    const own = by.may('match.read', { organisationId: contract.enterpriseId });
    return {
      contractId,
      providerStanding: provider.standing,
      providerReason: provider.standingReason ?? null,
      due,
      acceptedFen: remainder.acceptedFen,
      remainingFen: remainder.remainingFen,
      paidFen: sum(paid.map(({ amountFen }) => amountFen)),
      deliveredMilestoneIds: milestones.filter(({ state }) => state === 'ACCEPTED').map(({ id }) => id),
      lines: remainder.lines,
      milestones: remainder.milestones,
      stoppedAt: stop?.fromAt ?? null,
      handOverBy:
        gone &&
        dayOf(
          new Date(gone.getTime() + (await this.policies.at(em, CONTRACT_END, gone)).handOverDays * DAY_MS),
        ),
      offers: due && own ? await this.offersFor(em, contract, by) : [],
      successorId: successor?.id ?? null,
    };
  }

  /**
   * Drafts the contract by which another provider takes over exactly what remains. The old contract stays as it is until
   * both sides have signed the new one.
   * @throws DomainError REPLACEMENT_NOT_DUE, NOTHING_REMAINS, REPLACEMENT_STANDS, PROVIDER_NOT_ADMITTED,
   * PROVIDER_NOT_IN_GOOD_STANDING, NOT_FOUND
   */
  choose(
    contractId: string,
    { providerId, reason }: { providerId: string; reason: string },
    key: string,
    by: Actor,
  ): Promise<ContractFile> {
    const body = { contractId, providerId, reason };
    return this.commands.run({ key, by, name: 'chooseReplacement', body }, async (em, now) => {
      const seen = await em.findOne(Contract, contractId, { fields: ['providerId'] });
      if (!seen) throw notFound('contract');
      const { contract, provider } = await lockedForReplacement(em, contractId, seen.providerId);
      const as = by.actingAs('need.award', { organisationId: contract.enterpriseId }, 'contract');
      if (!isDue(contract, provider)) throw new DomainError('REPLACEMENT_NOT_DUE');
      if (await em.findOne(Contract, { replacesContractId: contractId, state: { $ne: 'CANCELLED' } }))
        throw new DomainError('REPLACEMENT_STANDS');
      const { remainder } = await remains(em, contract);
      if (remainder.remainingFen === 0n) throw new DomainError('NOTHING_REMAINS');
      const next = providerId === contract.providerId ? null : await em.findOne(ProviderCopy, providerId);
      if (!next) throw new DomainError('PROVIDER_NOT_ADMITTED');
      if (next.standing !== 'GOOD') throw new DomainError('PROVIDER_NOT_IN_GOOD_STANDING');
      const parties = { enterpriseId: contract.enterpriseId, providerId };
      await assertUnrelatedParties(em, parties, { act: 'REPLACEMENT', subjectId: contractId }, now);
      const terms = termsOf((await currentOf(em, contract)).document);
      const draft = storeDraft(em, successorOf(terms, remainder, next), contract, { by: as, at: now });
      const [from, to] = [contract.state, 'REPLACEMENT_CHOSEN'];
      record(em, { kind: 'CONTRACT', id: contractId, from, to, reason, by: as, at: now });
      record(em, { kind: 'CONTRACT', id: draft.id, from: null, to: 'DRAFTED', reason, by: as, at: now });
      await em.flush();
      return fileOf(em, draft);
    });
  }

  /**
   * Takes a drafted replacement back: by the enterprise, or by the provider that was chosen and refuses.
   * @throws DomainError MOVE_NOT_ALLOWED, NOT_FOUND (also for a contract that takes over from none)
   */
  cancel(id: string, reason: string, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'cancelReplacement', body: { id, reason } };
    return this.commands.run(command, async (em, now) => {
      const draft = await lockedContract(em, id);
      const scope = { organisationId: [draft.enterpriseId, draft.providerId] };
      const as = by.actingAs('contract.propose', scope, 'contract');
      if (!draft.replacesContractId) throw notFound('contract');
      const from = draft.state;
      const pending = await pendingOf(em, id);
      draft.cancel(as.role, now);
      if (pending) pending.withdrawnAt = now;
      record(em, { kind: 'CONTRACT', id: id, from, to: 'CANCELLED', reason, by: as, at: now });
      await em.flush();
      return fileOf(em, draft);
    });
  }

  /**
   * Locks what a signature under a replacement decides on, in the order in which everybody locks it: the standing of the
   * old provider, the old contract, the new one. So a reinstatement comes before the signature or after it.
   */
  async lockPredecessor(
    em: EntityManager,
    { replacesContractId }: Pick<Contract, 'replacesContractId'>,
  ): Promise<void> {
    if (!replacesContractId) return;
    const old = await em.findOneOrFail(Contract, replacesContractId, { fields: ['providerId'] });
    await lockedForReplacement(em, replacesContractId, old.providerId);
  }

  /**
   * Hands the remainder over, with the second signature under the new contract and in its transaction.
   * @throws DomainError REPLACEMENT_NOT_DUE (the provider is back), REMAINDER_CHANGED (more was accepted meanwhile)
   */
  async takeOver(
    em: EntityManager,
    successor: Contract,
    by: Actor,
    as: ActingMembership,
    now: Date,
  ): Promise<void> {
    const { contract: old, provider } = await lockedForReplacement(em, successor.replacesContractId!);
    if (!isDue(old, provider)) throw new DomainError('REPLACEMENT_NOT_DUE');
    const { remainder } = await remains(em, old);
    const taken = termsOf((await currentOf(em, successor)).document);
    if (wordsOf(taken.milestones) !== wordsOf(remainder.milestones))
      throw new DomainError('REMAINDER_CHANGED');
    const { acceptedFen, remainingFen } = await settle(em, old.id);
    const pending = await pendingOf(em, old.id);
    const from = old.state;
    old.replace(as.role, now);
    record(em, { kind: 'CONTRACT', id: old.id, from, to: 'REPLACED', by: as, at: now });
    if (pending) pending.withdrawnAt = now;
    const stop = await em.findOne(ContractStop, { contractId: old.id, untilAt: null });
    // It began by the other room's clock, which may be ahead.
    if (stop) stop.untilAt = stop.fromAt > now ? stop.fromAt : now;
    // What was live with the old one is not any more before it is live with the new one.
    await em.flush();
    const fact: ContractReplacedV1 = {
      contractId: old.id,
      enterpriseId: old.enterpriseId,
      providerId: old.providerId,
      replacedByContractId: successor.id,
      replacedByProviderId: successor.providerId,
      replacedByContractNumber: successor.number!,
      acceptedFen: String(acceptedFen),
      remainingFen: String(remainingFen),
      replacedAt: now.toISOString(),
    };
    this.outbox.add(em, ContractReplacedV1, old.id, fact, now);
  }

  private async offersFor(em: EntityManager, contract: Contract, by: Actor): Promise<Match[]> {
    const { offers, considered } = await policyAt(em, REPLACEMENT);
    const { ranked } = await this.matches.forNeed(contract.needId, considered, by);
    const good = await em.find(ProviderCopy, {
      id: { $in: ranked.map(({ providerId }) => providerId), $ne: contract.providerId },
      standing: 'GOOD',
    });
    const ids = new Set(good.map(({ id }) => id));
    return ranked.filter(({ providerId }) => ids.has(providerId)).slice(0, offers);
  }
}

async function lockedForReplacement(
  em: EntityManager,
  contractId: string,
  ofProvider?: string,
): Promise<{ contract: Contract; provider: ProviderCopy }> {
  const providerId = ofProvider ?? (await em.findOneOrFail(Contract, contractId)).providerId;
  const provider = await em.findOneOrFail(ProviderCopy, providerId, {
    lockMode: LockMode.PESSIMISTIC_READ,
    refresh: true,
  });
  return { provider, contract: await lockedContract(em, contractId) };
}

function isDue({ state }: Contract, { standing }: ProviderCopy): boolean {
  return state === 'TERMINATED' || (state === 'SIGNED' && standing !== 'GOOD');
}

async function remains(
  em: EntityManager,
  contract: Contract,
): Promise<{ remainder: Remainder; milestones: Milestone[] }> {
  const terms = termsOf((await currentOf(em, contract)).document);
  const milestones = await em.find(
    Milestone,
    { contractId: contract.id, endedInVersion: null },
    { orderBy: { position: 'asc', id: 'asc' }, refresh: true },
  );
  return { remainder: remainderOf(terms.lines, terms.phases, milestones), milestones };
}

function successorOf(terms: ContractTerms, remainder: Remainder, provider: ProviderCopy): ContractTerms {
  return {
    ...terms,
    contractId: newId(),
    version: 1,
    bidId: null,
    replacesContractId: terms.contractId,
    provider: partyOf(provider),
    solutionId: null,
    lines: remainder.lines,
    totalFen: remainder.remainingFen,
    phases: remainder.phases,
    milestones: remainder.milestones,
    amends: null,
  };
}

function wordsOf(milestones: ContractTerms['milestones']): string {
  return JSON.stringify(milestones.map(({ lineageId, amountFen }) => [lineageId, String(amountFen)]));
}
