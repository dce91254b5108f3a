import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson, sha256Hex, type Canonical } from '#libs/kernel';
import type { AllocationInputs } from './allocation.inputs.js';
import { allocate, fingerprintOf, type AllocationResult } from './allocation.rules.js';
import type { Ranking } from '../scoring/rankings.js';
import { inputsOf, type RoundFacts } from './fitting.rules.js';

/** What the thread is asked: to work a round out from facts, or again from the inputs that were kept. */
export type Task =
  | { readonly facts: RoundFacts; readonly ranking: Ranking }
  | { readonly packed: Uint8Array; readonly again?: After };

/** A result that was published, and who is no longer there. */
export type After = Pick<AllocationInputs, 'former' | 'withdrawnNeeds' | 'withdrawnProviders'>;

export interface Worked {
  /** The inputs as canonical text, compressed, and the hash of the text. */
  readonly packed: Uint8Array;
  readonly inputsHash: string;
  readonly result: AllocationResult;
  readonly resultHash: string;
}

export function work(task: Task): Worked {
  const text =
    'packed' in task
      ? textOf(task)
      : canonicalJson(inputsOf(task.facts, task.ranking) as unknown as Canonical);
  // Always from the text, so that working it out again begins where this began.
  const result = allocate(JSON.parse(text) as AllocationInputs);
  return {
    packed: 'packed' in task && !task.again ? task.packed : gzipSync(text),
    inputsHash: sha256Hex(text),
    result,
    resultHash: fingerprintOf(result),
  };
}

/** The inputs as they were kept; or the same with who withdrew, so that a re-solution changes nothing else. */
function textOf({ packed, again }: { packed: Uint8Array; again?: After }): string {
  const text = gunzipSync(packed).toString('utf8');
  if (!again) return text;
  return canonicalJson({ ...(JSON.parse(text) as AllocationInputs), ...again } as unknown as Canonical);
}
