import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  RedemptionRejectedV1,
  RedemptionReturnedV1,
  RedemptionReviewedV1,
  VoucherRedeemedV1,
} from '#libs/contracts';
import { covers, DomainError, newId, type Actor, type Acting } from '#libs/kernel';
import { Commands, type Data, Outbox } from '#libs/platform';
import { assertOverlapsDecided } from '../overlap/overlap.queries.js';
import { acceptedForms } from '../rules/checklist.texts.js';
import { endOfDays } from '../rules/clock.rules.js';
import { assertDuty, held } from '../redemption/files.js';
import type { Redemption } from '../redemption/redemption.entity.js';
import { factsOfFile } from '../redemption/redemption.events.js';
import type { ApprovalDecision, ReviewDecision } from '../rules/redemption.moves.js';
import { registeredNumbers } from '../redemption/invoices.js';
import { TaxInvoices } from '../tax-register/tax-invoices.js';
import { redemptionViews } from '../redemption/redemption.queries.js';
import { giveBack } from '../redemption/give-back.js';
import type { DeficiencyView, RedemptionView } from '../redemption/redemption.views.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import { AllocationScheduler } from '../voucher/allocation-scheduler.js';
import { Voucher } from '../voucher/voucher.entity.js';
import { assertUnconflicted } from '../conflict/conflicts.js';
import { ReviewerDecision, type DecisionOutcome, type ReviewLevel } from './reviewer-decision.entity.js';
import { bureauLevels, decidesOn, nextLevel } from './levels.rules.js';
import { raiseUneven, similarCases } from './similar.queries.js';
import { majorityOf } from './similar.rules.js';
import { changed } from '../history/changed.js';
import { assertReason } from '../rules/reason.rules.js';
import { Deficiency } from '../redemption/deficiency.entity.js';
import { assertUnrelatedParties } from '../copies/unrelated.js';

export interface GivenDeficiency {
  readonly item: string;
  readonly problem: string;
  readonly acceptedForm?: string | null | undefined;
}

interface Decided {
  readonly level: ReviewLevel;
  readonly outcome: DecisionOutcome;
  readonly reason: string;
  readonly by: Acting;
  readonly at: Date;
}

@Injectable()
export class ReviewService {
  constructor(
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly scheduler: AllocationScheduler,
    private readonly register: TaxInvoices,
  ) {}

  /**
   * The bureau of the enterprise's division looks at the papers, level by level as the scheme says. A return names
   * everything at once; the clock stands still from then on.
   * @throws DomainError NOT_FOUND (also for who has a conflict), ASSIGNED_TO_ANOTHER, NOT_THIS_LEVEL, REASON_NEEDED,
   * DIFFERS_FROM_SIMILAR, DUTIES_SEPARATED, OVERLAP_UNDECIDED, INVOICE_VOIDED, TAX_REGISTER_SILENT
   */
  review(
    id: string,
    given: { decision: ReviewDecision; reason: string; deficiencies: readonly GivenDeficiency[] },
    key: string,
    by: Actor,
  ): Promise<RedemptionView> {
    const { decision, reason } = given;
    const deficiencies = given.deficiencies.map(({ item, problem, acceptedForm }) => {
      return { item, problem, acceptedForm: acceptedForm ?? null };
    });
    const body = { id, decision, reason, ...(deficiencies.length > 0 ? { deficiencies } : {}) };
    return this.commands.run({ key, by, name: 'reviewRedemption', body }, async (em, now) => {
      const redemption = await held(em, id);
      const voucher = await em.findOneOrFail(Voucher, redemption.voucherId);
      const rules = await rulesOfVersion(em, voucher.schemeVersionId);
      const levels = rules.reviewLevels.value;
      const level = nextLevel(levels, redemption.levelsPassed);
      const acting = await reviewerOf(em, redemption, { level, levels }, by);
      await assertDuty(em, id, level === 'COUNTY_REVIEW' ? 'county' : 'review', acting);
      const from = redemption.state;
      if (decision === 'RETURNED') {
        assertReason(reason);
        redemption.returnUntil(endOfDays(now, rules.correctionDays.value), reason, acting, now);
        for (const each of deficienciesOf(deficiencies, reason))
          em.create(Deficiency, {
            ...each,
            id: newId(),
            redemptionId: id,
            papersVersion: redemption.papersVersion,
            raisedBy: by.personId,
            raisedAt: now,
          });
      } else {
        await assertOverlapsDecided(em, redemption, false);
        await this.assertInvoicesStand(em, id);
      }
      if (decision === 'REVIEWED' && redemption.levelsPassed + 1 < bureauLevels(levels).length)
        redemption.passLevel(acting);
      else if (decision === 'REVIEWED') redemption.review(decision, reason, acting, now);
      changed(em, 'REDEMPTION', redemption, from, acting, now, reason);
      await this.decided(em, redemption, { level, outcome: decision, reason, by: acting, at: now });
      this.tellReview(em, redemption, decision, now);
      await em.flush();
      return (await redemptionViews(em, [redemption]))[0]!;
    });
  }

