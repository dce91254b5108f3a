/*
 * Freezes what the ranking knows of words into one file that never changes again: libs/reference/data/
 * ranking-lexicon-<version>.tsv. Segmentation and weights read that file alone, so a score of that version can be worked
 * out again after any upgrade of Node or of a library.
 *
 *   node test/quality/build-lexicon.ts 2020-2
 *
 * Words: the concepts of industry-terms.txt, and general Chinese with its frequency. Rarity:
 * a word is as common as general Chinese or as the reference corpus has it, whichever is more.
 */
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { demonstration } from '#libs/demonstration';
import { lexiconOf, tokensOf } from '#libs/matching';
import type { LexiconFile, LexiconWord } from '#libs/reference';

const DATA = 'libs/reference/data';
/** Seeds of the made-up catalogues and needs that are counted; no installation shows these. */
const SEEDS = [90_001, 90_002, 90_003];
/** A domain word is preferred to any chain of general words that covers the same characters. */
const DOMAIN_COST = 5_500;
const GENERAL_TOTAL = 60_101_964;
const RAREST = 8_000;
/** Characters that stand alone and mean nothing by themselves: they end a run of unknown ones and count as no term. */
const PARTICLES =
  '的了和与并在是有要不也都就把被从到对以及或而等很还又再只可会能想做用更让给为于之其这那我你他她它们个台套条张件只份次种家位名年月日天时分秒吗呢吧啊上下中里外后前来去出入进过着得地多少大小一二三四五六七八九十百千万两几每各该本此懂看说讲问叫使由按跟同比向往';

const NUMERAL = /^[一二三四五六七八九十百千万亿两几多第]+$/;

const [version] = process.argv.slice(2);
if (!version) throw new Error('which version? node test/quality/build-lexicon.ts 2020-2');
const target = `${DATA}/ranking-lexicon-${version}.tsv`;
if (existsSync(target) && !process.argv.includes('--draft')) throw new Error(`${target} is frozen`);

const general = readFileSync(`${DATA}/general-words.tsv`, 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([word, count, idf]) => ({ word: word!, count: Number(count), idf: Number(idf) }));
const generalIdf = new Map(general.map(({ word, idf }) => [word, idf]));

const concepts = readFileSync(`${DATA}/industry-terms.txt`, 'utf8')
  .trimEnd()
  .split('\n')
  .filter((line) => !/^[#[]/.test(line))
  .map((line) => line.split('|'));

const words = new Map<string, { concept: string; cost: number; kind: LexiconWord['kind'] }>();
for (const [concept, ...others] of concepts) {
  for (const name of [concept!, ...others]) {
    const word = plain(name);
    const earlier = words.get(word);
    if (earlier && earlier.concept !== concept)
      throw new Error(`${name} stands for ${earlier.concept} and for ${concept}`);
    words.set(word, { concept: concept!, cost: DOMAIN_COST, kind: 'DOMAIN' });
  }
}
for (const { word, count } of general)
  if (!words.has(word))
    words.set(word, {
      concept: word,
      cost: Math.round(-1000 * Math.log(count / GENERAL_TOTAL)),
      kind: NUMERAL.test(word) ? 'PARTICLE' : 'GENERAL',
    });
for (const particle of PARTICLES)
  if (!words.has(particle)) words.set(particle, { concept: particle, cost: 9_000, kind: 'PARTICLE' });

const unweighted = lexiconOf(fileWith(() => RAREST, { title: 1, summary: 1, cases: 1 }));
const sets = SEEDS.map((seed) => demonstration(seed));
const offers = [
  ...new Map(
    sets.flatMap(({ solutions }) => solutions).map((one) => [one.title + one.summary, one]),
  ).values(),
];
const wishes = [
  ...new Map(sets.flatMap(({ needs }) => needs).map((one) => [one.title + one.description, one])).values(),
];
const documents = [
  ...offers.map(({ title, summary }) => termsOf(`${title}。${summary}`)),
  ...wishes.map(({ title, description }) => termsOf(`${title}。${description}`)),
];
const found = new Map<string, number>();
for (const document of documents) for (const word of document) found.set(word, (found.get(word) ?? 0) + 1);

function termsOf(text: string): Set<string> {
  return new Set(tokensOf(text, unweighted).map(({ term }) => term));
}

function plain(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-_/.]/g, '');
}

/** As common as the reference corpus has it, or as general Chinese has it: whichever is more. */
function idfOf(word: string, concept: string): number {
  const inCorpus = Math.round(
    1000 *
      Math.log(1 + (documents.length - (found.get(concept) ?? 0) + 0.5) / ((found.get(concept) ?? 0) + 0.5)),
  );
  return Math.min(
    RAREST,
    inCorpus,
    words.get(word)!.kind === 'DOMAIN' ? RAREST : (generalIdf.get(word) ?? RAREST),
  );
}

function fileWith(
  idf: (word: string, concept: string) => number,
  averages: LexiconFile['averageTerms'],
): LexiconFile {
  return {
    version: version!,
    averageTerms: averages,
    unknownIdf: RAREST,
    unknownCost: 14_000,
    words: [...words].map(([word, { concept, cost, kind }]) => ({
      word,
      concept,
      cost,
      idf: idf(word, concept),
      kind,
    })),
  };
}

const average = (texts: readonly string[]) =>
  Math.round(texts.reduce((sum, text) => sum + tokensOf(text, unweighted).length, 0) / texts.length);
const file = fileWith(idfOf, {
  title: average(offers.map(({ title }) => title)),
  summary: average(offers.map(({ summary }) => summary)),
  cases: 12,
});
const head = [
  'version',
  file.version,
  'averageTerms',
  file.averageTerms.title,
  file.averageTerms.summary,
  file.averageTerms.cases,
  'unknown',
  file.unknownIdf,
  file.unknownCost,
].join('\t');
const lines = file.words
  .toSorted((a, b) => (a.word < b.word ? -1 : 1))
  .map(({ word, concept, cost, idf, kind }) =>
    [word, concept === word ? '' : concept, cost, idf, kind[0]].join('\t'),
  );
writeFileSync(target, [head, ...lines, ''].join('\n'));
console.log(`${target}: ${lines.length} words, ${concepts.length} concepts, ${documents.length} documents`);
