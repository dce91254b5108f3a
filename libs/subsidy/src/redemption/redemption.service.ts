import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RedemptionSubmittedV1 } from '#libs/contracts';
import { DomainError, newId, notFound, type Actor, type Acting } from '#libs/kernel';
import { Clock, Commands, Outbox } from '#libs/platform';
import { keepRuleDecision } from './rule-decision-of-papers.js';
import { Round } from '../round/round.entity.js';
import { Voucher } from '../voucher/voucher.entity.js';
import { assertComplete, checklist, type Papers } from '../rules/checklist.rules.js';
import { invoiceIdentity } from '../rules/invoice-number.rules.js';
import { TaxInvoices } from '../tax-register/tax-invoices.js';
import { assertDuty } from './files.js';
import { reviewAgain } from './give-back.js';
import { keepPapers } from './counted-papers.js';
import { registeredNumber } from './invoices.js';
import { factsFor, plainPapers, storedPapers } from './papers.js';
import { CountedPaper, Invoice, Redemption, RedemptionDraft } from './redemption.entity.js';
import { factsOfFile } from './redemption.events.js';
import { redemptionViews } from './redemption.queries.js';
import type { ChecklistView, DraftView, RedemptionView } from './redemption.views.js';
import { changed } from '../history/changed.js';
import { assertReason } from '../rules/reason.rules.js';

/** Which papers, and for which phase of which voucher. */
export interface PapersOfPhase extends Papers {
  readonly voucherId: string;
  readonly phase?: number | null | undefined;
}

const ENDED = ['REJECTED', 'LAPSED'] as const;

