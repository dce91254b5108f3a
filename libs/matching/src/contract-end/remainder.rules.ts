import { newId, sum, type Fen } from '#libs/kernel';
import {
  settlementOf,
  split,
  type ContractTerms,
  type LineTerms,
  type MilestoneTerms,
} from '../contract/contract.rules.js';

/** What of a contract is undelivered: parts of it, and exactly what they come to. */
export interface Remainder {
  readonly acceptedFen: Fen;
  readonly remainingFen: Fen;
  readonly lines: readonly LineTerms[];
  readonly phases: ContractTerms['phases'];
  readonly milestones: readonly MilestoneTerms[];
}

type Step = Omit<MilestoneTerms, 'lineageId'> & { readonly lineageId: string; readonly state: string };

/**
 * The undelivered part of a contract as the parts of another: the milestones that were not accepted, of the same lineage,
 * and of each line the share that they are of the whole (each share is rounded so that they make exactly the remainder).
 * Of a metered line so many whole units are left, and what does not make a unit is a line of its own.
 */
export function remainderOf(
  lines: readonly LineTerms[],
  phases: ContractTerms['phases'],
  steps: readonly Step[],
): Remainder {
  const { acceptedFen, remainingFen } = settlementOf(steps);
  const shares = split(
    remainingFen,
    lines.map(({ amountFen }) => amountFen),
  );
  const open = steps.filter(({ state }) => state !== 'ACCEPTED');
  const kept = phases
    .map((phase) => ({ phase, id: newId(), own: open.filter(({ phaseId }) => phaseId === phase.id) }))
    .map((each) => ({ ...each, amountFen: sum(each.own.map(({ amountFen }) => amountFen)) }))
    .filter(({ amountFen }) => amountFen > 0n);
  return {
    acceptedFen,
    remainingFen,
    lines: lines.flatMap((line, at) => shareOfLine(line, shares[at]!)),
    phases: kept.map(({ id, phase, amountFen }) => ({ id, title: phase.title, amountFen })),
    milestones: kept.flatMap(({ id: phaseId, own }) =>
      own.map(({ lineageId, title, dueInMonths, amountFen }) => {
        return { id: newId(), lineageId, title, dueInMonths, amountFen, phaseId };
      }),
    ),
  };
}

function shareOfLine(line: LineTerms, amountFen: Fen): LineTerms[] {
  if (amountFen === 0n) return [];
  if (!line.metering) return [{ ...line, id: newId(), amountFen }];
  const { unitPriceFen } = line.metering;
  const mostUnits = amountFen / unitPriceFen;
  const wholeFen = mostUnits * unitPriceFen;
  const rest = newId();
  return [
    ...(mostUnits > 0n
      ? [{ ...line, id: newId(), amountFen: wholeFen, metering: { ...line.metering, mostUnits } }]
      : []),
    ...(amountFen > wholeFen
      ? [
          {
            ...line,
            id: rest,
            lineageId: mostUnits > 0n ? rest : line.lineageId,
            amountFen: amountFen - wholeFen,
            metering: null,
          },
        ]
      : []),
  ];
}
