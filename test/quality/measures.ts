import { Random } from '#libs/demonstration';

/**
 * Normalised discounted cumulative gain of the first `depth` (Järvelin and Kekäläinen 2002): gain 2^grade − 1, discount
 * log2(rank + 1), divided by that of the best possible order. 0 to 1; 0 where nothing fits.
 */
export function ndcg(order: readonly string[], grades: ReadonlyMap<string, number>, depth: number): number {
  const ideal = discounted(
    [...grades.values()].toSorted((a, b) => b - a),
    depth,
  );
  if (ideal === 0) return 0;
  return (
    discounted(
      order.map((id) => grades.get(id) ?? 0),
      depth,
    ) / ideal
  );
}

function discounted(grades: readonly number[], depth: number): number {
  return grades.slice(0, depth).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

/** Which part of all with at least this grade is among the first `depth`; undefined where there is none. */
export function recall(
  order: readonly string[],
  grades: ReadonlyMap<string, number>,
  depth: number,
  atLeast: number,
): number | undefined {
  const wanted = [...grades].filter(([, grade]) => grade >= atLeast).map(([id]) => id);
  if (wanted.length === 0) return undefined;
  const first = new Set(order.slice(0, depth));
  return wanted.filter((id) => first.has(id)).length / wanted.length;
}

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The mean of paired differences with its 95 % interval by the percentile bootstrap over the needs.
 * @param seed of the drawing, so that the figures can be had again
 */
export function bootstrap(differences: readonly number[], seed: number, draws = 10_000): Interval {
  const random = new Random(seed, 'bootstrap');
  const means = Array.from({ length: draws }, () => {
    let sum = 0;
    for (let at = 0; at < differences.length; at++) sum += random.pick(differences);
    return sum / differences.length;
  }).toSorted((a, b) => a - b);
  const at = (share: number) => means[Math.floor(share * (draws - 1))] ?? 0;
  return { mean: mean(differences), low: at(0.025), high: at(0.975) };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
