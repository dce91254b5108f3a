import type { EntityManager } from '@mikro-orm/postgresql';
import { sha256Hex, SYSTEM } from '#libs/kernel';
import { demonstration, type Demonstration, type DemonstrationProvider } from '#libs/demonstration';
import { record, type DemonstrationWork, type LoadDemonstration } from '#libs/platform';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IdentitySettings } from './settings/identity.settings.js';
import { enrol } from './machine-key/machine-key.service.js';
import { Membership } from './membership/membership.entity.js';
import { announce } from './membership/memberships.js';
import { Organisation } from './membership/organisation.entity.js';
import { hashPassword } from './password/password.hash.js';
import { accountKey } from './password/password.rules.js';
import { Person } from './person/person.entity.js';
import { canonicalPublicJwk, type PublicJwk } from './machine-key/public-jwk.rules.js';

/** What is written to `demo-keys/<account>.json` for scripts that play the machine of a demo provider. */
export interface DemoKey {
  readonly clientId: string;
  readonly organisationId: string;
  readonly privateJwk: PublicJwk;
}

const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/**
 * Loads the people of the demonstration, all with the one password of the settings, and a machine for each provider that
 * has an account. The keys of the machines go to files, because the platform itself keeps public keys only.
 */
export function identityDemonstration(settings: IdentitySettings): LoadDemonstration {
  return async ({ em, outbox, seed, at }) => {
    const { DEMONSTRATION_PASSWORD: password, DEMONSTRATION_DIR: folder } = settings;
    if (!password || !folder) {
      throw new Error('DEMONSTRATION_PASSWORD and DEMONSTRATION_DIR are needed with DEMONSTRATION_SEED.');
    }
    const data = demonstration(seed, at);
    addOrganisations(em, data);
    await addPeople(em, data, password);
    await em.flush();
    addMemberships(em, outbox, data);
    for (const { account, provider } of providersWithAccount(data)) {
      const { privateJwk, publicJwk } = newKeyPair();
      const machine = enrol(
        em,
        outbox,
        {
          organisationId: provider.providerId,
          name: `${provider.name} 用量上报`,
          publicJwk,
          registeredBy: null,
        },
        at,
      );
      const { clientId, organisationId } = machine;
      await writeKey(join(folder, 'demo-keys'), account, { clientId, organisationId, privateJwk });
    }
  };
}

/** Authorities, and the companies in which somebody has an account; the others arrive as events of their own rooms. */
function addOrganisations(em: EntityManager, data: Demonstration): void {
  const member = new Set(data.memberships.map((each) => each.organisationId));
  for (const { organisationId: id, kind, name, divisionCode } of data.organisations) {
    em.create(Organisation, { id, kind, name, divisionCode });
  }
  for (const { enterpriseId: id, name, divisionCode } of data.enterprises) {
    if (member.has(id)) em.create(Organisation, { id, kind: 'ENTERPRISE', name, divisionCode });
  }
  for (const { providerId: id, name, divisionCode } of data.providers) {
    if (member.has(id)) em.create(Organisation, { id, kind: 'PROVIDER', name, divisionCode });
  }
}

async function addPeople(em: EntityManager, data: Demonstration, password: string): Promise<void> {
  // One hash for all: the password is the same and printed at the start, so separate salts would hide nothing.
  const passwordHash = await hashPassword(password);
  for (const { personId: id, account, displayName, createdAt } of data.people) {
    const key = accountKey(account);
    em.create(Person, {
      id,
      account,
      accountKey: key,
      displayName,
      passwordHash,
      createdAt,
      disabledAt: null,
      // Made-up people have no identity documents; each of them is one person with one account.
      proofDigest: sha256Hex(`demonstration ${id}`),
      provenAt: createdAt,
    });
  }
}

function addMemberships(em: EntityManager, outbox: DemonstrationWork['outbox'], data: Demonstration): void {
  for (const { membershipId: id, since, ...held } of data.memberships) {
    const membership = em.create(Membership, {
      id,
      ...held,
      grantedAt: since,
      grantedBy: null,
      endedAt: null,
      endedBy: null,
    });
    record(em, { kind: 'MEMBERSHIP', id, from: null, to: 'HELD', by: SYSTEM, at: since });
    announce(outbox, em, membership, since);
  }
}

function providersWithAccount(data: Demonstration): { account: string; provider: DemonstrationProvider }[] {
  const accounts = new Map(data.people.map((person) => [person.personId, person.account]));
  return data.memberships.flatMap(({ organisationId, personId }) => {
    const provider = data.providers.find((each) => each.providerId === organisationId);
    const account = accounts.get(personId);
    return provider && account ? [{ account, provider }] : [];
  });
}

function newKeyPair(): { privateJwk: PublicJwk; publicJwk: PublicJwk } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const privateJwk = privateKey.export({ format: 'jwk' }) as PublicJwk;
  return { privateJwk, publicJwk: canonicalPublicJwk(privateJwk)! };
}

async function writeKey(folder: string, account: string, key: DemoKey): Promise<void> {
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  await writeFile(join(folder, `${account}.json`), `${JSON.stringify(key, null, 2)}\n`, { mode: OWNER_ONLY });
}
