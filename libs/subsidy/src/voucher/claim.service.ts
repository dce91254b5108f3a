import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, notFound, SYSTEM, type Actor, type Acting } from '#libs/kernel';
import { Commands, record } from '#libs/platform';
import { EnterpriseCopy, ContractCopy } from '../copies/copies.entity.js';
import { decideClaim, type ClaimFacts, type ClaimResult } from '../rules/claim-decision.rules.js';
import { claimFacts } from './claim-facts.js';
import { keepDecision } from '../rule-decision/rule-decision.entity.js';
import { Round } from '../round/round.entity.js';
import { ClaimRefusal } from './claim.entity.js';
import type { Ineligibility } from '../rules/eligibility.rules.js';
import { nextAcceptedNumber } from './queue.queries.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import { AllocationScheduler } from './allocation-scheduler.js';
import { Voucher } from './voucher.entity.js';
import type { VoucherState } from '../rules/voucher.moves.js';
import { VoucherService } from './voucher.service.js';
import type { VoucherView } from './voucher.views.js';
import { assertUnrelatedParties } from '../copies/unrelated.js';

interface ClaimOutcome {
  readonly voucher: VoucherView | null;
  readonly ineligibilities: readonly Ineligibility[];
}

/** What the transaction of a claim leaves: a voucher that has its number, or the reasons why there is none. */
interface Acceptance {
  readonly accepted: { readonly voucherId: string; readonly state: VoucherState } | null;
  readonly ineligibilities: readonly Ineligibility[];
}

interface Filed {
  readonly contract: ContractCopy;
  readonly enterprise: EnterpriseCopy | null;
  readonly round: Round;
  readonly now: Date;
}

/** A claim with what it was decided on, and what the rules say of it. */
interface Claim extends Filed {
  readonly facts: ClaimFacts;
  readonly result: ClaimResult;
}

/** How many vouchers of one enterprise are read at once when it is certified. */
const READ_AT_ONCE = 100;

@Injectable()
export class ClaimService {
  constructor(
    private readonly commands: Commands,
    private readonly scheduler: AllocationScheduler,
    private readonly vouchers: VoucherService,
  ) {}

  /**
   * Claims a voucher for a signed contract: accepts the claim under its number, then decides everything that is accepted.
   * Not eligible is an outcome, with every rule that is not met; a limit that is short is one too: the voucher waits with
   * its place. The same key answers the voucher as it stands now. The moment of a claim is the one at which it first reached
   * the database, whatever it had to wait for there.
   * @throws DomainError NOT_FOUND, CLAIM_WINDOW, VOUCHER_EXISTS
   */
  async claim(input: { roundId: string; contractId: string }, key: string, by: Actor): Promise<ClaimOutcome> {
    const body = { roundId: input.roundId, contractId: input.contractId };
    const command = { key, by, name: 'claimVoucher', body };
    const { accepted, ...refused } = await this.commands.run<Acceptance>(command, (em, _, arrivedAt) =>
      this.accept(em, input, by, arrivedAt),
    );
    if (!accepted) return { voucher: null, ...refused };
    if (accepted.state === 'ACCEPTED') await this.scheduler.decide(input.roundId);
    return { voucher: await this.vouchers.asItStands(accepted.voucherId), ineligibilities: [] };
  }

