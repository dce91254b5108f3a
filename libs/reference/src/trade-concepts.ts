import { lazily, readText } from './data-folder.js';

/** What a concept of the trade is: a system, something that is to be reached, a machine or process, a protocol … */
export type TradeKind = 'SYSTEM' | 'SCENE' | 'MACHINE' | 'PROTOCOL' | 'PRODUCT' | 'UNIT';

/** The kind of each concept of the dictionary of the trade, by the name under which the lexicon knows it. */
export const tradeKinds: () => ReadonlyMap<string, TradeKind> = lazily(() => {
  const kinds = new Map<string, TradeKind>();
  let kind: TradeKind = 'SYSTEM';
  for (const line of readText('industry-terms.txt').split(/\r?\n/)) {
    const section = /^\[(\w+)\]$/.exec(line)?.[1];
    if (section) kind = section as TradeKind;
    else if (line && !line.startsWith('#')) kinds.set(line.split('|', 1)[0]!, kind);
  }
  return kinds;
});
