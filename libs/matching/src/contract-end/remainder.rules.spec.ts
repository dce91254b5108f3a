import { sum } from '#libs/kernel';
import type { LineTerms } from '../contract/contract.rules.js';
import { remainderOf } from './remainder.rules.js';

const line = (lineageId: string, amountFen: bigint, metering: LineTerms['metering'] = null): LineTerms => ({
  id: `${lineageId}-1`,
  lineageId,
  kind: 'PLATFORM_SERVICE',
  description: '演示',
  amountFen,
  industrialPlatform: true,
  publicCloud: true,
  metering,
});

const step = (lineageId: string, amountFen: bigint, state: string, phaseId = 'p') => ({
  id: `${lineageId}-1`,
  lineageId,
  title: lineageId,
  dueInMonths: 1,
  amountFen,
  phaseId,
  state,
});

test('what remains of the lines is exactly what remains of the milestones, whatever was accepted', () => {
  let seed = 7;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let run = 0; run < 500; run++) {
    const lines = Array.from({ length: 1 + next(6) }, (_, at) => {
      const unitPriceFen = BigInt(1 + next(1000));
      const mostUnits = BigInt(1 + next(50));
      return next(3) === 0
        ? line(`l${at}`, unitPriceFen * mostUnits, { unit: '次', unitPriceFen, mostUnits })
        : line(`l${at}`, BigInt(1 + next(1_000_000)));
    });
    const totalFen = sum(lines.map(({ amountFen }) => amountFen));
    const first = BigInt(next(Number(totalFen)));
    const steps = [
      step('a', first, next(2) ? 'ACCEPTED' : 'PLANNED'),
      step('b', totalFen - first, next(2) ? 'ACCEPTED' : 'REPORTED', 'q'),
    ];
    const phases = [
      { id: 'p', title: '一', amountFen: first },
      { id: 'q', title: '二', amountFen: totalFen - first },
    ];
    const found = remainderOf(lines, phases, steps);
    expect(found.acceptedFen + found.remainingFen).toBe(totalFen);
    for (const parts of [found.lines, found.phases, found.milestones])
      expect(sum(parts.map(({ amountFen }) => amountFen))).toBe(found.remainingFen);
    for (const { amountFen, metering } of found.lines) {
      expect(amountFen).toBeGreaterThan(0n);
      expect(metering ? metering.unitPriceFen * metering.mostUnits : amountFen).toBe(amountFen);
    }
    const lineages = found.lines.map(({ lineageId }) => lineageId);
    expect(new Set(lineages).size).toBe(lineages.length);
  }
});

test('a milestone keeps its lineage, and one that was accepted is not handed on', () => {
  const found = remainderOf(
    [line('l', 100n)],
    [{ id: 'p', title: '全部', amountFen: 100n }],
    [step('a', 40n, 'ACCEPTED'), step('b', 60n, 'REPORTED')],
  );
  expect(found.milestones.map(({ lineageId, amountFen }) => [lineageId, amountFen])).toEqual([['b', 60n]]);
  expect(found.lines.map(({ lineageId, amountFen }) => [lineageId, amountFen])).toEqual([['l', 60n]]);
  expect(found.milestones[0]!.id).not.toBe('b-1');
});
