import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayOf, sha256Hex } from '#libs/kernel';
import { Clock } from '#libs/platform';
import {
  answerFileOf,
  paymentsOf,
  statementFileOf,
  type AnswerLine,
  type Movement,
} from './bank-files.rules.js';
import { Bank, type BankDocument, type Incoming } from './bank.js';
import { EmbeddedBankPayment } from './embedded-bank.entity.js';

const ANSWERED_AT_ONCE = 5000;
const STATEMENT = /^statement-embedded-(\d{4}-\d{2}-\d{2})\.csv$/;

/**
 * The bank of an installation that has no link to one: books of its own in tables that nothing else writes. It carries
 * out every line of every file that it is handed, as often as it is handed it under another name: sending a
 * payment twice has it paid twice here too.
 */
@Injectable()
export class EmbeddedBank extends Bank {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {
    super();
  }

  async deliver({ name, content }: BankDocument): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      const now = await this.clock.now(em);
      // Two who hand it over at once: the second waits here, and finds it there.
      const taken = await em.execute<{ name: string }[]>(
        `insert into embedded_bank_file (name, sha256, content, delivered_at) values (?, ?, ?, ?)
         on conflict (name) do nothing returning name`,
        [name, sha256Hex(content), content, now],
      );
      if (taken.length === 0) return;
      for (const line of paymentsOf(content)) {
        em.create(EmbeddedBankPayment, {
          fileName: name,
          lineId: line.lineId,
          payeeName: line.payeeName,
          accountNumber: line.accountNumber,
          amountFen: line.amountFen,
          status: 'PAID',
          valueDate: dayOf(now),
          answered: false,
          stated: false,
        });
      }
    });
  }

  async incoming(): Promise<readonly Incoming[]> {
    const em = this.em.fork();
    const open = await em.find(
      EmbeddedBankPayment,
      { answered: false },
      { orderBy: { id: 'asc' }, limit: ANSWERED_AT_ONCE },
    );
    // A file was delivered whole or not at all, so its lines are answered together.
    const answers = [...Map.groupBy(open, ({ fileName }) => fileName)].map(([fileName, lines]) => {
      const name = `answer-${fileName}`;
      return { kind: 'ANSWER' as const, name, content: answerFileOf(name, lines.map(answerOf)) };
    });
    return [...answers, ...(await this.statements(em))];
  }

  async putAway(name: string): Promise<void> {
    const em = this.em.fork();
    const [, day] = STATEMENT.exec(name) ?? [];
    if (day) await em.nativeUpdate(EmbeddedBankPayment, { valueDate: day }, { stated: true });
    else {
      const fileName = name.replace(/^answer-/, '');
      await em.nativeUpdate(EmbeddedBankPayment, { fileName }, { answered: true });
    }
  }

  /** The statement of each day that is over and on which something went out, until it was put away. */
  private async statements(em: EntityManager): Promise<Incoming[]> {
    const today = dayOf(await this.clock.now(em));
    const open = await em.find(
      EmbeddedBankPayment,
      { stated: false, valueDate: { $lt: today } },
      { orderBy: { valueDate: 'asc' }, limit: ANSWERED_AT_ONCE },
    );
    const days = [...new Set(open.map(({ valueDate }) => valueDate))];
    const paid = await em.find(
      EmbeddedBankPayment,
      { valueDate: { $in: days }, status: 'PAID' },
      { orderBy: { id: 'asc' } },
    );
    return days.map((day) => {
      const name = `statement-embedded-${day}.csv`;
      const ofDay = paid.filter(({ valueDate }) => valueDate === day);
      return { kind: 'STATEMENT', name, content: statementFileOf(name, ofDay.map(movementOf)) };
    });
  }
}

function movementOf(payment: EmbeddedBankPayment): Movement {
  const { valueDate, lineId, amountFen, payeeName } = payment;
  return {
    day: valueDate,
    direction: 'OUT',
    bankReference: referenceOf(payment),
    lineId,
    amountFen,
    counterparty: payeeName,
  };
}

function answerOf(payment: EmbeddedBankPayment): AnswerLine {
  const { lineId, status, amountFen, valueDate, reason } = payment;
  const paid = status === 'PAID';
  return {
    lineId,
    status,
    amountFen,
    bankReference: paid ? referenceOf(payment) : null,
    valueDate: paid ? valueDate : null,
    reason: reason ?? null,
  };
}

function referenceOf({ id }: EmbeddedBankPayment): string {
  return `EB${String(id).padStart(10, '0')}`;
}
