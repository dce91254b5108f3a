import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, dayOf, DomainError, newId, notFound } from '#libs/kernel';
import { Commands } from '#libs/platform';
import { CertifiedEnterprise, PoolProvider, SignedContract } from '../copies.entity.js';
import { actingAs, HOUSE, record, type Acting } from '../history.entity.js';
import { Round } from '../round/round.entity.js';
import type { SchemeRules } from '../scheme/scheme-rules.js';
import { awardFor } from './award.rules.js';
import { ClaimRefusal } from './claim.entity.js';
import { ineligibilities, type Ineligibility } from './eligibility.rules.js';
import { phasesOf } from './phases.rules.js';
import { nextAcceptedNumber } from './queue.queries.js';
import { rulesOfVersion } from './rules-of-version.js';
import { Settlement } from './settlement.js';
import { Voucher } from './voucher.entity.js';
import type { VoucherState } from './voucher.moves.js';
import { VoucherService } from './voucher.service.js';
import type { VoucherView } from './voucher.views.js';

interface ClaimOutcome {
  readonly voucher: VoucherView | null;
  readonly ineligibilities: readonly Ineligibility[];
}

/** What the transaction of a claim leaves: a voucher that has its number, or the reasons why there is none. */
interface Acceptance {
  readonly accepted: { readonly voucherId: string; readonly state: VoucherState } | null;
  readonly ineligibilities: readonly Ineligibility[];
}

interface Claim {
  readonly contract: SignedContract;
  readonly enterprise: CertifiedEnterprise | null;
  readonly rules: SchemeRules;
  readonly now: Date;
  readonly roundId: string;
}

/** How many vouchers of one enterprise are read at once when it is certified. */
const READ_AT_ONCE = 100;

@Injectable()
export class ClaimService {
  constructor(
    private readonly commands: Commands,
    private readonly settlement: Settlement,
    private readonly vouchers: VoucherService,
  ) {}

  /**
   * Claims a voucher for a signed contract: accepts the claim under its number, then decides everything that is accepted.
   * Not eligible is an outcome, with every rule that is not met; a limit that is short is one too: the voucher waits with
   * its place. The same key answers the voucher as it stands now.
   * @throws DomainError NOT_FOUND, CLAIM_WINDOW, VOUCHER_EXISTS
   */
  async claim(input: { roundId: string; contractId: string }, key: string, by: Actor): Promise<ClaimOutcome> {
    const body = { roundId: input.roundId, contractId: input.contractId };
    const command = { key, by, name: 'claimVoucher', body };
    const { accepted, ...refused } = await this.commands.run<Acceptance>(command, (em, now) =>
      this.accept(em, input, by, now),
    );
    if (!accepted) return { voucher: null, ...refused };
    if (accepted.state === 'ACCEPTED') await this.settlement.decide(input.roundId);
    return { voucher: await this.vouchers.asItStands(accepted.voucherId), ineligibilities: [] };
  }

