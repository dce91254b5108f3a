import { readText } from './data-folder.js';

/** A word as the ranking knows it. */
export interface LexiconWord {
  /** Without spaces and hyphens, in small letters. */
  readonly word: string;
  /** What it stands for: all words of one concept count as one. A general word stands for itself. */
  readonly concept: string;
  /** 1,000 times the negative logarithm of how likely the word is: what segmentation minimises. */
  readonly cost: number;
  /** 1,000 times the logarithm of how rare the concept is, in the reference corpus or in general Chinese. */
  readonly idf: number;
  /** Of the dictionary of the trade, of general Chinese, or a character that means nothing alone. */
  readonly kind: 'DOMAIN' | 'GENERAL' | 'PARTICLE';
}

/** Words and statistics as one version of the ranking uses them: published with it and never edited. */
export interface LexiconFile {
  readonly version: string;
  /** Terms of a field, on average over the reference corpus. */
  readonly averageTerms: { readonly title: number; readonly summary: number; readonly cases: number };
  readonly unknownIdf: number;
  readonly unknownCost: number;
  readonly words: readonly LexiconWord[];
}

/** @param version one for which there is a file `ranking-lexicon-<version>.tsv` */
export function readLexicon(version: string): LexiconFile {
  const [head, ...lines] = readText(`ranking-lexicon-${version}.tsv`).trimEnd().split('\n');
  const [, name, , title, summary, cases, , unknownIdf, unknownCost] = (head ?? '').split('\t');
  if (name !== version) throw new Error(`ranking-lexicon-${version}.tsv calls itself ${name}`);
  return {
    version,
    averageTerms: { title: Number(title), summary: Number(summary), cases: Number(cases) },
    unknownIdf: Number(unknownIdf),
    unknownCost: Number(unknownCost),
    words: lines.map((line) => {
      const [word = '', concept, cost, idf, kind] = line.split('\t');
      return {
        word,
        concept: concept || word,
        cost: Number(cost),
        idf: Number(idf),
        kind: kind === 'D' ? 'DOMAIN' : kind === 'G' ? 'GENERAL' : 'PARTICLE',
      };
    }),
  };
}
