import { createRequire } from 'node:module';
import type { Problem } from './problem.js';

interface Solution {
  readonly Status: string;
  readonly ObjectiveValue: number;
}
interface Highs {
  solve(problem: string, options: Record<string, number>): Solution;
}
const load = createRequire(import.meta.url)('highs') as () => Promise<Highs>;
let highs: Promise<Highs> | undefined;

/** The value of the best assignment, found by HiGHS from the model as the README writes it. */
export async function optimumByHighs(problem: Problem): Promise<number> {
  const model = modelOf(problem);
  if (model === undefined) return 0;
  highs ??= load();
  const solution = (await highs).solve(model, {
    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    mip_feasibility_tolerance: 1e-9,
  });
  if (solution.Status !== 'Optimal') throw new Error(`HiGHS: ${solution.Status}`);
  return Math.round(solution.ObjectiveValue);
}

/** The model in the LP format of CPLEX: x for options, y for the choices of a request beyond the first, z for the first. */
function modelOf({ requests, groups, classes, worth }: Problem): string | undefined {
  const terms: string[] = [];
  const rows: string[] = [];
  const names: string[] = [];
  const limits = new Map<string, { parts: string[]; most: number }>();
  const uses = (resource: string, most: number | null, part: string) => {
    if (most === null) return;
    const known = limits.get(resource) ?? { parts: [], most };
    known.parts.push(part);
    limits.set(resource, known);
  };
  for (const [r, { options, amount, classId, choices, least }] of requests.entries()) {
    const own: string[] = [];
    for (const [o, [groupId, slot, value]] of options.entries()) {
      const x = `x${r}_${o}`;
      const group = groups.find(({ id }) => id === groupId)!;
      const klass = classes.find(({ id }) => id === classId)!;
      own.push(x);
      names.push(x);
      terms.push(`${value} ${x}`);
      uses(`one ${r} ${groupId}`, 1, x);
      uses(`cell ${groupId} ${slot}`, group.slots.find(([each]) => each === slot)?.[1] ?? 0, x);
      uses(`amount ${groupId}`, group.amountMost, `${amount} ${x}`);
      uses(`group ${groupId}`, group.most, x);
      uses(`pair ${classId} ${groupId}`, klass.mostOfOneGroup, x);
      uses(`class ${classId}`, klass.most, x);
    }
    if (own.length === 0) continue;
    rows.push(`${own.join(' + ')} <= ${choices}`);
    const steps = Array.from({ length: Math.max(1, Math.min(least, choices)) }, (_, step) => `y${r}_${step}`);
    names.push(...steps);
    for (const [step, y] of steps.entries()) terms.push(`${step === 0 ? worth.first : worth.least} ${y}`);
    rows.push(`${steps.join(' + ')} - ${own.join(' - ')} <= 0`);
  }
  if (names.length === 0) return undefined;
  for (const { parts, most } of limits.values()) rows.push(`${parts.join(' + ')} <= ${most}`);
  const constraints = rows.map((row, at) => ` c${at}: ${row}`).join('\n');
  return `Maximize\n obj: ${terms.join(' + ')}\nSubject To\n${constraints}\nBinary\n ${names.join(' ')}\nEnd\n`;
}
