/** Assigns requests to groups under limits, with a proof of how good the assignment is. Knows no word of the domain. */
export { Assignment } from './assignment.js';
export { firstCome, greedy } from './baselines.js';
export { InstanceBuilder, instanceOf, type Instance } from './instance.js';
export { lotOf } from './lottery.js';
export { choicesOf, largestLoss, loadsOf, type Choice, type Load, type Loss } from './outcome.js';
export type { Group, Option, Problem, Request, RequestClass, Worth } from './problem.js';
export { isOptimal, solve, type Solved } from './solve.js';
export { LIMIT_KINDS, shortfallsOf, type Hindrance, type LimitKind, type Shortfall } from './shortfalls.js';
export {
  MOVE_REASONS,
  resolve,
  without,
  type Moved,
  type MoveReason,
  type Resolved,
  type Withdrawn,
} from './withdrawal.js';
