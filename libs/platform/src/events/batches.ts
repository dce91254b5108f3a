import type { EventMessage } from './message.js';

/**
 * Gathers messages by type, without turning round two of one subject. A batch is handled where its first message stands, so
 * a message joins it only as long as none of another type of the same subject came in between.
 * @param inBatch whether messages of a type are taken together; others stay alone
 */
export function inBatches(
  messages: readonly EventMessage[],
  inBatch: (type: string) => boolean,
): EventMessage[][] {
  const batches: EventMessage[][] = [];
  const open = new Map<string, number>();
  /** In which batch the last message of a subject went. */
  const last = new Map<string, number>();
  for (const message of messages) {
    const subject = `${message.source} ${message.subject}`;
    const joined = open.get(message.type);
    if (joined !== undefined && (last.get(subject) ?? -1) <= joined) {
      batches[joined]!.push(message);
      last.set(subject, joined);
      continue;
    }
    if (inBatch(message.type)) open.set(message.type, batches.length);
    last.set(subject, batches.length);
    batches.push([message]);
  }
  return batches;
}
