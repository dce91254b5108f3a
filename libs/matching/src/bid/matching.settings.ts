import { IsBase64, IsNotEmpty, Length } from 'class-validator';
import { ServiceSettings } from '#libs/platform';

export class MatchingSettings extends ServiceSettings {
  /** 32 random bytes in base64: what wraps the keys that open bids. Lost, and no bid can be opened. */
  @IsNotEmpty() @IsBase64() @Length(44, 44) readonly SEALING_KEY!: string;
}

/** The key of the platform. */
export function houseKeyOf(settings: MatchingSettings): Uint8Array {
  return new Uint8Array(Buffer.from(settings.SEALING_KEY, 'base64'));
}
