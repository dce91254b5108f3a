import type { QueryClient } from '@tanstack/react-query';
import { personQuery } from './session.js';

const ADDRESS = '/session/changes';
/** Names the lock and the channel of all tabs of this browser. */
const SHARED = 'changes';
/** Changes come in swarms, and a page need not be newer than this. */
const GATHER_MS = 2000;

/**
 * Has what is on show asked again when something changed that concerns the person. The server tells what kind of thing
 * and which, never its content, so rights are checked when the page asks. One tab holds the connection, since a browser
 * opens few to one host; the others hear it from that one.
 * @returns ends it
 */
export function followChanges(queries: QueryClient): () => void {
  const ended = new AbortController();
  const tabs = new BroadcastChannel(SHARED);
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const changed = (): void => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      void queries.invalidateQueries({
        // A page that nobody looks at asks when it is looked at again.
        refetchType: document.hidden ? 'none' : 'active',
        predicate: ({ queryKey }) => queryKey[0] !== personQuery.queryKey[0],
      });
    }, GATHER_MS);
  };
  tabs.addEventListener('message', changed);
  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      const stream = new EventSource(ADDRESS);
      stream.addEventListener('message', () => {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
        tabs.postMessage('changed');
        changed();
      });
      ended.signal.addEventListener('abort', () => {
        stream.close();
        resolve();
      });
    });
  navigator.locks.request(SHARED, { signal: ended.signal }, hold).catch(() => undefined);
  return () => {
    ended.abort();
    tabs.close();
    clearTimeout(gathering);
  };
}
