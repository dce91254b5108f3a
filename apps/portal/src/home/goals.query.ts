import { GoalsDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';

export const goalsQuery = query(GoalsDocument, {});
