import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Words that a guesser of passwords on this platform would try first. */
const LOCAL_WORDS = [
  'yunshang',
  'shangyun',
  'guangdong',
  'guangzhou',
  'shenzhen',
  'dongguan',
  'foshan',
  'shunde',
  'nanhai',
  'huizhou',
  'zhongshan',
  'zhuhai',
  'jiangmen',
  'zhanjiang',
  'zhaoqing',
  'shantou',
  'jieyang',
  'chaozhou',
  'maoming',
  'qingyuan',
  'shaoguan',
  'meizhou',
  'heyuan',
  'yangjiang',
  'yunfu',
  'shanwei',
  'woaini',
  'woaizhongguo',
  'zhongguo',
  'gongsi',
  'mima',
  'guanliyuan',
  'administrator',
];
/** 10^10 guesses: out of reach of one who has stolen the hashes and pays for each guess with 19 MiB. */
const SAFE_GUESSES_LOG10 = 10;
/** What is looked at: more makes the work long and the password no weaker. */
const LOOKED_AT = 64;

let estimator: ZxcvbnFactory | undefined;

/**
 * Whether the password would be among the first that are tried: in the list of the 49,000 most common ones
 * (`@zxcvbn-ts/language-common`), that with digits, marks or look-alike letters, a run of the keyboard, the alphabet or
 * numbers, a repetition, or made of names that belong to the person.
 * @param names of the person, the account, the organisations
 */
export function isGuessable(password: string, names: readonly string[]): boolean {
  // Made at the first use: the list takes some megabytes and a tenth of a second.
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, local: LOCAL_WORDS },
    graphs: adjacencyGraphs,
    maxLength: LOOKED_AT,
  });
  const folded = password.normalize('NFKC');
  const own = names.flatMap((name) => partsOf(name.normalize('NFKC')));
  return estimator.check(folded, own).guessesLog10 < SAFE_GUESSES_LOG10;
}

/** A name as a whole, its words, and a company's without the form that all companies share. */
function partsOf(name: string): string[] {
  const short = name.replace(/^演示·/, '').replace(/(股份|集团)?(有限|责任)*公司$/, '');
  return [name, short, ...name.split(/[\s·._@-]+/)].filter((part) => part.length > 1);
}
