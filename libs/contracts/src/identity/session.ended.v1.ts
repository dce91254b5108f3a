import { IsISO8601, IsString, Matches } from 'class-validator';

/** A sign-in ended: by signing out, a new password, or a disabled account. Its access tokens hold no longer. */
export class SessionEndedV1 {
  static readonly source = 'identity';
  static readonly type = 'session.ended.v1';
  /** The `sid` of the access tokens: a digest, of no use to who reads it. */
  @Matches(/^[0-9a-f]{64}$/) readonly sessionId!: string;
  @IsString() readonly personId!: string;
  @IsISO8601() readonly endedAt!: string;
}
