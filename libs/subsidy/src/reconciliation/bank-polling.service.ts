import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, sha256Hex } from '#libs/kernel';
import { BankAnswersService } from './bank-answers.service.js';
import { Bank, type Incoming } from '../bank/bank.js';
import type { CollectedFileView } from './bank.views.js';
import { ReconciliationService } from './reconciliation.service.js';

/** Fetches what the bank has laid ready. */
@Injectable()
export class BankPolling {
  constructor(
    private readonly bank: Bank,
    private readonly answers: BankAnswersService,
    private readonly days: ReconciliationService,
  ) {}

  /**
   * Takes in every file that has come, each for itself, and puts it away afterwards: a kill in between takes it in again,
   * which changes nothing. A file that cannot be read stays where it is and is named.
   */
  async collect(by: Actor): Promise<CollectedFileView[]> {
    by.actingAs('payout.pay');
    const collected: CollectedFileView[] = [];
    for (const file of await this.bank.incoming()) collected.push(await this.takeIn(file, by));
    return collected;
  }

  private async takeIn(file: Incoming, by: Actor): Promise<CollectedFileView> {
    const { name, kind, content } = file;
    const key = `collect/${kind}/${sha256Hex(content)}`;
    try {
      const taken =
        kind === 'ANSWER'
          ? { answers: await this.answers.take(name, content, key, by) }
          : { day: await this.days.take(dayIn(name), name, content, key, by) };
      await this.bank.putAway(name);
      return { name, ...taken };
    } catch (error) {
      if (error instanceof DomainError) return { name, refused: error.code };
      throw error;
    }
  }
}

/** The name of a statement ends with its day. */
function dayIn(name: string): string {
  const [day] = /\d{4}-\d{2}-\d{2}(?=\.csv$)/i.exec(name) ?? [];
  if (!day) throw new DomainError('BANK_FILE', { line: 0, what: name });
  return day;
}
