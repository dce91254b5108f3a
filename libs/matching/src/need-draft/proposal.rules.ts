import { tradeKinds, type MaturityScene, type TradeKind } from '#libs/reference';
import { tokensOf, type Lexicon, type Token } from '../lexicon/lexicon.rules.js';

/** What the words of an owner point to; each part is to be accepted or changed by a person. */
export interface NeedProposal {
  /** The likeliest first; empty where no word says anything. */
  readonly scenes: readonly ProposedScene[];
  readonly machines: readonly ProposedMachines[];
  /** Systems that are in use: those that are wished for are what the need asks, and stand in its text. */
  readonly systems: readonly Found[];
  readonly protocols: readonly Found[];
}

export interface ProposedScene {
  readonly scenario: string;
  /** Its part of what all words point to, in basis points. */
  readonly shareBasisPoints: number;
  /** The words that point there, as they were written, the heaviest first. */
  readonly said: readonly string[];
}

export interface Found {
  readonly name: string;
  readonly said: string;
}

export interface ProposedMachines extends Found {
  /** Absent where the text gives no number. */
  readonly count: number | null;
}

/** For each term, in which share of the documents of each scene it is used. */
export type SceneWords = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Documents of a scene, each as the terms that it uses. */
export interface SceneDocuments {
  readonly scenario: string;
  readonly documents: readonly Iterable<string>[];
}

const WHOLE = 10_000;
const SCENES_MOST = 3;
const WORDS_SHOWN = 5;
/** What a word of general Chinese says beside one of the trade. */
const GENERAL_PART = 0.2;

/** The scenes as the standard describes them: what there is to learn from while nobody offers anything. */
export function sceneTexts(scenes: readonly MaturityScene[], lexicon: Lexicon): SceneDocuments[] {
  return scenes.map(({ id, name, levels }) => ({
    scenario: id,
    documents: [name, ...levels.map(({ criterion }) => criterion)].map((text) => termsIn(text, lexicon)),
  }));
}

export function sceneWords(scenes: readonly SceneDocuments[]): SceneWords {
  const words = new Map<string, Map<string, number>>();
  for (const { scenario, documents } of scenes)
    for (const document of documents)
      for (const term of document) {
        const known = words.get(term) ?? new Map<string, number>();
        words.set(term, known.set(scenario, (known.get(scenario) ?? 0) + 1 / documents.length));
      }
  return words;
}

/** Scene, machines, systems and protocols that a text speaks of. */
export function proposalFor(text: string, words: SceneWords, lexicon: Lexicon): NeedProposal {
  const tokens = distinct(tokensOf(text, lexicon));
  const plain = text.normalize('NFKC').toLowerCase();
  const systems = foundIn(tokens, 'SYSTEM').filter(
    ({ name, said }) => isSystem(name) && !isWished(said, plain),
  );
  return {
    scenes: scenesFor(
      tokens.filter(({ term }) => !systems.some(({ name }) => name === term)),
      words,
    ),
    machines: withoutProcesses(foundIn(tokens, 'MACHINE')).map((each) => ({
      ...each,
      count: countBefore(each.said, plain),
    })),
    systems,
    protocols: foundIn(tokens, 'PROTOCOL'),
  };
}

/** Machines, products and systems in use say which trade it is, not what is to be reached. */
function scenesFor(tokens: readonly Token[], words: SceneWords): ProposedScene[] {
  const weights = new Map<string, Map<Token, number>>();
  let all = 0;
  for (const token of tokens) {
    const { term, idf, domain } = token;
    const uses = words.get(term);
    const kind = domain ? tradeKinds().get(term) : undefined;
    if (!uses || kind === 'MACHINE' || kind === 'PRODUCT') continue;
    const sum = sumOf(uses.values());
    for (const [scenario, use] of uses) {
      const weight = ((domain ? 1 : GENERAL_PART) * idf * use) / sum;
      const ofScene = weights.get(scenario) ?? new Map<Token, number>();
      weights.set(scenario, ofScene.set(token, weight));
      all += weight;
    }
  }
  return [...weights]
    .map(([scenario, ofScene]) => ({
      scenario,
      shareBasisPoints: Math.floor((WHOLE * sumOf(ofScene.values())) / all),
      said: heaviest(ofScene),
    }))
    .toSorted((a, b) => b.shareBasisPoints - a.shareBasisPoints || (a.scenario < b.scenario ? -1 : 1))
    .slice(0, SCENES_MOST);
}

/** The words that say most; those of general Chinese only where no word of the trade is there. */
function heaviest(weights: ReadonlyMap<Token, number>): string[] {
  const sorted = [...weights].toSorted(([, a], [, b]) => b - a).map(([token]) => token);
  const trade = sorted.filter(({ domain }) => domain);
  return (trade.length > 0 ? trade : sorted).slice(0, WORDS_SHOWN).map(({ said }) => said);
}

function foundIn(tokens: readonly Token[], kind: TradeKind): Found[] {
  return tokens
    .filter(({ term, domain }) => domain && tradeKinds().get(term) === kind)
    .map(({ term, said }) => ({ name: term, said }));
}

/** The process inside the name of its machine, 注塑 in 注塑机, is no second machine. */
function withoutProcesses(machines: readonly Found[]): Found[] {
  return machines.filter(
    ({ name, said }) =>
      !machines.some(
        (other) => other.name !== name && (other.name.includes(name) || other.said.includes(said)),
      ),
  );
}

/** Of the words for what is done with systems, those that name one: ERP, 财务软件. */
function isSystem(name: string): boolean {
  return /^[A-Za-z]+$/.test(name) || name.endsWith('软件') || name === '进销存';
}

const IN_USE =
  /(现有|已有|已经有|在用|用的|用着|正在用|装了|上了|对接|打通|连接|接上|接到|接入|和|跟|与|existing|current|connect(?:ed)? to|with)[^,。;，；]{0,8}$/;
const WISHED = /(想|要|希望|打算|计划|准备|引进|购买|上一套|换|want|need|introduce|buy)[^,。;，；]{0,10}$/;

/** Whether it stands behind a wish and not behind what is there: 想上MES, but not 和现有ERP接起来. */
function isWished(said: string, plain: string): boolean {
  const before = plain.slice(0, Math.max(0, plain.indexOf(said)));
  return WISHED.test(before) && !IN_USE.test(before);
}

const DIGITS = '零一二三四五六七八九';

/** The number before a word: 28台冲床, 三十多台注塑机, 40 injection machines. */
function countBefore(said: string, plain: string): number | null {
  const before = plain.slice(0, Math.max(0, plain.indexOf(said)));
  const number = /([\d零一二两三四五六七八九十百]+)\s*[多余几]?\s*[台条套部座个]?\s*$/.exec(before)?.[1];
  if (!number) return null;
  const count = /^\d+$/.test(number) ? Number(number) : fromChinese(number);
  return count >= 1 && count <= 100_000 ? count : null;
}

/** 四十 is 40, 一百二十八 is 128. */
function fromChinese(number: string): number {
  let sum = 0;
  let digit = 0;
  for (const sign of number.replaceAll('两', '二')) {
    const value = DIGITS.indexOf(sign);
    if (value >= 0) digit = value;
    else {
      sum += (digit || 1) * (sign === '百' ? 100 : 10);
      digit = 0;
    }
  }
  return sum + digit;
}

function distinct(tokens: readonly Token[]): Token[] {
  return [...new Map(tokens.toReversed().map((token) => [token.term, token])).values()].toReversed();
}

function termsIn(text: string, lexicon: Lexicon): Set<string> {
  return new Set(tokensOf(text, lexicon).map(({ term }) => term));
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
