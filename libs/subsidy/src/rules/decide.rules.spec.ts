import { differences } from './decide.rules.js';

test.each([
  ['the same', { a: 1, b: [{ c: '2' }] }, { b: [{ c: '2' }], a: 1 }, []],
  ['another value', { a: 1 }, { a: 2 }, [{ path: 'a', recorded: '1', replayed: '2' }]],
  [
    'deep down',
    { lines: [{ grantFen: '1' }] },
    { lines: [{ grantFen: '2' }] },
    [{ path: 'lines.0.grantFen', recorded: '"1"', replayed: '"2"' }],
  ],
  ['more of a list', { a: [] }, { a: ['x'] }, [{ path: 'a.0', recorded: null, replayed: '"x"' }]],
  ['null is not nothing', { a: null }, {}, [{ path: 'a', recorded: 'null', replayed: null }]],
])('%s', (_, recorded, replayed, expected) => expect(differences(recorded, replayed)).toEqual(expected));
