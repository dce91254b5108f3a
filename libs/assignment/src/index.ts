/** Assigns requests to groups under limits, with a proof of how good the assignment is. Knows no word of the domain. */
export { Assignment } from './assignment.js';
export { firstCome, greedy } from './baselines.js';
export { InstanceBuilder, instanceOf, type Instance } from './instance.js';
export { lotOf } from './lottery.js';
export { choicesOf, largestLoss, loadsOf, type Choice } from './outcome.js';
export type { Problem } from './problem.js';
export { solve } from './solve.js';
export { shortfallsOf, type Shortfall } from './shortfalls.js';
export { MOVE_REASONS, resolve, without, type Moved, type MoveReason } from './withdrawal.js';
