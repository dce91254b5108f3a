import { createHmac } from 'node:crypto';
import { EntityManager, type EntityManager as Em } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#libs/kernel';
import { loadIssuerKeys } from '../keys/issuer.keys.js';
import { AccountHistory, type Person } from './person.entity.js';
import { lockProof } from './person.queries.js';
import { residentIdOf } from './resident-id.rules.js';

/** By what one person is known again in a second account: a keyed digest, from which the number cannot be had back. */
@Injectable()
export class Proofs {
  private secret: Promise<string> | undefined;

  constructor(private readonly em: EntityManager) {}

  /** @returns null when it is no resident identity number */
  async digestOf(identityNumber: string): Promise<string | null> {
    const number = residentIdOf(identityNumber);
    if (!number) return null;
    this.secret ??= loadIssuerKeys(this.em).then(({ proof }) => proof);
    return createHmac('sha256', await this.secret)
      .update(number)
      .digest('hex');
  }

  /**
   * Puts the proof on record, once for the life of the account, and locks the person in the accounts that it brings in.
   * @throws DomainError PROOF_DIFFERS
   */
  async record(em: Em, person: Person, digest: string, now: Date): Promise<void> {
    if (person.proofDigest === digest) return;
    if (person.proofDigest) throw new DomainError('PROOF_DIFFERS');
    await lockProof(em, digest);
    person.proofDigest = digest;
    person.provenAt = now;
    em.create(AccountHistory, {
      id: newId(),
      personId: person.id,
      act: 'PROVEN',
      byId: person.id,
      secondId: null,
      at: now,
    });
  }
}
