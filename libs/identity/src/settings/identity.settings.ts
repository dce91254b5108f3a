import { IsOptional, IsString, MinLength, ValidateBy } from 'class-validator';
import { ServiceSettings } from '#libs/platform';
import { canonicalPublicJwk } from '../machine-key/public-jwk.rules.js';
import { PASSWORD_SHORTEST } from '../password/password.rules.js';

/** What identity needs to know beyond what every service does. */
export class IdentitySettings extends ServiceSettings {
  /** The public half of the key by which the portal proves itself: a P-256 JWK with its `kid`. */
  @ValidateBy({
    name: 'isPublicJwk',
    validator: { validate: isPublicJwk, defaultMessage: () => 'must be a public P-256 JWK with a kid' },
  })
  readonly PORTAL_JWK!: string;
  /** The one password of all demo accounts; needed when demonstration data are loaded. */
  @IsOptional() @MinLength(PASSWORD_SHORTEST) readonly DEMONSTRATION_PASSWORD?: string;
  /** The folder into which the private keys of the demo machines are written. */
  @IsOptional() @IsString() readonly DEMONSTRATION_DIR?: string;
  /** The folder into which letters to people are written, where no other way of sending them is provided. */
  @IsString() readonly OUTBOX_DIR: string = '.yunshang/outbox';

  /** Demonstrations let the command line sign demo accounts in. */
  get demonstration(): boolean {
    return this.DEMONSTRATION_SEED !== undefined;
  }
}

function isPublicJwk(text: unknown): boolean {
  try {
    const { d, kid, ...jwk } = JSON.parse(String(text)) as Record<string, string>;
    return d === undefined && typeof kid === 'string' && canonicalPublicJwk(jwk)?.['crv'] === 'P-256';
  } catch {
    return false;
  }
}
