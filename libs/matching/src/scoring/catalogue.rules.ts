import { wholeOf } from './bm25.rules.js';
import { ampleShare, budgetShare, maturityShare } from './contribution.rules.js';
import { prepareSolution, type PreparedNeed, type PreparedSolution } from './prepared.rules.js';
import type { RankedSolution, Track } from './ranking.facts.js';
import type { Ranking } from './rankings.js';

const WHOLE = 10_000;
/** In a column of what a solution names: it names nothing, which means all. */
const ANY = 255;

/** A solution in its place: how many obstacles it meets, and its score, which is that without them. */
export interface Placed {
  readonly solution: PreparedSolution;
  readonly obstacles: number;
  readonly scoreHundredths: number;
}

/** Where in a column a word or code stands, and how far it is used there. */
interface Posting {
  readonly at: number[];
  readonly use: number[];
}

/**
 * Solutions laid out for ranking: by scene, with the places of every word and code. A need then walks along what it names
 * instead of asking each solution; what comes out is what `contributionsOf` and `obstaclesOf` say of each, to the
 * hundredth, and tests hold it against them.
 */
export class Catalogue {
  readonly size: number;
  private readonly scenes = new Map<string, Scene>();

  constructor(
    solutions: readonly RankedSolution[],
    readonly ranking: Ranking,
  ) {
    this.size = solutions.length;
    const byScene = new Map<string, PreparedSolution[]>();
    for (const solution of solutions)
      for (const scenario of new Set(solution.scenarios)) {
        const known = byScene.get(scenario);
        if (known) known.push(prepareSolution(solution, ranking));
        else byScene.set(scenario, [prepareSolution(solution, ranking)]);
      }
    for (const [scenario, all] of byScene) this.scenes.set(scenario, new Scene(scenario, all, ranking));
  }

  /** What serves the scene of a need, each with its obstacles and its score. */
  place(need: PreparedNeed): Placed[] {
    return this.scenes.get(need.need.scenario)?.place(need) ?? [];
  }
}

class Scene {
  private readonly words = new Map<string, Posting>();
  private readonly protocols = new Map<string, Posting>();
  private readonly integrations = new Map<string, Posting>();
  private readonly industries = new Map<string, Posting>();
  private readonly sizes = new Map<string, Posting>();
  private readonly regions = new Map<string, Posting>();
  private readonly anyIndustry: Uint8Array;
  private readonly anySize: Uint8Array;
  private readonly anyRegion: Uint8Array;
  /** Points that no need changes: those for the scene and for capacity. */
  private readonly fixed: Int32Array;
  /** The delivered work of each provider once, and where each solution's stands among them. */
  private readonly tracks: readonly (Track | undefined)[];
  private readonly trackAt: Int32Array;
  private readonly longestDelivery: number;

  constructor(
    scenario: string,
    private readonly all: readonly PreparedSolution[],
    private readonly ranking: Ranking,
  ) {
    this.anyIndustry = new Uint8Array(all.length);
    this.anySize = this.anyIndustry.slice();
    this.anyRegion = this.anyIndustry.slice();
    const { most, share, ampleCapacity } = ranking;
    this.fixed = Int32Array.from(
      all,
      ({ solution: { scenarios, capacityPerMonth } }) =>
        part(most.SCENARIO, scenarios[0] === scenario ? WHOLE : share.scenarioAmongOthers) +
        part(most.CAPACITY, ampleShare(Math.max(1, capacityPerMonth), ampleCapacity)),
    );
    this.tracks = [...new Set(all.map(({ solution }) => solution.track))];
    const places = new Map(this.tracks.map((track, at) => [track, at]));
    this.trackAt = Int32Array.from(all, ({ solution }) => places.get(solution.track) ?? 0);
    this.longestDelivery = all.reduce((found, { solution }) => Math.max(found, solution.deliveryMonths), 0);
    all.forEach((prepared, at) => {
      const { solution } = prepared;
      for (const [term, use] of prepared.terms) post(this.words, term, at, use);
      for (const name of prepared.protocols) post(this.protocols, name, at);
      for (const name of prepared.integrations) post(this.integrations, name, at);
      for (const code of solution.industries) post(this.industries, code, at);
      for (const size of solution.sizeClasses) post(this.sizes, size, at);
      for (const city of solution.regions) post(this.regions, city, at);
      if (solution.industries.length === 0) this.anyIndustry[at] = ANY;
      if (solution.sizeClasses.length === 0) this.anySize[at] = ANY;
      if (solution.regions.length === 0) this.anyRegion[at] = ANY;
    });
  }

