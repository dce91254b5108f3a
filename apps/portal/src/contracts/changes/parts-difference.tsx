import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../i18n/words.js';
import { Difference } from '../../ui/value/difference.js';
import { Money } from '../../ui/value/money.js';
import { partSaid } from './changes.rules.js';

export interface PartsDifferenceProps {
  readonly caption: string;
  readonly parts: readonly {
    readonly part: string;
    readonly was: string | null;
    readonly is: string | null;
  }[];
}

/** In what two texts of a contract differ, part by part. */
export function PartsDifference({ caption, parts }: PartsDifferenceProps): ReactNode {
  const word = useWord();
  return (
    <Difference
      caption={caption}
      changes={parts.map(({ part, was, is }) => ({
        field: word('ContractPart', part),
        before: was === null ? null : <Part part={part} words={was} />,
        after: is === null ? null : <Part part={part} words={is} />,
      }))}
    />
  );
}

function Part({ part, words }: { part: string; words: string }): ReactNode {
  const { t } = useTranslation();
  const said = partSaid(part, words);
  switch (said.as) {
    case 'MONEY':
      return <Money fen={said.fen} />;
    case 'MONTHS':
      return t('changes.months', { count: said.months });
    case 'ITEM':
      return (
        <>
          {said.title} <Money fen={said.fen} />
          {said.months !== undefined && ` ${t('changes.inMonth', { count: said.months })}`}
        </>
      );
    default:
      return said.text;
  }
}
