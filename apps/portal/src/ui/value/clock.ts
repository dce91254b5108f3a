import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { FrameDocument } from '../../gql/graphql.js';
import { query } from '../../graphql/query.js';

const HOUR_MS = 3_600_000;
const TICK_MS = 15_000;

/** Asked once by the frame: whether all is made up, and what time it is where deadlines are decided. */
export const frameQuery = queryOptions({
  ...query(FrameDocument, {}),
  staleTime: HOUR_MS,
  select: ({ demonstration, now }) => ({ demonstration, now, readAt: performance.now() }),
  structuralSharing: false,
});

/**
 * Now, in milliseconds since the epoch, by the server's clock: what a person's own clock says decides nothing.
 * Undefined until the server has told it.
 */
export function useNow(): number | undefined {
  const { data } = useQuery(frameQuery);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return data && Date.parse(data.now) + performance.now() - data.readAt;
}