  /**
   * The commission decides, with a reason either way. A rejected voucher gives its money back.
   * @throws DomainError NOT_FOUND, REASON_NEEDED, DUTIES_SEPARATED, OVERLAP_UNDECIDED, OVERLAP_CONFIRMED, INVOICE_VOIDED,
   * TAX_REGISTER_SILENT
   */
  async approve(
    id: string,
    decision: ApprovalDecision,
    reason: string,
    key: string,
    by: Actor,
  ): Promise<RedemptionView> {
    const body = { id, decision, reason };
    const acting = by.actingAs('redemption.approve');
    const view = await this.commands.run({ key, by, name: 'approveRedemption', body }, async (em, now) => {
      const redemption = await held(em, id);
      await assertUnconflicted(em, redemption, by.personId);
      assertReason(reason);
      await assertDuty(em, id, 'approve', acting);
      if (decision === 'APPROVED') {
        await assertUnrelatedParties(em, redemption, { act: 'APPROVAL', subjectId: id }, now);
        await assertOverlapsDecided(em, redemption, true);
        await this.assertInvoicesStand(em, id);
      }
      const from = redemption.state;
      redemption.approve(decision, reason, acting, now);
      const level = 'PROVINCE_APPROVAL';
      changed(em, 'REDEMPTION', redemption, from, acting, now, reason);
      await this.decided(em, redemption, { level, outcome: decision, reason, by: acting, at: now });
      if (decision === 'REJECTED') {
        this.tellEnd(em, redemption, 'APPROVER', now);
        await giveBack(em, redemption, acting, now, reason);
      } else await this.redeemed(em, redemption, acting, now);
      await em.flush();
      return (await redemptionViews(em, [redemption]))[0]!;
    });
    if (decision === 'REJECTED') await this.scheduler.settle(view.roundId);
    return view;
  }

  /**
   * Closes a returned file that was not mended in time; its money goes to others.
   * @throws DomainError NOT_FOUND, REASON_NEEDED, MEND_PERIOD_OPEN, MOVE_NOT_ALLOWED
   */
  async lapse(id: string, reason: string, key: string, by: Actor): Promise<RedemptionView> {
    const body = { id, reason };
    const view = await this.commands.run({ key, by, name: 'lapseRedemption', body }, async (em, now) => {
      const redemption = await held(em, id);
      const { divisionCode } = redemption;
      const acting = by.actingAs('redemption.review', { divisionCode }, 'redemption');
      await assertUnconflicted(em, redemption, by.personId);
      assertReason(reason);
      const from = redemption.state;
      redemption.lapse(acting, now);
      changed(em, 'REDEMPTION', redemption, from, acting, now, reason);
      await this.decided(em, redemption, {
        level: 'CITY_REVIEW',
        outcome: 'LAPSED',
        reason,
        by: acting,
        at: now,
      });
      this.tellEnd(em, redemption, 'NOT_MENDED', now);
      await giveBack(em, redemption, acting, now, reason);
      await em.flush();
      return (await redemptionViews(em, [redemption]))[0]!;
    });
    await this.scheduler.settle(view.roundId);
    return view;
  }

  private tellReview(em: EntityManager, file: Redemption, decision: ReviewDecision, now: Date): void {
    const facts = factsOfFile(file);
    if (decision === 'RETURNED') {
      const moveBy = file.mendBy!.toISOString();
      const fact = { ...facts, returnedAt: now.toISOString(), nextMover: 'ENTERPRISE' as const, moveBy };
      this.outbox.add(em, RedemptionReturnedV1, file.id, fact, now);
    } else {
      const nextMover = file.state === 'REVIEWED' ? ('COMMISSION' as const) : ('BUREAU' as const);
      const fact = { ...facts, reviewedAt: now.toISOString(), nextMover };
      this.outbox.add(em, RedemptionReviewedV1, file.id, fact, now);
    }
  }

