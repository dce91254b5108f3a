import { readLexicon, type LexiconFile, type LexiconWord } from '#libs/reference';
import { plainName } from './text.rules.js';

/** A lexicon ready for looking up. */
export interface Lexicon extends Omit<LexiconFile, 'words'> {
  readonly words: ReadonlyMap<string, LexiconWord>;
  /** The most units (characters, or Latin words) of a word. */
  readonly longest: number;
}

/** One occurrence of a term in a text. */
export interface Token {
  /** The concept, or the word itself. */
  readonly term: string;
  /** How the text put it. */
  readonly said: string;
  readonly idf: number;
  /** Of the dictionary of the trade, or a Latin word that it does not know (a make, a model, a protocol). */
  readonly domain: boolean;
}

const HAN = /^\p{Script=Han}/u;
/** A Chinese character, a Latin word, or what parts two runs; spaces and hyphens beside a Latin word part nothing. */
const UNITS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}+#])+|[\s\-_/.]+|./gsu;
const LATIN_COST = 9_000;

export function lexiconOf(file: LexiconFile): Lexicon {
  const words = new Map(file.words.map((each) => [each.word, each]));
  const longest = file.words.reduce((most, { word }) => Math.max(most, unitsIn(word)), 1);
  return { ...file, words, longest };
}

const LEXICONS = new Map<string, Lexicon>();

/** The lexicon of a version, read on the first question. */
export function lexiconFor(version: string): Lexicon {
  let lexicon = LEXICONS.get(version);
  if (!lexicon) LEXICONS.set(version, (lexicon = lexiconOf(readLexicon(version))));
  return lexicon;
}

function unitsIn(word: string): number {
  return word.match(UNITS)?.length ?? 0;
}

/**
 * The terms of a text, in order, by the likeliest segmentation over the words of the lexicon. Words of the trade become
 * their concept, so that 啤机 and 注塑机 are one; a word of the trade inside a longer one counts too. Characters that no
 * word covers count in pairs, numbers not at all.
 */
export function tokensOf(text: string, lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  for (const run of runsOf(text)) addTokens(run, lexicon, tokens);
  return tokens;
}

/** The concept that a name stands for, or the name without its spelling. */
export function conceptOf(name: string, lexicon: Lexicon): string {
  const plain = plainName(name);
  const found = lexicon.words.get(plain);
  return found?.kind === 'DOMAIN' ? found.concept : plain;
}

function runsOf(text: string): string[][] {
  const runs: string[][] = [[]];
  let parted = false;
  for (const [unit] of text.normalize('NFKC').toLowerCase().matchAll(UNITS)) {
    if (!/^[\p{L}\p{N}+#]/u.test(unit)) {
      if (/^[\s\-_/.]/.test(unit)) parted = true;
      else runs.push([]);
      continue;
    }
    const before = runs.at(-1)!.at(-1);
    if (parted && before !== undefined && HAN.test(before) && HAN.test(unit)) runs.push([]);
    parted = false;
    runs.at(-1)!.push(unit);
  }
  return runs.filter((run) => run.length > 0);
}

/** Where the last word of the likeliest segmentation up to each place begins. */
function beginningsOf(units: readonly string[], { words, longest, unknownCost }: Lexicon): number[] {
  const costs = [0];
  const begins = [0];
  for (let end = 1; end <= units.length; end++) {
    let [best, from] = [Infinity, end - 1];
    let word = '';
    for (let begin = end - 1; begin >= 0 && end - begin <= longest; begin--) {
      word = units[begin]! + word;
      const alone = end - begin === 1;
      const cost = words.get(word)?.cost ?? (alone ? (HAN.test(word) ? unknownCost : LATIN_COST) : Infinity);
      const sum = costs[begin]! + cost;
      if (sum < best) [best, from] = [sum, begin];
    }
    costs.push(best);
    begins.push(from);
  }
  return begins;
}

function addTokens(units: readonly string[], lexicon: Lexicon, tokens: Token[]): void {
  const begins = beginningsOf(units, lexicon);
  const cuts: [number, number][] = [];
  for (let end = units.length; end > 0; end = begins[end]!) cuts.push([begins[end]!, end]);
  let loose = '';
  const pairUp = () => {
    for (let at = 0; at + 1 < loose.length; at++) {
      const pair = loose.slice(at, at + 2);
      tokens.push({ term: pair, said: pair, idf: lexicon.unknownIdf, domain: false });
    }
    loose = '';
  };
  for (const [begin, end] of cuts.toReversed()) {
    const said = units.slice(begin, end).join('');
    const word = lexicon.words.get(said);
    if (!word && HAN.test(said)) {
      loose += said;
      continue;
    }
    pairUp();
    const domain = word?.kind === 'DOMAIN';
    if (word) {
      if (word.kind !== 'PARTICLE') tokens.push({ term: word.concept, said, idf: word.idf, domain });
    } else if (!/^\p{N}+$/u.test(said) && said.length > 1)
      tokens.push({ term: said, said, idf: lexicon.unknownIdf, domain: true });
    if (domain) addWithin(units.slice(begin, end), word.concept, lexicon, tokens);
  }
  pairUp();
}

/** The words of the trade inside one: 注塑 in 注塑机, once each. */
function addWithin(units: readonly string[], concept: string, { words }: Lexicon, tokens: Token[]): void {
  const seen = new Set([concept]);
  for (let length = units.length - 1; length >= 2; length--)
    for (let begin = 0; begin + length <= units.length; begin++) {
      const said = units.slice(begin, begin + length).join('');
      const word = words.get(said);
      if (word?.kind !== 'DOMAIN' || seen.has(word.concept)) continue;
      seen.add(word.concept);
      tokens.push({ term: word.concept, said, idf: word.idf, domain: true });
    }
}
