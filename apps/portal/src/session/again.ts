import { useSyncExternalStore } from 'react';

/*
 * A session that ends while somebody types loses nothing: the page stays, the person signs in in a second window, and
 * what was to be sent is sent.
 */

/** What the page after a sign-in in a second window tells all the others. */
const CHANNEL = 'session';
const SIGNED_IN = 'signed-in';

let signedIn = false;
let waiting: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** Said once it is known who reads this page. */
export function rememberSignedIn(known: boolean): void {
  signedIn = known;
}

/** Whether somebody was signed in on this page: only they are asked to sign in again. */
export function isSignedIn(): boolean {
  return signedIn;
}

/** Resolves when the person has signed in again; meanwhile `useSessionEnded` is true and the frame asks for it. */
export function signedInAgain(): Promise<void> {
  waiting ??= new Promise<void>((resolve) => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', ({ data }) => {
      if (data !== SIGNED_IN) return;
      channel.close();
      waiting = undefined;
      tell();
      resolve();
    });
    queueMicrotask(tell);
  });
  return waiting;
}

/** Whether something waits for the person to sign in again. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== undefined,
    () => false,
  );
}

function tell(): void {
  for (const listener of listeners) listener();
}
