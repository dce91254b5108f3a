import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { randomInt, randomUUID } from 'node:crypto';
import type { JWK } from 'jose';
import { FIRST_FREE_SERIAL, syntheticUnifiedSocialCreditCode } from '#libs/demonstration';
import { inDatabase, moveClock, readClock, readJson, DATABASE } from '#libs/embedded';
import { projectFolder } from '#libs/platform';
import { machineToken } from '../token.js';
import { whatRuns } from '../running.js';
import { Player } from './player.js';

/** Everybody who takes part, each with an account of their own, and the clock that only the demonstration has. */
export interface Cast {
  readonly origin: string;
  readonly password: string;
  readonly visitor: Player;
  readonly factory: Player;
  readonly factoryAccount: string;
  readonly unifiedSocialCreditCode: string;
  readonly bureau: Player;
  readonly providers: readonly Player[];
  readonly machine: Player;
  readonly machineKey: JWK;
  readonly manager: Player;
  readonly approver: Player;
  readonly finance: Player;
  readonly now: () => Promise<Date>;
  readonly moveTo: (time: Date) => Promise<void>;
}

/** 顺德区 in 佛山市: the division of the factory that is registered. */
export const DIVISION = '440606';

export function dataFolder(): string {
  return resolve(projectFolder(), process.env.YUNSHANG_DIR ?? '.yunshang');
}

export interface FactoryAccount {
  readonly account: string;
  readonly unifiedSocialCreditCode: string;
}

/** A new factory: an account that nobody has, and a code that the demonstration data leaves free. */
export function newFactory(): FactoryAccount {
  const serial = FIRST_FREE_SERIAL + randomInt(1_000_000);
  return {
    account: `chain-${randomUUID().slice(0, 8)}`,
    unifiedSocialCreditCode: syntheticUnifiedSocialCreditCode(serial, DIVISION),
  };
}

/**
 * Calls the cast together against the platform that runs in the data folder.
 * @throws Error saying what to do when none runs, or when it is no demonstration
 */
export function castOf(factory: FactoryAccount): Cast {
  const folder = dataFolder();
  const running = whatRuns(folder);
  if (!running) throw new Error('No platform is running here. Start it with `npm start` and try again.');
  const accounts = readJson(join(folder, 'demo-accounts.json')) as { password?: string } | undefined;
  if (!accounts?.password)
    throw new Error('The platform does not run as a demonstration: there is nobody to play.');
  const origin = running.publicOrigin;
  const { password } = accounts;
  const person = (account: string, title: string) => Player.person(origin, account, password, title);
  const key = JSON.parse(readFileSync(join(folder, 'demo-keys', 'provider01.json'), 'utf8')) as {
    clientId: string;
    privateJwk: JWK;
  };
  const database = inDatabase(running.superuserUrl, DATABASE);
  return {
    origin,
    password,
    visitor: Player.visitor(origin),
    factory: person(factory.account, 'signatory of the factory'),
    factoryAccount: factory.account,
    unifiedSocialCreditCode: factory.unifiedSocialCreditCode,
    bureau: person('bureau-foshan', 'reviewer of the bureau of 佛山'),
    providers: [
      person('provider01', 'signatory of a platform provider'),
      person('provider02', 'signatory of a provider'),
    ],
    machine: new Player(`${key.clientId} · machine of the provider`, origin, () =>
      machineToken(origin, key.clientId, key.privateJwk),
    ),
    machineKey: key.privateJwk,
    manager: person('commission-manager', 'programme manager of the commission'),
    approver: person('commission-approver', 'approver of the commission'),
    finance: person('finance', 'payer of the finance department'),
    now: () => readClock(database),
    moveTo: (time) => moveClock(running.superuserUrl, time),
  };
}
