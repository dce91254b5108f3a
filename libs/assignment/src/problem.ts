/** What one option of a request is: the group that serves it, in which slot, and how well it fits. */
export type Option = readonly [group: string, slot: string, value: number, label: string];

/** Who asks to be served. */
export interface Request {
  readonly id: string;
  /** The class whose quota and whose limits on concentration it counts in. */
  readonly classId: string;
  /** What it takes from the amount that a group may be given, in whole units. */
  readonly amount: number;
  /** How many choices it can get at most, of groups that differ. */
  readonly choices: number;
  /** The least number of them that it should get where that is possible. */
  readonly least: number;
  readonly options: readonly Option[];
}

/** Who serves. */
export interface Group {
  readonly id: string;
  /** How many requests it can take in each slot; none where a slot is not named. */
  readonly slots: readonly (readonly [slot: string, most: number])[];
  /** The most that the amounts of its requests may come to; null for no limit. */
  readonly amountMost: number | null;
  /** The most requests in all slots together; null for no limit. */
  readonly most: number | null;
}

/** Requests that share a quota. */
export interface RequestClass {
  readonly id: string;
  /** The most choices that its requests may get together. */
  readonly most: number | null;
  /** The most of them that one group may have. */
  readonly mostOfOneGroup: number | null;
}

/** What a choice is worth beside its value: serving one more request against serving another one better. */
export interface Worth {
  /** For the first choice of a request. */
  readonly first: number;
  /** For each further one up to its least number. Not more than for the first. */
  readonly least: number;
}

/** An assignment problem, in whole numbers. The README says it as mathematics. */
export interface Problem {
  /** Decides ties. Published before the round, so that nobody can choose it to suit. */
  readonly seed: string;
  readonly worth: Worth;
  readonly requests: readonly Request[];
  readonly groups: readonly Group[];
  readonly classes: readonly RequestClass[];
}
