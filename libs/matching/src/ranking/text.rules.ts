/**
 * What two texts are compared by: the pairs of neighbouring Chinese characters, and Latin words whole. A stand-in for
 * real segmentation with a dictionary, which knows synonyms; this one only knows shared wording.
 */
export function termsOf(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  const runs = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu);
  for (const run of runs ?? []) {
    if (!/^\p{Script=Han}/u.test(run)) terms.add(run);
    else for (let at = 0; at + 1 < run.length; at++) terms.add(run.slice(at, at + 2));
  }
  return terms;
}

/** How much two sets of terms share (Dice), in basis points, rounded down; 0 where one is empty. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const term of fewer) if (more.has(term)) shared++;
  return Math.floor((20_000 * shared) / (one.size + other.size));
}

/** A name of a protocol or system without its spelling: `OPC-UA`, `opc ua` and `ＯＰＣＵＡ` are one. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_/.]/g, '');
}
