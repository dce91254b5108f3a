import type { EntityManager } from '@mikro-orm/postgresql';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { MachineClient } from '../machine-key/machine-client.entity.js';
import { algorithmOf } from '../machine-key/public-jwk.rules.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The clients that are not fixed: machines, looked up on each use, so that a revoked key is dead at once. */
export class MachineClientsStore implements Adapter {
  constructor(private readonly em: EntityManager) {}

  async find(clientId: string): Promise<AdapterPayload | undefined> {
    if (!UUID.test(clientId)) return undefined;
    const machine = await this.em.fork().findOne(MachineClient, { clientId, revokedAt: null });
    const algorithm = machine && algorithmOf(machine.publicJwk);
    if (!machine || !algorithm) return undefined;
    return {
      client_id: machine.clientId,
      client_name: machine.name,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: algorithm,
      jwks: { keys: [{ ...machine.publicJwk }] },
    };
  }

  // Machines are registered through the API and by nobody else: the issuer itself never writes a client.
  async upsert(): Promise<void> {}
  async findByUid(): Promise<undefined> {}
  async findByUserCode(): Promise<undefined> {}
  async consume(): Promise<void> {}
  async destroy(): Promise<void> {}
  async revokeByGrantId(): Promise<void> {}
}
