import { parseId } from './ids.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

test('capitals are folded', () => expect(parseId(ID.toUpperCase())).toBe(ID));

test.each<[string, unknown]>([
  ['nothing', ''],
  ['without dashes', ID.replaceAll('-', '')],
  ['in braces', `{${ID}}`],
  ['with white space', `${ID} `],
  ['no text', 7],
])('%s is no id', (_, value) => expect(() => parseId(value)).toThrow('ID_FORMAT'));
