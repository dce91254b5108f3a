import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContractSignedV1 } from '#libs/contracts';
import { dayOf, DomainError, newId, notFound, type Actor, type ActingMembership } from '#libs/kernel';
import { Commands, Outbox, record, type Data, load } from '#libs/platform';
import { assertNotBlocked } from '../award/award.queries.js';
import { ProviderCopy } from '../copies/copies.entity.js';
import { ChangesService } from '../contract-change/changes.service.js';
import { isNegotiable } from '../contract/contract.moves.js';
import type { ContractVersion } from '../contract/contract-version.entity.js';
import { Contract, ContractLine, Milestone } from '../contract/contract.entity.js';
import { signedEvent } from '../contract/contract.events.js';
import {
  fileOf,
  lockedContract,
  pendingOf,
  sideOf,
  type ContractFile,
} from '../contract/contract.queries.js';
import { ReplacementsService } from '../contract-end/replacements.service.js';
import { Signature, SigningKey } from '../contract/signature.entity.js';
import { assertDetached, readPublicKey } from './signing.js';
import { TerminationsService } from '../contract-end/terminations.service.js';
import { assertUnrelatedParties } from '../copies/unrelated.js';

export interface Consent {
  /** Of the document that was read: what is signed is never something else. */
  readonly documentHash: string;
  /** A detached JWS over the document, and the registered key that made it. Both or neither. */
  readonly jws?: string | undefined;
  readonly signingKeyId?: string | undefined;
}

const MOST_KEYS = 100;

