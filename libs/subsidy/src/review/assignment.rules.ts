import { sha256Hex } from '#libs/kernel';
import { conflicted } from '../conflict/conflict.rules.js';

export interface WaitingFile {
  readonly id: string;
  readonly enterpriseId: string;
  readonly providerId: string;
}

export interface FreeReviewer {
  readonly personId: string;
  /** Files that are theirs already. */
  readonly load: number;
  /** Enterprises and providers with which they must have nothing to do. */
  readonly blocked: ReadonlySet<string>;
}

export interface Assignment {
  readonly fileId: string;
  /** Null when nobody is free to take it. */
  readonly reviewerId: string | null;
}

/**
 * Gives files, in their order, to the reviewer with the least to do who has no conflict. Ties go by a hash of seed, file
 * and person, so that nobody chooses and everybody can check.
 */
export function assign(
  files: readonly WaitingFile[],
  reviewers: readonly FreeReviewer[],
  seed: string,
): Assignment[] {
  const loads = new Map(reviewers.map(({ personId, load }) => [personId, load]));
  return files.map((file) => {
    const free = reviewers.filter((reviewer) => !conflicted(reviewer, file));
    const rank = ({ personId }: FreeReviewer): [number, string] => [
      loads.get(personId)!,
      sha256Hex(`${seed}/${file.id}/${personId}`),
    ];
    const [first] = free
      .map((reviewer) => ({ reviewer, rank: rank(reviewer) }))
      .toSorted((a, b) => a.rank[0] - b.rank[0] || (a.rank[1] < b.rank[1] ? -1 : 1));
    if (!first) return { fileId: file.id, reviewerId: null };
    const { personId } = first.reviewer;
    loads.set(personId, loads.get(personId)! + 1);
    return { fileId: file.id, reviewerId: personId };
  });
}
