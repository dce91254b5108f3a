import { canonicalJson, type Canonical } from '#libs/kernel';
import type { SchemeRules } from '../scheme/scheme-rules.js';
import { decideClaim, type ClaimFacts, type ClaimResult } from './claim-decision.rules.js';
import {
  decideRedemption,
  type RedemptionDecisionFacts,
  type RedemptionDecisionResult,
} from './redemption-decision.rules.js';

/** Decides again what was decided. The kind says what the facts are. */
export function decideAgain(
  kind: 'CLAIM' | 'REDEMPTION',
  facts: object,
  rules: SchemeRules,
): ClaimResult | RedemptionDecisionResult {
  return kind === 'CLAIM'
    ? decideClaim(facts as ClaimFacts, rules)
    : decideRedemption(facts as RedemptionDecisionFacts, rules);
}

/** Where two results differ, by path; empty when they are the same to the last sign. */
export interface Difference {
  /** E.g. `lines.0.grantFen`. */
  readonly path: string;
  /** JSON; null where it is absent. */
  readonly recorded: string | null;
  readonly replayed: string | null;
}

export function differences(recorded: unknown, replayed: unknown, path = ''): Difference[] {
  if (isContainer(recorded) && isContainer(replayed)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(replayed)]);
    return [...names].flatMap((name) =>
      differences(
        (recorded as Record<string, unknown>)[name],
        (replayed as Record<string, unknown>)[name],
        path ? `${path}.${name}` : name,
      ),
    );
  }
  const [before, after] = [asJson(recorded), asJson(replayed)];
  return before === after ? [] : [{ path, recorded: before, replayed: after }];
}

function isContainer(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}

function asJson(value: unknown): string | null {
  return value === undefined ? null : canonicalJson(value as Canonical);
}
