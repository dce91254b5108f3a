import { conceptOf, lexiconFor, tokensOf } from './lexicon.rules.js';

const LEXICON = lexiconFor('2020-2');
const terms = (text: string) => tokensOf(text, LEXICON).map(({ term }) => term);

describe('the words of a text', () => {
  test.each([
    ['factory speech as the standard word', '啤机', ['注塑机']],
    ['a word of the trade, and the one within it', '注塑机', ['注塑机', '注塑']],
    ['the longer word before its parts', '生产执行系统', ['MES']],
    ['English and Chinese alike', 'CNC、数控机床、加工中心', ['数控机床', '数控机床', '数控机床']],
    ['full width and any case', 'ＥＲＰ和erp', ['ERP', 'ERP']],
    ['Latin words that belong together', 'OPC-UA、opc ua、OPC_UA', ['OPC UA', 'OPC UA', 'OPC UA']],
    ['a Latin word in a Chinese one', 'PLC以太网驱动', ['PLC', 'PLC']],
    ['general words', '提前提醒', ['提前', '提醒']],
    ['no numbers and no particles', '四十台 40 台的', []],
    ['unknown Latin words as they stand', 'FANUC系统', ['fanuc', '系统']],
    ['unknown characters in pairs', '打鸡眼', ['打鸡', '鸡眼']],
    ['nothing in nothing', '。 ，', []],
  ])('hold %s', (_, text, expected) => expect(terms(text)).toEqual(expect.arrayContaining(expected)));

  test('say how the text put a concept', () => {
    expect(tokensOf('自动排单', LEXICON).at(-1)).toMatchObject({ term: '排产', said: '排单', domain: true });
  });

  test('do not run over a comma or a space between characters', () => {
    expect(terms('排，产')).not.toContain('排产');
    expect(terms('排 产')).not.toContain('排产');
  });
});

const named = (...names: string[]) => new Set(names.map((name) => conceptOf(name, LEXICON))).size;

test('names of one system are one, known or not', () => {
  expect(named('MES', 'ｍｅｓ', '制造执行系统', '生产执行系统')).toBe(1);
  expect(named('X-Net 7', 'xnet7')).toBe(1);
  expect(named('MES', 'WMS')).toBe(2);
});

test('every weight is a whole number, and no word is rarer than an unknown one', () => {
  const wrong = [...LEXICON.words.values()].filter(
    ({ idf, cost }) =>
      !Number.isInteger(idf) || !Number.isInteger(cost) || idf < 0 || idf > LEXICON.unknownIdf,
  );
  expect(wrong).toEqual([]);
});
