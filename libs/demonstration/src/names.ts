import type { Random } from './random.js';

/** Syllables of the made-up cores of names. With 「演示」 before and a number behind, none can be taken for a real firm. */
const FIRST = '禾澜砚屿岚栎朴泽堃昱峤沅翎珩霁澍铎筠浔槿珞煦弈钧沐曜苒桉霖骞'.split('');
const SECOND = '舟川林石岳朗恒启宁越和源帆安嘉拓远华兴一行知新达成通云原衡正'.split('');

/** A core of two syllables, the first of which is rare enough in company names. */
function coreOf(random: Random): string {
  return random.pick(FIRST) + random.pick(SECOND);
}

const PROVIDER_ENDINGS = [
  '科技有限公司',
  '信息技术有限公司',
  '软件有限公司',
  '工业互联网有限公司',
  '智能系统有限公司',
  '数字技术有限公司',
] as const;
const PLATFORM_ENDINGS = ['工业互联网平台有限公司', '云计算有限公司', '通信云服务有限公司'] as const;
const PROVIDER_MIDDLES = ['云智造', '智联', '数厂', '云工', '精益云', '数链'] as const;

/** 「演示云智造禾舟007科技有限公司」: the number makes it unique. */
export function providerNameOf(number: number, providerClass: 'PLATFORM' | 'OTHER', random: Random): string {
  const ending = random.pick(providerClass === 'PLATFORM' ? PLATFORM_ENDINGS : PROVIDER_ENDINGS);
  return `演示${random.pick(PROVIDER_MIDDLES)}${coreOf(random)}${String(number).padStart(3, '0')}${ending}`;
}

/** 「佛山演示澜石0137五金有限公司」: the number makes it unique. */
export function enterpriseNameOf(number: number, city: string, word: string, random: Random): string {
  return `${city}演示${coreOf(random)}${String(number).padStart(4, '0')}${word}有限公司`;
}
