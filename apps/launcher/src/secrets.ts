import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readJson, ROLES, writePrivateJson } from '#libs/embedded';

/** What only this installation knows; made once, kept in `secrets.json` (0600). */
export interface Secrets {
  /** By database role. */
  readonly passwords: Readonly<Record<string, string>>;
  /** Named by the gateway to the services. */
  readonly gatewaySecret: string;
  /** 32 bytes in base64: seals the bids until their deadline. Without it the sealed bids cannot be opened. */
  readonly sealingKey: string;
  /** 32 bytes in base64, under which the gateway keeps the tokens of sessions. Losing it signs everybody out. */
  readonly sessionKey: string;
  /** The private key (P-256 JWK) by which the portal proves itself to the issuer. */
  readonly portalKey: PortalKey;
  /** The one password of all demo accounts. */
  readonly demonstrationPassword: string;
}

/** A private JWK; without `d` it is the public half. */
export interface PortalKey {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
  readonly d: string;
  readonly kid: string;
}

/** Reads the secrets, and makes those that are missing. */
export function keepSecrets(path: string): Secrets {
  const kept = (readJson(path) ?? {}) as Partial<Secrets>;
  const secrets: Secrets = {
    passwords: Object.fromEntries(ROLES.map((role) => [role, kept.passwords?.[role] ?? randomText(32)])),
    gatewaySecret: kept.gatewaySecret ?? randomText(32),
    sealingKey: kept.sealingKey ?? randomBytes(32).toString('base64'),
    sessionKey: kept.sessionKey ?? randomBytes(32).toString('base64'),
    portalKey: kept.portalKey ?? newPortalKey(),
    demonstrationPassword: kept.demonstrationPassword ?? readablePassword(),
  };
  if (JSON.stringify(secrets) !== JSON.stringify(kept)) writePrivateJson(path, secrets);
  return secrets;
}

function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

function newPortalKey(): PortalKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y, d } = privateKey.export({ format: 'jwk' }) as Omit<PortalKey, 'kid'>;
  return { kty, crv, x, y, d, kid: randomText(8) };
}

/** To be typed by people: four groups of four, without letters and digits that look alike; 80 bits. */
function readablePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyzACDEFGHJK';
  const chosen = [...randomBytes(16)].map((byte) => letters[byte % letters.length]);
  return [0, 4, 8, 12].map((at) => chosen.slice(at, at + 4).join('')).join('-');
}
