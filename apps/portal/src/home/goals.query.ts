import { operation } from '../graphql/client.js';
import type { Goal } from './goal.rules.js';

export const GOALS = operation<{ goals: readonly Goal[] }>(`query Goals {
  goals {
    code
    target
    counted
    declared
    byGrade { grade count }
    asOf
    ruleVersion
  }
}`);
