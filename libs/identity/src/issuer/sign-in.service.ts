import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sha256Hex } from '#libs/kernel';
import { hashPassword, passwordMatches } from '../password/password.hash.js';
import { accountKey } from '../password/password.rules.js';
import { Person } from '../person/person.entity.js';

export type SignIn = { readonly personId: string } | 'refused' | 'closed';

/** GB/T 22239-2019 8.1.4.1 b: failed sign-ins are limited. */
const FAILURES_MOST = 5;
const CLOSED_MINUTES = 15;

/** Checks an account and a password, and gives nothing away about which accounts exist. */
@Injectable()
export class SignInService {
  private decoy: Promise<string> | undefined;

  constructor(private readonly em: EntityManager) {}

  /**
   * @returns the person; 'refused' for an unknown or disabled account and a wrong password alike; 'closed' while the
   *   account, known or not, is shut after too many failures
   */
  async signIn(account: string, password: string): Promise<SignIn> {
    const key = accountKey(account);
    const digest = sha256Hex(key);
    if (!(await this.countAttempt(digest))) return 'closed';
    const person = await this.em.fork().findOne(Person, { accountKey: key, disabledAt: null });
    // The same work for an unknown account, so that the time of the answer tells nothing.
    this.decoy ??= hashPassword('a password that nobody has');
    const matches = await passwordMatches(password, person?.passwordHash ?? (await this.decoy));
    if (!person || !matches) return 'refused';
    await this.em.getConnection().execute('delete from sign_in_attempt where account_digest = ?', [digest]);
    return { personId: person.id };
  }

  /**
   * Counts the attempt before the password is looked at, in one statement: a thousand guesses at the same moment are
   * counted one by one, and only the first five are tried. Real time, not the clock that demonstrations move.
   * @returns whether the password may be tried
   */
  private async countAttempt(digest: string): Promise<boolean> {
    const rows = await this.em.getConnection().execute<object[]>(
      `insert into sign_in_attempt as attempt (account_digest, failures, last_at)
       values (?, 1, clock_timestamp())
       on conflict (account_digest) do update set
         failures = case when ${FORGIVEN} then 1 else attempt.failures + 1 end,
         closed_until = case when not ${FORGIVEN} and attempt.failures + 1 >= ?
           then clock_timestamp() + make_interval(mins => ?) end,
         last_at = clock_timestamp()
       where attempt.closed_until is null or attempt.closed_until <= clock_timestamp()
       returning failures`,
      [digest, FAILURES_MOST, CLOSED_MINUTES],
    );
    return rows.length > 0;
  }
}

/** Old failures are forgotten when the account opens again, or after a quiet while. */
const FORGIVEN = `(attempt.closed_until is not null
  or attempt.last_at < clock_timestamp() - interval '${CLOSED_MINUTES} minutes')`;