/** Signatures under the texts of contracts, and the keys that make them. */
@Injectable()
export class SigningService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly changes: ChangesService,
    private readonly terminations: TerminationsService,
    private readonly replacements: ReplacementsService,
  ) {}

  /**
   * Signs for one's side the text that waits: the draft, an amendment, or the agreement to end. With the second signature
   * it is in force.
   * @throws DomainError DOCUMENT_CHANGED, ALREADY_SIGNED, SIGNED_FOR_OTHER_SIDE, NOTHING_TO_SIGN, SIGNATURE_INVALID,
   * SIGNING_KEY_REVOKED, STANDSTILL, COMPLAINT_OPEN, NOT_FOUND, and what refuses the text to come in force
   */
  sign(id: string, consent: Consent, key: string, by: Actor): Promise<ContractFile> {
    const command = { key, by, name: 'signContract', body: { id, ...consent } };
    return this.commands.run(command, async (em, now) => {
      const seen = await em.findOne(Contract, id, { fields: ['replacesContractId'] });
      if (!seen) throw notFound('contract');
      await this.replacements.lockPredecessor(em, seen);
      const contract = await lockedContract(em, id);
      const { as, side } = sideOf(contract, 'contract.sign', by);
      // What has been accepted or has ended is not rewritten, whatever text still waits.
      const pending = isNegotiable(contract.state) ? await pendingOf(em, id) : null;
      if (!pending && consent.documentHash !== contract.documentHash && !isNegotiable(contract.state))
        throw new DomainError('NOTHING_TO_SIGN', { state: contract.state });
      const waits = pending ?? contract;
      if (consent.documentHash !== waits.documentHash)
        throw new DomainError('DOCUMENT_CHANGED', { documentHash: waits.documentHash });
      const earlier = await em.find(Signature, { contractId: id, documentHash: consent.documentHash });
      if (earlier.some((signature) => signature.side === side))
        throw new DomainError('ALREADY_SIGNED', { side });
      if (!pending) throw new DomainError('NOTHING_TO_SIGN', { state: contract.state });
      if (contract.state === 'DRAFTED') {
        await assertNotBlocked(em, contract, now);
        await assertUnrelatedParties(em, contract, { act: 'SIGNATURE', subjectId: id }, now);
      }
      if (earlier.some((signature) => signature.personId === by.personId))
        throw new DomainError('SIGNED_FOR_OTHER_SIDE');
      em.create(Signature, {
        id: newId(),
        contractId: id,
        side,
        personId: by.personId,
        documentHash: consent.documentHash,
        ...(await proven(em, pending.document, consent, as, by)),
        signedAt: now,
      });
      await em.flush();
      if (earlier.length === 1) await this.putInForce(em, contract, pending, by, as, now);
      await em.flush();
      return fileOf(em, contract);
    });
  }

  /**
   * Registers the public half of the person's own key, by which the person then signs for the organisation.
   * @throws DomainError SIGNING_KEY_UNFIT, NOT_FOUND
   */
  register(
    { organisationId, name, publicJwk }: { organisationId: string; name: string; publicJwk: string },
    key: string,
    by: Actor,
  ): Promise<Data<SigningKey>> {
    const command = { key, by, name: 'registerSigningKey', body: { organisationId, name, publicJwk } };
    return this.commands.run(command, async (em, now) => {
      const as = by.actingAs('contract.sign', { organisationId }, 'organisation');
      const { jwk, thumbprint, algorithm } = await readPublicKey(publicJwk);
      const known = await em.findOne(SigningKey, { personId: by.personId, organisationId, thumbprint });
      if (known?.revokedAt) throw new DomainError('SIGNING_KEY_REVOKED');
      if (known) return known;
      const id = newId();
      record(em, { kind: 'SIGNING_KEY', id, from: null, to: 'REGISTERED', by: as, at: now });
      return em.create(SigningKey, {
        id,
        personId: by.personId,
        organisationId,
        name,
        publicJwk: jwk,
        thumbprint,
        algorithm,
        registeredAt: now,
      });
    });
  }

  /** Revokes a key: one's own, or a colleague's. @throws DomainError SIGNING_KEY_REVOKED, NOT_FOUND */
  revoke(id: string, key: string, by: Actor): Promise<Data<SigningKey>> {
    return this.commands.run({ key, by, name: 'revokeSigningKey', body: { id } }, async (em, now) => {
      const found = await load(em, SigningKey, id, 'signing key', { hold: true });
      const { organisationId } = found;
      const as = by.actingAs('contract.sign', { organisationId }, 'signing key');
      found.revoke(by.personId, now);
      record(em, { kind: 'SIGNING_KEY', id, from: 'REGISTERED', to: 'REVOKED', by: as, at: now });
      return found;
    });
  }

  /** The keys of an organisation, for its own people, newest first. @throws DomainError NOT_FOUND */
  keys(organisationId: string, by: Actor): Promise<SigningKey[]> {
    by.actingAs('contract.sign', { organisationId }, 'organisation');
    const newest = { orderBy: { registeredAt: 'desc', id: 'desc' }, limit: MOST_KEYS } as const;
    return this.em.fork().find(SigningKey, { organisationId }, newest);
  }

  private async putInForce(
    em: EntityManager,
    contract: Contract,
    version: ContractVersion,
    by: Actor,
    as: ActingMembership,
    now: Date,
  ): Promise<void> {
    version.inForceAt = now;
    if (version.kind === 'AMENDMENT') return this.changes.amend(em, contract, version, by, as, now);
    if (version.kind === 'TERMINATION') return this.terminations.agree(em, contract, version, by, as, now);
    const provider = await em.findOneOrFail(ProviderCopy, contract.providerId);
    if (provider.standing !== 'GOOD') throw new DomainError('PROVIDER_NOT_IN_GOOD_STANDING');
    await this.changes.assertAwarded(em, contract, contract.totalFen);
    const signedOn = dayOf(now);
    const [row] = await em.execute<{ next: string }[]>("select nextval('contract_number') as next");
    // One row of numbers over all years: the year only says when. A number may be missing where a signature failed.
    contract.sign(`YS-${signedOn.slice(0, 4)}-${row!.next.padStart(6, '0')}`, signedOn, as.role, now);
    record(em, { kind: 'CONTRACT', id: contract.id, from: 'DRAFTED', to: 'SIGNED', by: as, at: now });
    if (contract.replacesContractId) await this.replacements.takeOver(em, contract, by, as, now);
    const parts = { contractId: contract.id, endedInVersion: null };
    for (const part of await em.find(ContractLine, parts)) part.live = true;
    for (const milestone of await em.find(Milestone, parts)) milestone.live = true;
    await em.flush();
    this.outbox.add(em, ContractSignedV1, contract.id, signedEvent(await fileOf(em, contract), now), now);
  }
}

/** How the signature can be proven later. @throws DomainError SIGNATURE_INVALID, SIGNING_KEY_REVOKED */
async function proven(
  em: EntityManager,
  document: string,
  { jws, signingKeyId }: Consent,
  as: ActingMembership,
  by: Actor,
): Promise<Pick<Signature, 'level' | 'jws' | 'publicJwk' | 'signingKeyId'>> {
  if (jws === undefined && signingKeyId === undefined)
    return { level: 'PLATFORM', jws: null, publicJwk: null, signingKeyId: null };
  if (jws === undefined || signingKeyId === undefined) throw new DomainError('SIGNATURE_INVALID');
  const key = await load(
    em,
    SigningKey,
    {
      id: signingKeyId,
      personId: by.personId,
      organisationId: as.organisationId,
    },
    'signing key',
  );
  if (key.revokedAt) throw new DomainError('SIGNING_KEY_REVOKED');
  await assertDetached(document, jws, { jwk: key.publicJwk, algorithm: key.algorithm });
  return { level: 'DETACHED', jws, publicJwk: key.publicJwk, signingKeyId: key.id };
}
