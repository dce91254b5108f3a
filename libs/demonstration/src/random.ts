/**
 * Numbers that look random and are the same for the same seed.
 *
 * The generator is sfc32 of Chris Doty-Humphrey (PractRand, public domain): small, fast and well tested. Each part of
 * the data set has a stream of its own, so that one more field in one part leaves the others as they were.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, stream: string) {
    // FNV-1a over the name spreads the streams; twelve rounds, as PractRand does, wash the seed out of the state.
    let hash = 0x811c9dc5;
    for (const character of stream) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    this.a = hash | 0;
    this.b = seed | 0;
    this.c = Math.floor(seed / 2 ** 32) | 0;
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A whole number of 0 to 2^32 - 1. */
  next(): number {
    const result = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + result;
    this.c |= 0;
    return result >>> 0;
  }

  /** A number of 0 up to, but not, 1. */
  fraction(): number {
    return this.next() / 2 ** 32;
  }

  /** A whole number of `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** About normal: mean 0, standard deviation 1, never beyond 3. */
  normal(): number {
    return (this.fraction() + this.fraction() + this.fraction() + this.fraction() - 2) * Math.sqrt(3);
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.fraction() * from.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }

  /** Picks in proportion to the weights. */
  pickWeighted<T>(from: readonly (readonly [T, number])[]): T {
    let rest = this.fraction() * from.reduce((total, [, weight]) => total + weight, 0);
    for (const [one, weight] of from) if ((rest -= weight) < 0) return one;
    return this.pick(from)[0];
  }

  /** So many different ones, in the order in which they were drawn; all of them where there are fewer. */
  sample<T>(from: readonly T[], count: number): T[] {
    const left = [...from];
    const wanted = Math.min(count, left.length);
    for (let at = 0; at < wanted; at++) {
      const other = this.between(at, left.length - 1);
      [left[at], left[other]] = [left[other] as T, left[at] as T];
    }
    return left.slice(0, wanted);
  }

  /** A moment of both bounds or between, to the second. */
  moment(from: Date, to: Date): Date {
    const seconds = Math.floor((to.getTime() - from.getTime()) / 1000);
    if (seconds < 0) throw new RangeError(`no moment from ${from.toISOString()} to ${to.toISOString()}`);
    return new Date(from.getTime() + Math.floor(this.fraction() * (seconds + 1)) * 1000);
  }
}
