import { EntityManager, type EntityManager as Em } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CreditCodeConfirmedV1 } from '#libs/contracts';
import { foldCode, newId, type Actor } from '#libs/kernel';
import { Commands, load, Outbox, record, whenTaken, type Data } from '#libs/platform';
import { OddCode } from './odd-code.entity.js';
import { readOddCode } from './odd-code.rules.js';

const MOST_SHOWN = 100;

/** Codes that were really issued and do not keep to the standard: the way past its check, by two officials. */
@Injectable()
export class OddCodes {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError what `readOddCode` refuses; CODE_PROPOSED */
  propose(text: string, reason: string, key: string, by: Actor): Promise<Data<OddCode>> {
    const { code, refusal } = readOddCode(text);
    return this.commands
      .run({ key, by, name: 'proposeOddCode', body: { code, reason } }, (em, now) => {
        const as = by.actingAs('odd-code.propose', {}, 'credit code');
        const odd = em.create(OddCode, {
          id: newId(),
          unifiedSocialCreditCode: code,
          refusal,
          reason,
          proposedBy: as.personId,
          proposedAt: now,
          confirmedBy: null,
          confirmedAt: null,
        });
        record(em, { kind: 'ODD_CODE', id: odd.id, from: null, to: 'PROPOSED', reason, by: as, at: now });
        return Promise.resolve(odd);
      })
      .catch(whenTaken('odd_code_once', 'CODE_PROPOSED'));
  }

  /** The second official: from now on the code is taken. @throws DomainError NOT_FOUND, CODE_CONFIRMED, SAME_PERSON */
  confirm(id: string, key: string, by: Actor): Promise<Data<OddCode>> {
    return this.commands.run({ key, by, name: 'confirmOddCode', body: { id } }, async (em, now) => {
      const odd = await load(em, OddCode, { id }, 'credit code', { hold: true });
      const as = by.actingAs('odd-code.confirm', {}, 'credit code');
      odd.confirm(as, now);
      record(em, { kind: 'ODD_CODE', id, from: 'PROPOSED', to: 'CONFIRMED', by: as, at: now });
      const { unifiedSocialCreditCode } = odd;
      const fact: CreditCodeConfirmedV1 = { unifiedSocialCreditCode, confirmedAt: now.toISOString() };
      this.outbox.add(em, CreditCodeConfirmedV1, id, fact, now);
      return odd;
    });
  }

  /** Newest first; at most 100. */
  list(by: Actor): Promise<Data<OddCode>[]> {
    by.actingAs('odd-code.read', {}, 'credit code');
    return this.em
      .fork()
      .find(OddCode, {}, { orderBy: { proposedAt: 'desc', id: 'asc' }, limit: MOST_SHOWN });
  }

  /** Those of some codes that are confirmed. */
  async confirmedAmong(em: Em, texts: readonly (string | null | undefined)[]): Promise<ReadonlySet<string>> {
    const codes = texts.filter((text) => typeof text === 'string').map(foldCode);
    const found = await em.find(
      OddCode,
      { unifiedSocialCreditCode: { $in: codes }, confirmedAt: { $ne: null } },
      { disableIdentityMap: true },
    );
    return new Set(found.map(({ unifiedSocialCreditCode }) => unifiedSocialCreditCode));
  }
}
