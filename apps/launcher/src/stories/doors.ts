import { importJWK, SignJWT, type JWK } from 'jose';
import type { ServiceName } from '#libs/kernel';
import { withClient } from '#libs/embedded';
import type { Operation } from './operations.js';
import { Refused, type Doors, type Person } from './person.js';

/** How many requests are under way at once: more than cores, since most wait for the database. */
const AT_ONCE = 6;
const TOKEN_SECONDS = 600;
const CLIENT_ID = 'command-line';
const USUAL_AUDIENCE = 'urn:yunshang:api';

export interface Places {
  /** The administrator's connection to the platform's database. */
  readonly databaseUrl: string;
  /** Where the services listen on loopback. */
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly gatewaySecret: string;
  readonly issuer: string;
  readonly audience?: string;
}

/**
 * Asks the services where the gateway asks them, and in the same way. Not through the gateway: its limits are for
 * people, and the first person who signs in after the start should find none of their attempts used up. For the same reason
 * nobody signs in: the tokens are made here with the issuer's own key, which only who owns the database can read.
 */
export async function openDoors(places: Places): Promise<Doors> {
  const sign = await issuerOf(places);
  const tokens = new Map<string, Promise<string>>();
  const turns = new Turns(AT_ONCE);
  return {
    async ask<T>(by: Person, operation: Operation, variables: Record<string, unknown>): Promise<T> {
      const { personId } = by;
      const token = await (tokens.get(personId) ?? keep(tokens, personId, sign(by)));
      const response = await turns.take(() =>
        fetch(`${places.services[operation.service]}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'accept-language': 'en',
            'x-gateway-secret': places.gatewaySecret,
            authorization: `Bearer ${token}`,
          },
          body: JSON.stringify({ query: operation.document, variables }),
        }).then(async (answer) => (await answer.json()) as Answer),
      );
      const [error] = response.errors ?? [];
      if (error) throw new Refused(error.extensions?.code ?? 'UNKNOWN', error.message);
      return response.data![operation.field] as T;
    },
    async send(by: Person, address: string, bytes: Buffer): Promise<void> {
      const token = await (tokens.get(by.personId) ?? keep(tokens, by.personId, sign(by)));
      const headers = {
        'x-gateway-secret': places.gatewaySecret,
        authorization: `Bearer ${token}`,
        'tus-resumable': '1.0.0',
      };
      const place = `${places.services.office}${address}`;
      const there = await fetch(place, { method: 'HEAD', headers });
      if (!there.ok) return;
      const offset = Number(there.headers.get('upload-offset'));
      const piece = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
      const body = Buffer.from(bytes.subarray(offset));
      await turns.take(() => fetch(place, { method: 'PATCH', headers: { ...headers, ...piece }, body }));
    },
  };
}

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
}

function keep<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}

async function issuerOf({
  databaseUrl,
  issuer,
  audience = USUAL_AUDIENCE,
}: Places): Promise<(by: Person) => Promise<string>> {
  const jwk = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ material: JWK }>(
      "select material from identity.issuer_key where purpose = 'SIGNING' order by created_at desc limit 1",
    );
    return rows[0]!.material;
  });
  const key = await importJWK({ kty: 'EC', ...jwk }, 'ES256');
  return ({ personId, machine }) =>
    new SignJWT({ client_id: machine ? personId : CLIENT_ID })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(jwk.kid) })
      .setSubject(personId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_SECONDS}s`)
      .sign(key);
}

/** Lets so many through at once, the others in the order in which they came. */
class Turns {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((go) => this.waiting.push(go));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
