import { IsOptional, IsString, MinLength } from 'class-validator';
import { ServiceSettings } from '#libs/platform';
import { PASSWORD_SHORTEST } from '../password/password.rules.js';

/** What identity needs to know beyond what every service does. */
export class IdentitySettings extends ServiceSettings {
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
