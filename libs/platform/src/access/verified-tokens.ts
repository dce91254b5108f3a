/** Tokens that are remembered; the oldest make room. */
const KEPT = 5000;

/**
 * Remembers what a token says once its signature was verified: the signature does not change, and whether the sign-in has
 * ended is asked of the database each time. A token is verified again after it has expired, and so refused.
 */
export class VerifiedTokens<T> {
  private readonly known = new Map<string, { readonly says: T; readonly expires: number }>();

  /** @param verify gives what the token says and when it expires, in seconds since 1970; throws when it does not hold */
  async of(token: string, verify: () => Promise<{ says: T; expires: number }>): Promise<T> {
    const known = this.known.get(token);
    if (known && known.expires * 1000 > Date.now()) return known.says;
    this.known.delete(token);
    const verified = await verify();
    if (this.known.size >= KEPT) this.known.delete(this.known.keys().next().value!);
    this.known.set(token, verified);
    return verified.says;
  }
}
