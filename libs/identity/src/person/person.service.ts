import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Actor } from '#libs/kernel';
import { Clock } from '#libs/platform';
import { hashPassword } from '../password/password.hash.js';
import {
  accountKey,
  isAccount,
  PASSWORD_LONGEST,
  PASSWORD_SHORTEST,
  passwordRefusals,
} from '../password/password.rules.js';
import { Person } from './person.entity.js';

export interface SignUp {
  readonly account: string;
  readonly displayName: string;
  readonly password: string;
}

export interface PersonData {
  readonly id: string;
  readonly account: string;
  readonly displayName: string;
}

/** People: how they come in, and who they are. */
@Injectable()
export class PersonService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a person who holds no role yet.
   * @throws DomainError ACCOUNT_FORMAT; ACCOUNT_TAKEN; PASSWORD_TOO_SHORT and its like, where `reasons` names all at once
   */
  async signUp({ account: given, displayName, password }: SignUp): Promise<PersonData> {
    const account = given.normalize('NFKC').trim();
    if (!isAccount(account)) throw new DomainError('ACCOUNT_FORMAT');
    const reasons = passwordRefusals(password, account);
    if (reasons[0]) {
      throw new DomainError(reasons[0], { reasons, shortest: PASSWORD_SHORTEST, longest: PASSWORD_LONGEST });
    }
    const person = this.em.create(Person, {
      id: newId(),
      account,
      accountKey: accountKey(account),
      displayName,
      passwordHash: await hashPassword(password),
      createdAt: await this.clock.now(),
      disabledAt: null,
    });
    try {
      await this.em.flush();
    } catch (error) {
      // The index decides between two who want the same account at the same moment.
      if (error instanceof UniqueConstraintViolationException)
        throw new DomainError('ACCOUNT_TAKEN', { account });
      throw error;
    }
    return { id: person.id, account, displayName };
  }

  /** The person who asks; null for a machine. */
  async me(by: Actor): Promise<PersonData | null> {
    if (by.machine) return null;
    const person = await this.em.findOne(Person, { id: by.personId, disabledAt: null });
    return person && { id: person.id, account: person.account, displayName: person.displayName };
  }
}
