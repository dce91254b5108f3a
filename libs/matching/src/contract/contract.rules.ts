import { canonicalJson, COST_KINDS, sum, type Canonical, type CostKind, type Fen } from '#libs/kernel';

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly unifiedSocialCreditCode: string;
}

/** Paid by use: so many units at most, each at the price. */
export interface Metering {
  readonly unit: string;
  readonly unitPriceFen: Fen;
  readonly mostUnits: bigint;
}

export interface LineTerms {
  readonly id: string;
  readonly lineageId: string;
  readonly kind: CostKind;
  readonly description: string;
  readonly amountFen: Fen;
  readonly industrialPlatform: boolean;
  readonly publicCloud: boolean;
  readonly metering: Metering | null;
}

export interface PhaseTerms {
  readonly id: string;
  readonly title: string;
  readonly amountFen: Fen;
}

export interface MilestoneTerms {
  readonly id: string;
  readonly lineageId: string;
  readonly title: string;
  /** Months after the signature of the contract. */
  readonly dueInMonths: number;
  readonly amountFen: Fen;
  readonly phaseId: string;
}

/** Everything that both sides sign. The provincial pilots ask for duties, measures, period, goals and itemised prices. */
export interface ContractTerms {
  readonly contractId: string;
  readonly version: number;
  readonly needId: string;
  readonly bidId: string | null;
  /** The contract whose undelivered part this one takes over. */
  readonly replacesContractId: string | null;
  readonly enterprise: Party;
  readonly provider: Party;
  readonly solutionId: string | null;
  readonly title: string;
  readonly description: string;
  readonly scenario: string;
  readonly lines: readonly LineTerms[];
  readonly totalFen: Fen;
  readonly deliveryMonths: number;
  readonly phases: readonly PhaseTerms[];
  readonly milestones: readonly MilestoneTerms[];
  readonly goals: string;
  readonly measures: string;
  readonly enterpriseDuties: readonly string[];
  readonly providerDuties: readonly string[];
  /** Of an amendment: what it changes and why. */
  readonly amends: {
    readonly version: number;
    readonly documentHash: string;
    readonly reason: string;
  } | null;
}

const FORMAT = 'yunshang.contract.v2';

/** The canonical document of a contract: the same terms always give the same bytes, so one hash stands for them. */
export function documentOf(terms: ContractTerms): string {
  return canonicalJson({ format: FORMAT, ...terms } as unknown as Canonical);
}

type Stored<T> = {
  readonly [K in keyof T]: T[K] extends bigint
    ? string
    : T[K] extends Metering | null
      ? Stored<Metering> | null
      : T[K] extends readonly (infer E extends object)[]
        ? readonly Stored<E>[]
        : T[K];
};

/** Reads the terms back from their document. */
export function termsOf(document: string): ContractTerms {
  const stored = JSON.parse(document) as Stored<ContractTerms> & { readonly format?: string };
  const { format: _, ...rest } = stored;
  return {
    ...rest,
    totalFen: BigInt(stored.totalFen),
    lines: stored.lines.map((line) => ({
      ...line,
      amountFen: BigInt(line.amountFen),
      metering: line.metering && {
        unit: line.metering.unit,
        unitPriceFen: BigInt(line.metering.unitPriceFen),
        mostUnits: BigInt(line.metering.mostUnits),
      },
    })),
    phases: stored.phases.map((phase) => ({ ...phase, amountFen: BigInt(phase.amountFen) })),
    milestones: stored.milestones.map((each) => ({ ...each, amountFen: BigInt(each.amountFen) })),
  };
}

/**
 * Splits an amount in parts of given weights. Each part is rounded down with what the earlier ones left over, so the parts
 * make exactly the whole. Weights of nothing count alike.
 */
export function split(amountFen: Fen, weights: readonly bigint[]): Fen[] {
  const whole = sum(weights);
  const shares = whole === 0n ? weights.map(() => 1n) : weights;
  const all = sum(shares);
  let before = 0n;
  return shares.map((share) => {
    const from = (amountFen * before) / all;
    before += share;
    return (amountFen * before) / all - from;
  });
}

/**
 * Whether a voucher would pay for a kind of cost by the first scheme (粤经信融合函〔2018〕47号), which is what the platform
 * shows as long as no round is chosen. The scheme of the round decides.
 */
export function eligibleByDefault(kind: CostKind): boolean {
  const excluded: readonly CostKind[] = ['AUTOMATION_EQUIPMENT', 'NON_CLOUD_SOFTWARE'];
  return COST_KINDS.includes(kind) && !excluded.includes(kind);
}

/** What is accepted of a contract and what is not, by the value of its milestones. The two make the total. */
export function settlementOf(milestones: readonly { readonly state: string; readonly amountFen: Fen }[]): {
  acceptedFen: Fen;
  remainingFen: Fen;
} {
  const value = (accepted: boolean) =>
    sum(
      milestones.filter(({ state }) => (state === 'ACCEPTED') === accepted).map(({ amountFen }) => amountFen),
    );
  return { acceptedFen: value(true), remainingFen: value(false) };
}