  private tellEnd(
    em: EntityManager,
    file: Redemption,
    cause: RedemptionRejectedV1['cause'],
    now: Date,
  ): void {
    const fact: RedemptionRejectedV1 = { ...factsOfFile(file), cause, rejectedAt: now.toISOString() };
    this.outbox.add(em, RedemptionRejectedV1, file.id, fact, now);
  }

  /** Keeps a decision with the similar files that were shown, and raises what was decided otherwise. */
  private async decided(em: EntityManager, file: Redemption, decided: Decided): Promise<void> {
    const { level, outcome, reason, by, at } = decided;
    const similar = await similarCases(em, file, by.personId);
    const majority = majorityOf(similar);
    const passed = outcome === 'REVIEWED' || outcome === 'APPROVED';
    const onTheMatter = outcome !== 'RETURNED' && outcome !== 'LAPSED';
    const againstMajority = onTheMatter && majority !== undefined && majority !== passed;
    if (againstMajority && reason.trim().length < 2) throw new DomainError('DIFFERS_FROM_SIMILAR');
    em.create(ReviewerDecision, {
      id: newId(),
      redemptionId: file.id,
      papersVersion: file.papersVersion,
      level,
      outcome,
      personId: by.personId,
      organisationId: by.organisationId,
      reason,
      againstMajority,
      similarCases: similar.map(({ redemptionId, similarityBasisPoints, passed: went }) => {
        return { redemptionId, similarityBasisPoints, passed: went };
      }),
      at,
    });
    await em.flush();
    if (onTheMatter) await raiseUneven(em, file, outcome, at);
  }

  private async assertInvoicesStand(em: EntityManager, id: string): Promise<void> {
    const numbers = await registeredNumbers(em, [id]);
    await this.register.assertStanding(em, numbers.get(id) ?? []);
  }

  private async redeemed(em: EntityManager, file: Redemption, by: Acting, now: Date): Promise<void> {
    const voucher = await em.findOneOrFail(Voucher, file.voucherId);
    const from = voucher.state;
    voucher.redeemed(by, file.phase);
    changed(em, 'VOUCHER', voucher, from, by, now);
    // A file that was approved before and begun anew was told of then.
    const approvals = await em.count(ReviewerDecision, { redemptionId: file.id, outcome: 'APPROVED' });
    if (approvals > 1) return;
    this.outbox.add(em, VoucherRedeemedV1, voucher.contractId, redeemedEvent(file, now), now);
  }
}

/**
 * Under which hat a person reviews a file.
 * @throws DomainError NOT_FOUND when it is not theirs or they have a conflict, ASSIGNED_TO_ANOTHER, NOT_THIS_LEVEL
 */
async function reviewerOf(
  em: EntityManager,
  file: Redemption,
  { level, levels }: { level: ReviewLevel; levels: readonly ReviewLevel[] },
  by: Actor,
): Promise<Acting> {
  const { divisionCode } = file;
  by.actingAs('redemption.review', { divisionCode }, 'redemption');
  await assertUnconflicted(em, file, by.personId);
  if (file.assignedTo && file.assignedTo !== by.personId) throw new DomainError('ASSIGNED_TO_ANOTHER');
  const hat = by
    .holding('redemption.review')
    .filter((each) => each.divisionCode === null || covers(each.divisionCode, divisionCode))
    .find((each) => decidesOn(level, levels, each.divisionCode));
  if (!hat) throw new DomainError('NOT_THIS_LEVEL', { level });
  return { ...hat, personId: by.personId };
}

/** What was listed; a bare reason is one deficiency of the whole file. */
function deficienciesOf(given: readonly GivenDeficiency[], reason: string): Data<DeficiencyView>[] {
  const listed = given.length > 0 ? given : [{ item: 'OTHER', problem: reason }];
  return listed.map(({ item, problem, acceptedForm }: GivenDeficiency) => ({
    item,
    problem,
    acceptedForm: acceptedForm ?? (acceptedForms[item] ?? acceptedForms['OTHER'])!['zh-CN'],
  }));
}

function redeemedEvent(redemption: Redemption, now: Date): VoucherRedeemedV1 {
  return {
    voucherId: redemption.voucherId,
    enterpriseId: redemption.enterpriseId,
    providerId: redemption.providerId,
    contractId: redemption.contractId,
    roundId: redemption.roundId,
    amountFen: String(redemption.amountFen),
    redeemedAt: now.toISOString(),
  };
}
