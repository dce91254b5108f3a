import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';
import {
  demonstration,
  DEMONSTRATION_START,
  type DemonstrationEnterprise,
  type DemonstrationProvider,
} from '#libs/demonstration';
import type { Person } from './person.js';

export interface Factory extends Person {
  readonly company: DemonstrationEnterprise;
}

export interface Provider extends Person {
  readonly company: DemonstrationProvider;
}

/** Everybody of the demonstration who has an account, found by it, and the companies that have nobody. */
export interface Cast {
  readonly person: (account: string) => Person;
  /** By number, from 1: factory01 and so on. */
  readonly factory: (number: number) => Factory;
  readonly provider: (number: number) => Provider;
  /** The machine of a provider with an account. */
  readonly machine: (number: number) => Person;
  /** Providers of the pool for whom nobody signs in. */
  readonly otherProviders: readonly DemonstrationProvider[];
  /** The first need of an enterprise of the data set. */
  readonly needOf: (factory: Factory) => string;
}

/** @param folder where the keys of the machines are */
export function castOf(seed: number, folder: string): Cast {
  const data = demonstration(seed, DEMONSTRATION_START);
  const held = new Map(data.memberships.map((each) => [each.personId, each.organisationId]));
  const people = new Map(
    data.people.map(({ account, personId }): [string, Person] => [
      account,
      { account, personId, organisationId: held.get(personId) ?? '' },
    ]),
  );
  const person = (account: string): Person => {
    const found = people.get(account);
    if (!found) throw new RangeError(`the demonstration has nobody called ${account}`);
    return found;
  };
  const enterprises = new Map(data.enterprises.map((each) => [each.enterpriseId, each]));
  const providers = new Map(data.providers.map((each) => [each.providerId, each]));
  const numbered = (word: string, number: number): Person =>
    person(`${word}${String(number).padStart(2, '0')}`);
  const manned = new Set(held.values());
  return {
    person,
    factory: (number) => {
      const one = numbered('factory', number);
      return { ...one, company: enterprises.get(one.organisationId)! };
    },
    provider: (number) => {
      const one = numbered('provider', number);
      return { ...one, company: providers.get(one.organisationId)! };
    },
    machine: (number) => {
      const { account, organisationId } = numbered('provider', number);
      const key = JSON.parse(readFileSync(join(folder, 'demo-keys', `${account}.json`), 'utf8')) as {
        clientId: string;
        privateJwk: JWK;
      };
      return {
        account: `${account} (machine)`,
        personId: key.clientId,
        organisationId,
        machine: key.privateJwk,
      };
    },
    otherProviders: data.providers.filter(({ providerId }) => !manned.has(providerId)),
    needOf: ({ organisationId }) =>
      data.needs.find(({ enterpriseId }) => enterpriseId === organisationId)!.needId,
  };
}
