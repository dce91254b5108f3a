import * as fc from 'fast-check';
import { inBatches } from './batches.js';
import { messageOf, type EventMessage } from './message.js';

function message(type: string, subject: string, id = `${type}${subject}`): EventMessage {
  return messageOf('matching', { id, type, subject, time: new Date(0), data: {} });
}
/** `a1` is an event of type a and subject 1; capitals are types that are taken one by one. */
function batchesOf(events: string): string {
  const messages = events.split(' ').map((event) => message(event[0]!, event.slice(1)));
  return inBatches(messages, (type) => type === type.toLowerCase())
    .map((batch) => batch.map(({ id }) => id).join(' '))
    .join(' | ');
}

test.each([
  ['a1 a2 a3', 'a1 a2 a3'],
  ['a1 b2 a3 b4', 'a1 a3 | b2 b4'],
  ['a1 b1 a1', 'a1 | b1 | a1'],
  ['a1 b2 a2 a3', 'a1 | b2 | a2 a3'],
  ['A1 A2 b1', 'A1 | A2 | b1'],
  ['a1 B1 a2 a1', 'a1 a2 | B1 | a1'],
])('%s is handled as %s', (events, batches) => {
  expect(batchesOf(events)).toBe(batches);
});

function bySubject(of: readonly EventMessage[]): EventMessage[][] {
  return ['1', '2', '3'].map((subject) => of.filter((each) => each.subject === subject));
}

test('nothing is lost, and each subject keeps its order', () => {
  const anEvent = fc.tuple(fc.constantFrom('a', 'b', 'C'), fc.constantFrom('1', '2', '3'));
  fc.assert(
    fc.property(fc.array(anEvent, { maxLength: 30 }), (events) => {
      const messages = events.map(([type, subject], i) => message(type, subject, String(i)));
      const handled = inBatches(messages, (type) => type !== 'C').flat();
      expect(bySubject(handled)).toEqual(bySubject(messages));
    }),
  );
});