@Injectable()
export class RedemptionService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly register: TaxInvoices,
  ) {}

  /**
   * Asks for a phase of a voucher to be paid. A file that was returned is sent again by the same operation, and may be
   * after the window has closed: its place in the order is that of its first submission.
   * @throws DomainError NOT_FOUND, REDEEM_WINDOW, REDEMPTION_EXISTS, VOUCHER_NOT_RESERVED, PHASE_UNKNOWN,
   * PHASE_WITHOUT_GRANT, REDEMPTION_INCOMPLETE or the code of the one problem of the checklist, what keeping papers
   * throws, INVOICE_VOIDED, TAX_REGISTER_SILENT
   */
  submit(input: PapersOfPhase, key: string, by: Actor): Promise<RedemptionView> {
    const phase = input.phase ?? 1;
    const body = { voucherId: input.voucherId, phase, ...plainPapers(input) };
    return this.commands.run({ key, by, name: 'submitRedemption', body }, async (em, now, arrivedAt) => {
      const { voucher, acting } = await this.ownVoucher(em, input.voucherId, by);
      const earlier = await em.findOne(Redemption, {
        voucherId: voucher.id,
        phase,
        state: { $nin: [...ENDED] },
      });
      if (earlier && earlier.state !== 'RETURNED')
        throw new DomainError('REDEMPTION_EXISTS', { redemptionId: earlier.id });
      if (!earlier) {
        (await em.findOneOrFail(Round, voucher.roundId)).assertRedeemable(arrivedAt);
      }
      const facts = await factsFor(em, voucher, phase, input, now);
      if (!earlier && facts.state !== 'RESERVED')
        throw new DomainError('VOUCHER_NOT_RESERVED', { state: facts.state });
      if (facts.grantFen === 0n) throw new DomainError('PHASE_WITHOUT_GRANT', { phase });
      assertComplete(checklist(input, facts));
      await this.register.assertStanding(
        em,
        input.invoices.map((each) => registeredNumber(invoiceIdentity(each))),
      );
      const papers = { ...storedPapers(input), contractFen: facts.contractFen };
      if (earlier) {
        await keepRuleDecision(em, voucher, earlier.id, input, facts, now);
        return this.again(em, earlier, input, papers, { acting, now });
      }
      const redemption = em.create(Redemption, {
        ...newRedemption(voucher, acting, now),
        ...papers,
        phase,
        amountFen: facts.grantFen,
      });
      const from = voucher.state;
      voucher.redeeming(acting, phase);
      changed(em, 'VOUCHER', voucher, from, acting, now);
      changed(em, 'REDEMPTION', redemption, null, acting, now);
      this.tellSubmission(em, redemption, now);
      await keepRuleDecision(em, voucher, redemption.id, input, facts, now);
      await em.flush();
      await keepPapers(em, redemption, input);
      await em.nativeDelete(RedemptionDraft, { voucherId: voucher.id, phase });
      return (await redemptionViews(em, [redemption]))[0]!;
    });
  }

  /**
   * Replaces the papers of a file that was sent and is not before the public yet. What was decided on the earlier papers
   * counts no more: the file goes through every level again.
   * @throws DomainError NOT_FOUND, NOT_REVISABLE, REASON_NEEDED, and what submitting throws about papers
   */
  revise(input: PapersOfPhase, reason: string, key: string, by: Actor): Promise<RedemptionView> {
    const phase = input.phase ?? 1;
    const body = { voucherId: input.voucherId, phase, reason, ...plainPapers(input) };
    return this.commands.run({ key, by, name: 'reviseRedemption', body }, async (em, now) => {
      const { voucher, acting } = await this.ownVoucher(em, input.voucherId, by);
      const file = await em.findOne(
        Redemption,
        { voucherId: voucher.id, phase, state: { $nin: [...ENDED] } },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!file) throw notFound('redemption');
      assertReason(reason);
      if (!['SUBMITTED', 'REVIEWED', 'APPROVED'].includes(file.state))
        throw new DomainError('NOT_REVISABLE', { state: file.state });
      const facts = await factsFor(em, voucher, phase, input, now);
      assertComplete(checklist(input, facts));
      await this.register.assertStanding(
        em,
        input.invoices.map((each) => registeredNumber(invoiceIdentity(each))),
      );
      const papers = { ...storedPapers(input), contractFen: facts.contractFen };
      await keepRuleDecision(em, voucher, file.id, input, facts, now);
      return this.again(em, file, input, papers, { acting, now, reason });
    });
  }

  /** What sending would say of these papers now, item by item; nothing is kept. */
  async checklistOf(input: PapersOfPhase, by: Actor): Promise<ChecklistView> {
    const em = this.em.fork();
    const { voucher } = await this.preparedVoucher(em, input.voucherId, by);
    const now = await this.clock.now(em);
    const facts = await factsFor(em, voucher, input.phase ?? 1, input, now);
    const items = checklist(input, facts);
    return {
      complete: items.every(({ status }) => status === 'PRESENT'),
      items,
      payerName: facts.enterpriseName,
      payeeName: facts.providerName,
      contractFen: facts.contractFen,
      amountFen: facts.grantFen,
    };
  }

  /**
   * Keeps papers that were begun, as they are; the one draft of the phase is replaced.
   * @param replaces when the draft was saved from which these papers were begun; null: whatever is there is replaced
   * @throws DomainError NOT_FOUND; REDEMPTION_DRAFT_CHANGED when a colleague saved since
   */
  saveDraft(input: PapersOfPhase, replaces: Date | null, key: string, by: Actor): Promise<DraftView> {
    const phase = input.phase ?? 1;
    const papers = storable(plainPapers(input));
    const body = { voucherId: input.voucherId, phase, papers, replaces };
    return this.commands.run({ key, by, name: 'saveRedemptionDraft', body }, async (em, now) => {
      const { voucher } = await this.preparedVoucher(em, input.voucherId, by);
      // One after the other, also where nothing is saved yet.
      await em.lock(voucher, LockMode.PESSIMISTIC_WRITE);
      const saved = replaces && (await em.findOne(RedemptionDraft, { voucherId: voucher.id, phase }));
      if (saved && saved.savedAt.getTime() !== replaces.getTime())
        throw new DomainError('REDEMPTION_DRAFT_CHANGED');
      await em.upsert(RedemptionDraft, {
        voucherId: voucher.id,
        phase,
        papers,
        savedBy: by.personId,
        savedAt: now,
      });
      return draftView(voucher, phase, now, papers);
    });
  }

  async draftOf(voucherId: string, phase: number, by: Actor): Promise<DraftView | null> {
    const em = this.em.fork();
    const { voucher } = await this.preparedVoucher(em, voucherId, by);
    const draft = await em.findOne(RedemptionDraft, { voucherId, phase });
    return draft && draftView(voucher, phase, draft.savedAt, draft.papers as StoredDraft);
  }

  /** The mended or revised papers take the place of the earlier ones. */
  private async again(
    em: EntityManager,
    file: Redemption,
    input: Papers,
    papers: ReturnType<typeof storedPapers>,
    { acting, now, reason }: { acting: Acting; now: Date; reason?: string },
  ): Promise<RedemptionView> {
    await assertDuty(em, file.id, 'submit', acting);
    const from = file.state;
    file.submitAgain(papers, acting);
    await em.nativeDelete(Invoice, { redemptionId: file.id });
    await em.nativeDelete(CountedPaper, { redemptionId: file.id });
    changed(em, 'REDEMPTION', file, from, acting, now, reason);
    this.tellSubmission(em, file, now);
    await reviewAgain(em, file, acting, now, reason);
    await em.flush();
    await keepPapers(em, file, input);
    await em.nativeDelete(RedemptionDraft, { voucherId: file.voucherId, phase: file.phase });
    return (await redemptionViews(em, [file]))[0]!;
  }

  private tellSubmission(em: EntityManager, file: Redemption, now: Date): void {
    const fact: RedemptionSubmittedV1 = {
      ...factsOfFile(file),
      submittedAt: now.toISOString(),
      nextMover: 'BUREAU',
    };
    this.outbox.add(em, RedemptionSubmittedV1, file.id, fact, now);
  }

  private async ownVoucher(em: EntityManager, voucherId: string, by: Actor) {
    const voucher = await em.findOne(Voucher, voucherId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!voucher) throw notFound('voucher');
    const scope = { organisationId: voucher.enterpriseId };
    return { voucher, acting: by.actingAs('redemption.submit', scope, 'voucher') };
  }

  private async preparedVoucher(em: EntityManager, voucherId: string, by: Actor) {
    const voucher = await em.findOne(Voucher, voucherId);
    if (!voucher || !by.may('redemption.prepare', { organisationId: voucher.enterpriseId }))
      throw notFound('voucher');
    return { voucher };
  }
}

/** Big integers as digits, because JSON has none. */
function storable(papers: ReturnType<typeof plainPapers>) {
  return { ...papers, invoices: papers.invoices.map(inDigits), payments: papers.payments.map(inDigits) };
}
function inDigits<T extends { amountFen: bigint }>(each: T) {
  return { ...each, amountFen: String(each.amountFen) };
}
type StoredDraft = ReturnType<typeof storable>;

function draftView(voucher: Voucher, phase: number, savedAt: Date, papers: StoredDraft): DraftView {
  const holder = voucher.enterpriseId;
  const documents = papers.documents.map((each) => ({ ...each, holder }));
  return { voucherId: voucher.id, phase, savedAt, ...papers, documents, holder };
}

function newRedemption(voucher: Voucher, by: Acting, now: Date) {
  return {
    id: newId(),
    voucherId: voucher.id,
    roundId: voucher.roundId,
    contractId: voucher.contractId,
    enterpriseId: voucher.enterpriseId,
    providerId: voucher.providerId,
    divisionCode: voucher.divisionCode!,
    state: 'SUBMITTED' as const,
    papersVersion: 1,
    levelsPassed: 0,
    submittedBy: by.personId,
    submittedAt: now,
  };
}
