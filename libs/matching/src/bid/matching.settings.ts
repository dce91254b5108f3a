import { IsBase64, IsNotEmpty, IsOptional, Length, Matches } from 'class-validator';
import { ServiceSettings } from '#libs/platform';

export class MatchingSettings extends ServiceSettings {
  /** 32 random bytes in base64: what wraps the keys that open bids. Lost, and no bid can be opened. */
  @IsNotEmpty() @IsBase64() @Length(44, 44) readonly SEALING_KEY!: string;
  /** Those before it, comma separated: nothing is sealed under them any more, and what was is still opened. */
  @IsOptional() @Matches(/^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/) readonly SEALING_KEY_BEFORE?: string;
}

/** The key of the platform. */
export function houseKeyOf({ SEALING_KEY }: MatchingSettings): Uint8Array {
  return bytesOf(SEALING_KEY);
}

/** The same and those before it. */
export function houseKeysOf(settings: MatchingSettings): readonly Uint8Array[] {
  const before = settings.SEALING_KEY_BEFORE?.split(',') ?? [];
  return [houseKeyOf(settings), ...before.map(bytesOf)];
}

function bytesOf(key: string): Uint8Array {
  return new Uint8Array(Buffer.from(key, 'base64'));
}