  /** The vouchers of an enterprise that waited for its certification get their turn, at the place they were accepted. */
  async onCertified(em: EntityManager, enterprises: readonly EnterpriseCopy[], now: Date): Promise<void> {
    const byId = new Map(enterprises.map((enterprise) => [enterprise.id, enterprise]));
    for (;;) {
      const waiting = await em.find(
        Voucher,
        { enterpriseId: { $in: [...byId.keys()] }, state: 'WAITING_CERTIFICATION' },
        { orderBy: { acceptedNumber: 'asc' }, limit: READ_AT_ONCE, lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      for (const voucher of waiting) {
        await this.judge(em, voucher, byId.get(voucher.enterpriseId)!, now);
        this.scheduler.afterCommit(em, voucher.roundId);
      }
      await em.flush();
      if (waiting.length < READ_AT_ONCE) return;
    }
  }

  private async accept(
    em: EntityManager,
    input: { roundId: string; contractId: string },
    by: Actor,
    now: Date,
  ): Promise<Acceptance> {
    // Held, so that two claims of one contract come one after the other.
    const contract = await em.findOne(ContractCopy, input.contractId, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
    });
    if (!contract) throw notFound('contract');
    const membership = by.actingAs('voucher.claim', { organisationId: contract.enterpriseId }, 'contract');
    const round = await em.findOne(Round, { id: input.roundId, state: 'PUBLISHED' });
    if (!round) throw notFound('round');
    round.assertClaimable(now);
    const enterprise = await em.findOne(EnterpriseCopy, contract.enterpriseId);
    await assertNoLiveVoucher(em, round, contract);
    await assertUnrelatedParties(em, contract, { act: 'CLAIM', subjectId: contract.id }, now);
    const claim = await this.decided(em, { contract, enterprise, now, round });
    const id = newId();
    if (claim.result.ineligibilities.length > 0) {
      refuse(em, id, claim, by);
      return { accepted: null, ineligibilities: claim.result.ineligibilities };
    }
    const voucher = await voucherFor(em, id, claim, membership);
    return { accepted: { voucherId: voucher.id, state: voucher.state }, ineligibilities: [] };
  }

  private async decided(em: EntityManager, filed: Filed): Promise<Claim> {
    const { contract, enterprise, round, now } = filed;
    const rules = await rulesOfVersion(em, round.schemeVersionId);
    const facts = await claimFacts(em, contract, enterprise, round.id, now);
    return { ...filed, facts, result: decideClaim(facts, rules) };
  }

  /** Now that the enterprise is known, the rules about it are judged, by the day of the claim. */
  private async judge(
    em: EntityManager,
    voucher: Voucher,
    enterprise: EnterpriseCopy,
    now: Date,
  ): Promise<void> {
    const contract = await em.findOneOrFail(ContractCopy, voucher.contractId);
    const round = await em.findOneOrFail(Round, voucher.roundId);
    const claim = await this.decided(em, { contract, enterprise, now: voucher.claimedAt, round });
    const { ineligibilities, ...worth } = claim.result;
    const { id, schemeVersionId } = voucher;
    keep(em, id, { ...claim, now });
    Object.assign(voucher, placeOf(claim));
    if (ineligibilities.length > 0) voucher.refuse(ineligibilities);
    else voucher.accept({ ...worth, amountFen: BigInt(worth.amountFen) });
    const change = { from: 'WAITING_CERTIFICATION', to: voucher.state, by: SYSTEM, at: now };
    record(em, { kind: 'VOUCHER', id, ruleVersion: schemeVersionId, ...change });
  }
}

/** Whose limits it takes from, and whether it goes first. */
function placeOf({ facts: { enterprise }, result: { priority } }: Pick<Claim, 'facts' | 'result'>) {
  return {
    divisionCode: enterprise?.divisionCode ?? null,
    groupCode: enterprise?.groupCode ?? null,
    priority,
  };
}

/** Keeps what was decided and on what; `now` is when, which for one that waited for its certification is later. */
function keep(em: EntityManager, subjectId: string, { contract, round, facts, result, now }: Claim): void {
  const file = {
    subjectId,
    roundId: round.id,
    schemeVersionId: round.schemeVersionId,
    contractId: contract.id,
    enterpriseId: contract.enterpriseId,
    providerId: contract.providerId,
    divisionCode: facts.enterprise?.divisionCode ?? null,
  };
  keepDecision(em, file, { kind: 'CLAIM', facts, result }, now);
}

async function voucherFor(em: EntityManager, id: string, claim: Claim, by: Acting): Promise<Voucher> {
  const { contract, enterprise, round, result, now } = claim;
  const state = enterprise ? 'ACCEPTED' : 'WAITING_CERTIFICATION';
  const { schemeVersionId } = round;
  record(em, { kind: 'VOUCHER', id, from: null, to: state, by, at: now, ruleVersion: schemeVersionId });
  keep(em, id, claim);
  return em.create(Voucher, {
    ...placeOf(claim),
    id,
    lines: result.lines,
    amountFen: BigInt(result.amountFen),
    phases: result.phases,
    roundId: round.id,
    schemeVersionId,
    contractId: contract.id,
    enterpriseId: contract.enterpriseId,
    providerId: contract.providerId,
    // The last thing before the rows are written: until commit it holds up the decisions.
    acceptedNumber: await nextAcceptedNumber(em, round.id),
    state,
    ineligibilities: [],
    claimedBy: by.personId,
    claimedAt: now,
    redeemBy: round.redeemTo,
  });
}

function refuse(em: EntityManager, id: string, claim: Claim, by: Actor): void {
  const { contract, enterprise, round, result, now } = claim;
  keep(em, id, claim);
  em.create(ClaimRefusal, {
    id,
    roundId: round.id,
    schemeVersionId: round.schemeVersionId,
    contractId: contract.id,
    enterpriseId: contract.enterpriseId,
    providerId: contract.providerId,
    divisionCode: enterprise?.divisionCode ?? null,
    ineligibilities: result.ineligibilities,
    claimedBy: by.personId,
    claimedAt: now,
  });
}

/** @throws DomainError VOUCHER_EXISTS */
async function assertNoLiveVoucher(em: EntityManager, round: Round, contract: ContractCopy): Promise<void> {
  const live = await em.findOne(Voucher, {
    roundId: round.id,
    contractId: contract.id,
    state: { $nin: ['REFUSED', 'RELEASED', 'EXPIRED'] },
  });
  if (live) throw new DomainError('VOUCHER_EXISTS', { voucherId: live.id });
}
