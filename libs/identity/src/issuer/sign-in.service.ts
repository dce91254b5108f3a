import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Attempts, type Bucket } from '../attempt/attempts.service.js';
import { hashPassword, passwordMatches } from '../password/password.hash.js';
import { accountKey } from '../password/password.rules.js';
import { Person } from '../person/person.entity.js';

export type SignIn =
  | { readonly person: Person; readonly deviceId: string | undefined }
  | { readonly refused: true }
  | { readonly closedSeconds: number };

/** From where somebody signs in. */
export interface Place {
  readonly address: string;
  /** The id of a device on which this person has signed in before; undefined for any other. */
  deviceOf(person: Person | null): string | undefined;
}

/** An account from one address; one address whatever the account; one account whatever the address. */
const ACCOUNT_FROM_ADDRESS_MOST = 5;
const ADDRESS_MOST = 20;
const ACCOUNT_MOST = 100;

/** Checks an account and a password, and gives nothing away about which accounts exist. */
@Injectable()
export class SignInService {
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly em: EntityManager,
    private readonly attempts: Attempts,
  ) {}

  /**
   * @returns the person; refused for an unknown or disabled account and a wrong password alike; for how long it is closed
   *   after too many failures, whether or not there is such an account
   */
  async signIn(account: string, password: string, place: Place): Promise<SignIn> {
    const key = accountKey(account);
    const person = await this.em.fork().findOne(Person, { accountKey: key, disabledAt: null });
    const deviceId = place.deviceOf(person);
    const [own, ...shared] = bucketsOf(key, place.address, deviceId);
    const closedSeconds = await this.attempts.count([own, ...shared]);
    if (closedSeconds !== null) return { closedSeconds };
    // The same work for an unknown account, so that the time of the answer tells nothing.
    this.decoy ??= hashPassword('a password that nobody has');
    const matches = await passwordMatches(password, person?.passwordHash ?? (await this.decoy));
    if (!person || !matches) return { refused: true };
    await this.attempts.forgive([own]);
    for (const bucket of shared) await this.attempts.takeBack(bucket);
    return { person, deviceId };
  }
}

/** What an attempt is counted in; the first belongs to this account in this place alone. */
function bucketsOf(account: string, address: string, deviceId: string | undefined): [Bucket, ...Bucket[]] {
  if (deviceId) return [{ key: `device ${deviceId}`, most: ACCOUNT_FROM_ADDRESS_MOST }];
  return [
    { key: `account ${account} from ${address}`, most: ACCOUNT_FROM_ADDRESS_MOST },
    { key: `address ${address}`, most: ADDRESS_MOST },
    { key: `account ${account}`, most: ACCOUNT_MOST },
  ];
}