  place(prepared: PreparedNeed): Placed[] {
    const { need } = prepared;
    const text = this.textPoints(prepared);
    const protocols = this.met(prepared.protocols, this.protocols);
    const integrations = this.met(prepared.integrations, this.integrations);
    const industry = this.anyIndustry.slice();
    for (let length = 1; length <= need.industryCode.length; length++)
      mark(industry, this.industries.get(need.industryCode.slice(0, length)), length);
    const size = mark(this.anySize.slice(), this.sizes.get(need.sizeClass), 1);
    const region = mark(this.anyRegion.slice(), this.regions.get(need.cityCode), 1);
    const late = Array.from(
      { length: this.longestDelivery + 1 },
      (_, months) => prepared.doneOn(months) > need.deliverBy,
    );
    const { most, share } = this.ranking;
    const track = this.tracks.map((each) => {
      const { experience, rating, onTime } = prepared.trackOf(each);
      return part(most.EXPERIENCE, experience) + part(most.RATING, rating) + part(most.ON_TIME, onTime);
    });
    return this.all.map((each, at) => {
      const { solution } = each;
      const tooDear = solution.priceFromFen > need.budgetToFen;
      const obstacles =
        Number(solution.suspended === true) +
        Number(industry[at] === 0) +
        Number(size[at] === 0) +
        Number(region[at] === 0) +
        Number(tooDear) +
        Number(late[solution.deliveryMonths]) +
        Number(solution.capacityPerMonth < 1);
      const scoreHundredths =
        this.fixed[at]! +
        part(
          most.INDUSTRY,
          industry[at] === ANY ? share.industryAny : industry[at] === 1 ? share.industrySection : WHOLE,
        ) +
        listed(size[at]!, share.sizeAny, most.SIZE) +
        listed(region[at]!, share.regionAny, most.REGION) +
        part(most.PROTOCOLS, protocols ? protocols[at]! : share.nothingAsked) +
        part(most.INTEGRATIONS, integrations ? integrations[at]! : share.nothingAsked) +
        part(most.BUDGET, budgetShare(tooDear ? solution.priceFromFen : need.budgetToFen, solution)) +
        part(most.MATURITY, maturityShare(need, solution)) +
        text[at]! +
        track[this.trackAt[at]!]!;
      return { solution: each, obstacles, scoreHundredths };
    });
  }

  private textPoints({ terms, termWeights }: PreparedNeed): Int32Array {
    const points = new Int32Array(this.all.length);
    const found = new Float64Array(this.all.length);
    const { most, text } = this.ranking;
    const used = terms.flatMap(({ term, weight }) => {
      const posting = this.words.get(term);
      return posting ? [{ ...posting, weight }] : [];
    });
    for (const { at, use, weight } of used)
      for (let nth = 0; nth < at.length; nth++) found[at[nth]!]! += weight * use[nth]!;
    for (const { at, use, weight } of used)
      for (let nth = 0; nth < at.length; nth++) {
        const place = at[nth]!;
        const whole = wholeOf(found[place]!, termWeights, text.fullAt);
        points[place]! += Math.floor((most.TEXT * weight * use[nth]!) / whole);
      }
    return points;
  }

  /** How much of what the need asks for each solution has, in basis points; undefined where it asks for nothing. */
  private met(wanted: readonly string[], offered: ReadonlyMap<string, Posting>): Int32Array | undefined {
    if (wanted.length === 0) return undefined;
    const met = new Int32Array(this.all.length);
    for (const name of wanted) for (const at of offered.get(name)?.at ?? []) met[at]!++;
    return met.map((count) => Math.floor((count * WHOLE) / wanted.length));
  }
}

function post(postings: Map<string, Posting>, key: string, at: number, use = 0): void {
  let posting = postings.get(key);
  if (!posting) postings.set(key, (posting = { at: [], use: [] }));
  // A catalogue may name a code twice.
  if (posting.at.at(-1) === at) return;
  posting.at.push(at);
  posting.use.push(use);
}

function mark(column: Uint8Array, posting: Posting | undefined, value: number): Uint8Array {
  if (posting) for (const at of posting.at) column[at] = value;
  return column;
}

function part(points: number, basisPoints: number): number {
  return Math.floor((points * basisPoints) / WHOLE);
}

/** For what a solution names: all points where the need is among it, the share for ANY where it names nothing. */
function listed(found: number, any: number, points: number): number {
  return part(points, found === ANY ? any : WHOLE);
}
