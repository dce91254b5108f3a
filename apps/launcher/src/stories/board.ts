import type { Cast, Factory, Provider } from './cast.js';
import type { Package } from './market.acts.js';

/** What the stories have from each other: who takes part, and what one of them makes for all. */
export interface Board {
  readonly cast: Cast;
  /** The round of the summer, made at the beginning. */
  readonly round: PromiseWithResolvers<string>;
  /** What each provider with an account sells at one price, by its number from 1. */
  readonly packages: PromiseWithResolvers<ReadonlyMap<number, Package>>;
  /** Redemptions that wait to be taken together, by the list that they go on. */
  readonly lists: Map<string, string[]>;
  /** Files of contracts that are delivered, by the name of their story. */
  readonly files: Map<string, File>;
}

export interface File {
  readonly factory: Factory;
  readonly provider: Provider;
  readonly contractId: string;
  /** Empty until it has been handed in. */
  redemptionId: string;
}

export function newBoard(cast: Cast): Board {
  const board = {
    cast,
    round: Promise.withResolvers<string>(),
    packages: Promise.withResolvers<ReadonlyMap<number, Package>>(),
    lists: new Map<string, string[]>(),
    files: new Map<string, File>(),
  };
  // The act that needs them reports that they are missing.
  board.round.promise.catch(() => undefined);
  board.packages.promise.catch(() => undefined);
  return board;
}

/** Puts a redemption on a list. */
export function enlist({ lists }: Board, list: string, redemptionId: string): void {
  lists.set(list, [...(lists.get(list) ?? []), redemptionId]);
}

/** A list, in an order that is the same when all of it is told again. */
export function listed({ lists }: Board, ...names: readonly string[]): string[] {
  return names.flatMap((name) => lists.get(name) ?? []).toSorted();
}

/** @throws Error when the file has not come so far */
export function fileOf({ files }: Board, story: string): File {
  const file = files.get(story);
  if (!file) throw new Error(`${story} has not come so far`);
  return file;
}
