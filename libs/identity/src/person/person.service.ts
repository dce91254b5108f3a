import { EntityManager, type EntityManager as Em } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Actor } from '#libs/kernel';
import { Clock, load } from '#libs/platform';
import { hashPassword } from '../password/password.hash.js';
import { assertPassword } from '../password/password.policy.js';
import { accountKey, isAccount } from '../password/password.rules.js';
import { AccountHistory, Person } from './person.entity.js';

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

export type NamedPerson = Pick<PersonData, 'id' | 'displayName'>;

interface Newcomer {
  readonly account: string;
  readonly displayName: string;
  readonly passwordHash: string;
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
  async signUp(signUp: SignUp): Promise<PersonData> {
    const newcomer = await this.prepare(signUp);
    return this.em.fork().transactional(async (em) => {
      const { id, account, displayName } = await this.add(em, newcomer, await this.clock.now(em));
      return { id, account, displayName };
    });
  }

  /** The slow half, before any transaction. @throws DomainError ACCOUNT_FORMAT; PASSWORD_TOO_SHORT and its like */
  async prepare({ account: given, displayName, password }: SignUp): Promise<Newcomer> {
    const account = given.normalize('NFKC').trim();
    if (!isAccount(account)) throw new DomainError('ACCOUNT_FORMAT');
    assertPassword(password, [account, displayName]);
    return { account, displayName, passwordHash: await hashPassword(password) };
  }

  /**
   * Adds the person in the caller's transaction. Whether the account is free is asked before it is written, and of two at
   * the same moment the second waits for the first: no statement fails, so none is logged with the hash in it.
   * @throws DomainError ACCOUNT_TAKEN
   */
  async add(em: Em, { account, displayName, passwordHash }: Newcomer, now: Date): Promise<Person> {
    const key = accountKey(account);
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`identity.account.${key}`]);
    if ((await em.count(Person, { accountKey: key })) > 0)
      throw new DomainError('ACCOUNT_TAKEN', { account });
    const person = em.create(Person, {
      id: newId(),
      account,
      accountKey: key,
      displayName,
      passwordHash,
      createdAt: now,
      disabledAt: null,
      proofDigest: null,
      provenAt: null,
    });
    const history = {
      personId: person.id,
      act: 'SIGNED_UP',
      byId: person.id,
      secondId: null,
      at: now,
    } as const;
    em.create(AccountHistory, { id: newId(), ...history });
    await em.flush();
    return person;
  }

  /** The person who asks; null for a machine. */
  async me(by: Actor): Promise<PersonData | null> {
    if (by.machine) return null;
    const person = await this.em.findOne(Person, { id: by.personId, disabledAt: null });
    return person && { id: person.id, account: person.account, displayName: person.displayName };
  }

  /** The person who signs in with an account. @throws DomainError NOT_FOUND, also for one that is closed */
  ofAccount(account: string): Promise<NamedPerson> {
    const where = { accountKey: accountKey(account), disabledAt: null };
    return load(this.em.fork(), Person, where, 'person').then(named);
  }

  /** The name behind an id; null for nobody. An account that was closed keeps its name in what it did. */
  async named(id: string): Promise<NamedPerson | null> {
    const person = await this.em.fork().findOne(Person, id);
    return person && named(person);
  }
}

function named({ id, displayName }: Person): NamedPerson {
  return { id, displayName };
}
