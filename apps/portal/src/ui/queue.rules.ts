const DAY_MS = 24 * 3_600_000;

/** How many whole days a file has waited. */
export function daysWaited(submittedAt: string, now: number): number {
  return Math.max(Math.floor((now - Date.parse(submittedAt)) / DAY_MS), 0);
}

/** The files before and behind one in the queue; one that is no longer in it is followed by the first. */
export function neighboursOf(
  queue: readonly { readonly id: string }[],
  id: string,
): { readonly before: string | undefined; readonly next: string | undefined } {
  const place = queue.findIndex((file) => file.id === id);
  if (place < 0) return { before: undefined, next: queue[0]?.id };
  return { before: queue[place - 1]?.id, next: queue[place + 1]?.id };
}

/** Where the desk goes once a file is decided: to the one behind it, else back to who was passed over, else nowhere. */
export function afterDeciding(queue: readonly { readonly id: string }[], id: string): string | undefined {
  return neighboursOf(queue, id).next ?? queue.find((file) => file.id !== id)?.id;
}
