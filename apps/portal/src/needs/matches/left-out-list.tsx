import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../i18n/format.js';
import { useLanguage } from '../../i18n/use-language.js';
import { useWord } from '../../i18n/words.js';
import { List } from '../../ui/list.js';
import { roundYuan } from '../../ui/value/money.rules.js';
import { Status } from '../../ui/value/status.js';
import { useScene } from '../../ui/value/use-scene.js';
import { useCity } from './fact-words.js';
import { points, rankAfter, type LeftOut, type Match } from './matches.rules.js';

interface LeftOutListProps {
  readonly leftOut: readonly LeftOut[];
  readonly ranked: readonly Match[];
  readonly rankedProviders: number;
  /** How many providers narrowly do not fit. */
  readonly all: number;
}

/** Who narrowly does not fit: the smallest change, who can make it, and the place that it would give. */
export function LeftOutList({ leftOut, ranked, rankedProviders, all }: LeftOutListProps): ReactNode {
  const { t } = useTranslation();
  const obstacle = useObstacleWords();
  return (
    <section className="section-block" aria-labelledby="left-out-title">
      <h2 id="left-out-title">{t('needs.leftOut.title', { count: all })}</h2>
      <List<LeftOut>
        caption={t('needs.leftOut.caption')}
        rows={leftOut}
        rowKey={({ solution }) => solution.id}
        empty={t('needs.leftOut.none')}
        columns={[
          {
            key: 'who',
            title: t('needs.matches.who'),
            cell: ({ provider, solution }) => (
              <>
                {provider.name}
                <br />
                <span className="hint">{solution.title}</span>
              </>
            ),
          },
          {
            key: 'change',
            title: t('needs.leftOut.change'),
            cell: ({ obstacles }) => (
              <ul className="plain-list">
                {obstacles.map((one) => (
                  <li key={one.kind}>
                    {obstacle(one)}{' '}
                    <Status tone={one.side === 'NEED' ? 'yours' : 'waiting'}>
                      {t(`needs.leftOut.side.${one.side}`)}
                    </Status>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'score',
            title: t('needs.leftOut.score'),
            figures: true,
            cell: ({ wouldScoreHundredths }) => points(wouldScoreHundredths),
          },
          {
            key: 'rank',
            title: t('needs.leftOut.rank'),
            figures: true,
            cell: (one) => rankAfter(one, ranked, rankedProviders) ?? t('needs.leftOut.further'),
          },
        ]}
      />
    </section>
  );
}

/** What stands in the way and what would do, in one sentence. */
function useObstacleWords(): (obstacle: LeftOut['obstacles'][number]) => string {
  const { t } = useTranslation();
  const word = useWord();
  const scene = useScene();
  const city = useCity();
  const language = useLanguage();
  const and = t('needs.and');
  const each = (codes: string, name: (code: string) => string) =>
    codes.split(' ').filter(Boolean).map(name).join(and);
  const money = (fen: string) => {
    const { amount, unit } = roundYuan(fen, language);
    return t(`ui.money.${unit}`, { amount });
  };
  return ({ kind, is, needed }) => {
    const words: Readonly<Record<typeof kind, (value: string) => string>> = {
      STANDING: (value) => value,
      SCENARIO: (value) => each(value, scene),
      INDUSTRY: (value) => each(value, (code) => code),
      SIZE: (value) => each(value, (size) => word('SizeClass', size)),
      REGION: (value) => each(value, city),
      BUDGET: money,
      DELIVERY: (day) => formatDay(day, language),
      CAPACITY: (value) => value,
    };
    return t(`needs.obstacle.${kind}`, { is: words[kind](is), needed: words[kind](needed) });
  };
}
