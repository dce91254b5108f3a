/** The rules of a round: data, published before anything is worked out, kept with every version of its result. */
export interface AllocationRules {
  /** How many providers a need is shown at most, and how many it should be shown at least. */
  readonly choices: number;
  readonly least: number;
  /** How many places on shortlists one project of a provider's capacity stands for; a need chooses one of its choices. */
  readonly placesPerProject: number;
  /** The most of all places that one provider may have, and of the places of a city, in basis points; null: no limit. */
  readonly shareOfRound: number | null;
  readonly shareOfCity: number | null;
  /** The most places that the needs of a city may get. */
  readonly cityQuotas: readonly { readonly cityCode: string; readonly places: number }[];
  /** What a voucher pays of the budget, in basis points, and at most: the expected subsidy of a need. */
  readonly subsidyShare: number;
  /** Fen as digits, like all money here: the inputs are kept as JSON. */
  readonly subsidyMostFen: string;
  /** The subsidy that each provider may still bring about: another room owns the money, so the round is told. */
  readonly subsidyCaps: readonly { readonly providerId: string; readonly capFen: string }[];
  /** Pairs that may not meet, with the reason: a conflict of interest, a dispute. */
  readonly excluded: readonly {
    readonly needId: string;
    readonly providerId: string;
    readonly reason: string;
  }[];
  /** What serving one more need, and one more choice up to the least, is worth against a better fit, in hundredths. */
  readonly worthFirst: number;
  readonly worthLeast: number;
  readonly seed: string;
  /** What an enterprise may do that gets no shortlist. */
  readonly remedies: string;
  readonly cityCodes: readonly string[];
  readonly scenarios: readonly string[];
  /** Needs to be delivered by a day from..to; null: any. */
  readonly deliverFrom: string | null;
  readonly deliverTo: string | null;
}

/** A solution that can serve a need: positions in the lists of the inputs, and the months in which work can begin. */
export type Fit = readonly [solution: number, score: number, firstMonth: number, lastMonth: number];

/** All that a round is worked out from. Kept as text with its hash, so that anybody can work it out again. */
export interface AllocationInputs {
  readonly rules: AllocationRules;
  readonly rankingVersion: string;
  /** `YYYY-MM`, in order. */
  readonly months: readonly string[];
  readonly providers: readonly {
    readonly id: string;
    /** Projects that it can begin, by month. */
    readonly capacity: readonly number[];
  }[];
  readonly solutions: readonly { readonly id: string; readonly provider: number }[];
  /** In the order in which they were published, which is that of first come, first served. */
  readonly needs: readonly {
    readonly id: string;
    readonly cityCode: string;
    readonly subsidyFen: number;
    readonly fits: readonly Fit[];
    /** How many providers fit but are excluded. */
    readonly excluded: number;
  }[];
  /** The result that this one follows, where it follows one, and who is no longer there. */
  readonly former: readonly (readonly [needId: string, places: readonly Place[]])[] | null;
  readonly withdrawnNeeds: readonly string[];
  readonly withdrawnProviders: readonly string[];
}

/** A place on a shortlist. */
export interface Place {
  readonly providerId: string;
  readonly solutionId: string;
  readonly month: string;
  readonly scoreHundredths: number;
}