  /** The vouchers of an enterprise that waited for its certification get their turn, at the place they were accepted. */
  async onCertified(em: EntityManager, enterprise: CertifiedEnterprise, now: Date): Promise<void> {
    for (;;) {
      const waiting = await em.find(
        Voucher,
        { enterpriseId: enterprise.id, state: 'WAITING_CERTIFICATION' },
        { orderBy: { acceptedNumber: 'asc' }, limit: READ_AT_ONCE, lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      for (const voucher of waiting) {
        await this.judge(em, voucher, enterprise, now);
        this.settlement.afterCommit(em, voucher.roundId);
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
    const contract = await em.findOne(SignedContract, input.contractId, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
    });
    if (!contract) throw notFound('contract');
    const membership = by.actingAs('voucher.claim', { organisationId: contract.enterpriseId }, 'contract');
    const round = await em.findOne(Round, { id: input.roundId, state: 'PUBLISHED' });
    if (!round) throw notFound('round');
    round.assertClaimable(now);
    const rules = await rulesOfVersion(em, round.schemeVersionId);
    const enterprise = await em.findOne(CertifiedEnterprise, contract.enterpriseId);
    await assertNoLiveVoucher(em, round, contract);
    const claim = { contract, enterprise, rules, now, roundId: round.id };
    const reasons = await reasonsAgainst(em, claim);
    if (reasons.length > 0) {
      refuse(em, claim, round, reasons, by);
      return { accepted: null, ineligibilities: reasons };
    }
    const voucher = await this.voucherFor(em, claim, round, actingAs(by, membership));
    return { accepted: { voucherId: voucher.id, state: voucher.state }, ineligibilities: [] };
  }

  private async voucherFor(em: EntityManager, claim: Claim, round: Round, by: Acting): Promise<Voucher> {
    const { contract, enterprise, rules, now } = claim;
    const id = newId();
    const state = enterprise ? 'ACCEPTED' : 'WAITING_CERTIFICATION';
    const { schemeVersionId } = round;
    record(em, { kind: 'VOUCHER', id, from: null, to: state, by, at: now, schemeVersionId });
    return em.create(Voucher, {
      ...worthOf(contract, enterprise, rules),
      ...placeOf(enterprise, rules),
      id,
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

  /** Now that the enterprise is known, the rules about it are judged, by the day of the claim. */
  private async judge(
    em: EntityManager,
    voucher: Voucher,
    enterprise: CertifiedEnterprise,
    now: Date,
  ): Promise<void> {
    const contract = await em.findOneOrFail(SignedContract, voucher.contractId);
    const rules = await rulesOfVersion(em, voucher.schemeVersionId);
    const { id, roundId, claimedAt, schemeVersionId } = voucher;
    const reasons = await reasonsAgainst(em, { contract, enterprise, rules, now: claimedAt, roundId });
    Object.assign(voucher, placeOf(enterprise, rules));
    if (reasons.length > 0) voucher.refuse(reasons);
    else voucher.accept(worthOf(contract, enterprise, rules));
    const change = { from: 'WAITING_CERTIFICATION', to: voucher.state, by: HOUSE, at: now };
    record(em, { kind: 'VOUCHER', id, schemeVersionId, ...change });
  }
}

/** What the voucher is worth, line by line and phase by phase. */
function worthOf(contract: SignedContract, enterprise: CertifiedEnterprise | null, rules: SchemeRules) {
  const { lines, amountFen } = awardFor(contract.lines, rules, enterprise?.sizeClass ?? null);
  return { lines, amountFen, phases: phasesOf(contract.phases, contract.totalFen, amountFen) };
}

/** Whose limits it takes from, and whether it goes first. */
function placeOf(enterprise: CertifiedEnterprise | null, rules: SchemeRules) {
  return {
    divisionCode: enterprise?.divisionCode ?? null,
    groupCode: enterprise
      ? (enterprise.controllingUnifiedSocialCreditCode ?? enterprise.unifiedSocialCreditCode)
      : null,
    priority: rules.clusterPriority.value && enterprise?.clusterCode ? 0 : 1,
  };
}

function refuse(
  em: EntityManager,
  { contract, enterprise, now }: Claim,
  round: Round,
  reasons: readonly Ineligibility[],
  by: Actor,
): void {
  em.create(ClaimRefusal, {
    id: newId(),
    roundId: round.id,
    schemeVersionId: round.schemeVersionId,
    contractId: contract.id,
    enterpriseId: contract.enterpriseId,
    providerId: contract.providerId,
    divisionCode: enterprise?.divisionCode ?? null,
    ineligibilities: reasons,
    claimedBy: by.personId,
    claimedAt: now,
  });
}

/** @throws DomainError VOUCHER_EXISTS */
async function assertNoLiveVoucher(em: EntityManager, round: Round, contract: SignedContract): Promise<void> {
  const live = await em.findOne(Voucher, {
    roundId: round.id,
    contractId: contract.id,
    state: { $nin: ['REFUSED', 'RELEASED', 'EXPIRED'] },
  });
  if (live) throw new DomainError('VOUCHER_EXISTS', { voucherId: live.id });
}

async function reasonsAgainst(
  em: EntityManager,
  { contract, enterprise, rules, now, roundId }: Claim,
): Promise<Ineligibility[]> {
  const elsewhere = await em.count(Voucher, {
    contractId: contract.id,
    roundId: { $ne: roundId },
    $or: [
      { state: { $in: ['REDEEMING', 'REDEEMED', 'PAID'] } },
      {
        state: { $in: ['WAITING_CERTIFICATION', 'ACCEPTED', 'WAITING', 'RESERVED'] },
        redeemBy: { $gt: now },
      },
    ],
  });
  const facts = {
    signedOn: contract.signedOn,
    providerInPool: (await em.findOne(PoolProvider, contract.providerId)) !== null,
    hadVoucher: elsewhere > 0,
    computedFen: awardFor(contract.lines, rules, enterprise?.sizeClass ?? null).computedFen,
  };
  return ineligibilities(enterprise, facts, rules, dayOf(now));
}
