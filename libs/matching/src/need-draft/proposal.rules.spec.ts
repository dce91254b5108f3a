import { maturityQuestionnaire } from '#libs/reference';
import { lexiconFor } from '../lexicon/lexicon.rules.js';
import { proposalFor, sceneTexts, sceneWords } from './proposal.rules.js';

const LEXICON = lexiconFor('2020-2');
const WORDS = sceneWords(sceneTexts(maturityQuestionnaire().scenes, LEXICON));
const propose = (text: string) => proposalFor(text, WORDS, LEXICON);

describe('the words of an owner point to', () => {
  test.each([
    ['the scene that they speak of', '想按工单跟踪进度和产量', 'S06'],
    ['another scene', '仓库出入库和库存总是对不上', 'S12'],
    ['the scene and not the machine beside it', '冲床的点检、保养和维修想管起来', 'S08'],
    ['the scene and not the system in use', '和现有ERP对接，质量数据要统计', 'S07'],
  ])('%s', (_, text, scenario) => {
    const [first] = propose(text).scenes;
    expect(first?.scenario).toBe(scenario);
    expect(first?.said).not.toEqual([]);
  });

  test.each([
    ['their number in digits', '28台冲床', [{ name: '冲床', said: '冲床', count: 28 }]],
    ['their number in words', '四十多台啤机', [{ name: '注塑机', said: '啤机', count: 40 }]],
    ['a large number in words', '一百二十八台冲床', [{ name: '冲床', said: '冲床', count: 128 }]],
    ['no number', '冲床老是停', [{ name: '冲床', said: '冲床', count: null }]],
    [
      'no second one for their process',
      '注塑车间有12台注塑机',
      [{ name: '注塑机', said: '注塑机', count: 12 }],
    ],
  ])('machines with %s', (_, text, machines) => expect(propose(text).machines).toEqual(machines));

  test.each([
    ['that are there', '现有ERP和WMS', ['ERP', 'WMS']],
    ['that are there, not those that are wished for', '想上MES，和现有ERP接起来', ['ERP']],
    ['and no deeds', '想把排产做好', []],
  ])('systems %s', (_, text, names) => expect(propose(text).systems.map(({ name }) => name)).toEqual(names));

  test('protocols in whatever spelling', () =>
    expect(propose('机台走modbus-tcp').protocols).toEqual([{ name: 'Modbus TCP', said: 'modbustcp' }]));

  test('nothing where no word says anything', () =>
    expect(propose('……')).toEqual({ scenes: [], machines: [], systems: [], protocols: [] }));
});

test('the shares of the scenes are parts of one whole', () => {
  const { scenes } = propose('想按工单跟踪进度，仓库出入库也要管');
  expect(scenes.length).toBeGreaterThan(1);
  expect(scenes.reduce((sum, { shareBasisPoints }) => sum + shareBasisPoints, 0)).toBeLessThanOrEqual(10_000);
});
