import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, isId, newId, sha256Hex, type Actor, type Acting } from '#libs/kernel';
import { Commands } from '#libs/platform';
import { holdReservations, openCash } from '../cash/cash.js';
import { heldInOrder } from '../payout/payment-run.service.js';
import type { Ending } from '../payout/payout.entity.js';
import { Payout } from '../payout/payout.entity.js';
import { payoutWithReference } from '../payout/seen-payouts.queries.js';
import { reservationOfPayout, Settlement } from '../payout/settlement.js';
import type { Redemption } from '../redemption/redemption.entity.js';
import { verdictOf, type Effect } from './answer.rules.js';
import { answersOf, type AnswerLine } from '../bank/bank-files.rules.js';
import { BankAnswer, BankFile } from '../bank/bank-file.entity.js';
import { keepFile } from './bank-file.queries.js';
import type { BankFileView } from './bank.views.js';
import { changed } from '../history/changed.js';

/** Takes in what the bank answers. */
@Injectable()
export class BankAnswersService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly settlement: Settlement,
  ) {}

  /**
   * Takes in a file of answers, whole or not at all and once: the same content again changes nothing. An answer that
   * contradicts an earlier one, or names what was never sent, is set aside as a difference and not applied.
   * @throws DomainError BANK_FILE naming the line that cannot be read
   */
  async take(name: string, content: string, key: string, by: Actor): Promise<BankFileView> {
    const acting = by.actingAs('payout.pay');
    const lines = answersOf(content);
    const sha256 = sha256Hex(content);
    const { id } = await this.commands.run(
      { key, by, name: 'importBankAnswers', body: { name, sha256 } },
      async (em, now) => {
        const payouts = await this.held(em, lines);
        const file = { kind: 'ANSWER' as const, name, sha256, content, lineCount: lines.length };
        const kept = await keepFile(em, file, by.personId, now);
        if (!kept.first) return { id: kept.id };
        for (const [i, line] of lines.entries())
          await this.apply(em, kept.id, i + 2, line, payouts, acting, now);
        await em.flush();
        return { id: kept.id };
      },
    );
    return this.view(id);
  }

  async view(id: string): Promise<BankFileView> {
    const em = this.em.fork();
    const file = await em.findOneOrFail(BankFile, id);
    const answers = await em.find(BankAnswer, { fileId: id }, { orderBy: { line: 'asc' } });
    const count = (outcome: BankAnswer['outcome']) =>
      answers.filter((answer) => answer.outcome === outcome).length;
    const { name, kind, sha256, lineCount, importedAt } = file;
    return {
      id,
      name,
      kind,
      sha256,
      lineCount,
      importedAt,
      applied: count('APPLIED'),
      repeated: count('REPEATED'),
      setAside: answers
        .filter(({ outcome }) => outcome === 'SET_ASIDE')
        .map(({ line, lineId, status, why }) => ({ line, lineId, status, why: why! })),
    };
  }

  /** Everything that the file may change, held in one order: files, payments, accounts. */
  private async held(em: EntityManager, lines: readonly AnswerLine[]) {
    const ids = [...new Set(lines.map(({ lineId }) => lineId))].filter(isId);
    const seen = await em.find(Payout, { id: { $in: ids } });
    const redemptions = await heldInOrder(em, seen);
    const payouts = await em.find(
      Payout,
      { id: { $in: ids } },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    await openCash(
      em,
      payouts.map(({ roundId }) => roundId),
    );
    const posting = payouts.filter(({ kind }) => kind === 'SUBSIDY').map(reservationOfPayout);
    await holdReservations(em, posting);
    return new Map(
      payouts.map((payout) => [
        payout.id,
        { payout, redemption: payout.redemptionId ? (redemptions.get(payout.redemptionId) ?? null) : null },
      ]),
    );
  }

  private async apply(
    em: EntityManager,
    fileId: string,
    lineNumber: number,
    answer: AnswerLine,
    payouts: Awaited<ReturnType<BankAnswersService['held']>>,
    by: Acting,
    now: Date,
  ): Promise<void> {
    const found = payouts.get(answer.lineId);
    const payout = found?.payout;
    const answered = payout && {
      state: payout.seenState(),
      amountFen: payout.amountFen,
      bankReference: payout.bankReference ?? null,
    };
    const verdict = verdictOf(answer, answered, await this.used(em, answer, payout));
    if (found && verdict.outcome === 'APPLIED')
      await this.carryOut(em, verdict.effect, answer, found.payout, found.redemption, by, now);
    em.create(BankAnswer, {
      ...answer,
      id: newId(),
      fileId,
      line: lineNumber,
      payoutId: payout?.id ?? null,
      outcome: verdict.outcome,
      why: verdict.outcome === 'SET_ASIDE' ? verdict.why : null,
      day: dayOf(now),
    });
    // A later line of the same file must find what this one changed.
    await em.flush();
  }

  private async used(em: EntityManager, { bankReference }: AnswerLine, payout?: Payout): Promise<boolean> {
    if (!bankReference) return false;
    const id = await payoutWithReference(em, bankReference);
    return id !== undefined && id !== payout?.id;
  }

  private async carryOut(
    em: EntityManager,
    effect: Effect,
    answer: AnswerLine,
    payout: Payout,
    redemption: Redemption | null,
    by: Acting,
    now: Date,
  ): Promise<void> {
    const { bankReference, valueDate, reason } = answer;
    if (effect === 'ACKNOWLEDGE') {
      const from = payout.state;
      payout.acknowledge(by, now);
      changed(em, 'PAYOUT', payout, from, by, now);
    } else if (effect === 'COME_BACK') await this.settlement.comeBack(em, payout, reason, by, now);
    else {
      const why = { bankReference: bankReference ?? undefined, reason: reason ?? undefined };
      const ending: Ending =
        effect === 'SUCCEED'
          ? { to: 'SUCCEEDED', bankReference: bankReference!, valueDate: valueDate! }
          : { to: effect === 'FAIL' ? 'FAILED' : 'RETURNED', ...why };
      await this.settlement.end(em, payout, redemption, ending, by, now);
    }
  }
}
