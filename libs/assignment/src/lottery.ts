import { createHash } from 'node:crypto';

/** The lot of an id under a seed: the first 48 bits of SHA-256 over `seed:id`. Anybody can work it out again. */
export function lotOf(seed: string, id: string): number {
  return createHash('sha256').update(`${seed}:${id}`).digest().readUIntBE(0, 6);
}

/** The positions of the ids in the order of their lots, the lowest first; where lots are equal, by id. */
export function byLot(seed: string, ids: readonly string[]): Int32Array {
  const lots = Float64Array.from(ids, (id) => lotOf(seed, id));
  return Int32Array.from(ids.keys()).toSorted(
    (a, b) => lots[a]! - lots[b]! || (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0),
  );
}
