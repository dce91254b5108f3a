import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { shadeOf } from './adoption.rules.js';
import type { DeskSearch } from './adoption.route.js';
import { TILES } from './tiles.js';

export interface TileMapProps {
  readonly cities: readonly {
    readonly divisionCode: string;
    readonly name: string;
    readonly counted: number;
  }[];
  readonly chosen: string | undefined;
  readonly search: DeskSearch;
}

/** The 21 cities as tiles where they lie to each other: a figure, not a survey map, so all are of one size. */
export function TileMap({ cities, chosen, search }: TileMapProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const largest = Math.max(...cities.map(({ counted }) => counted));
  return (
    <nav className="tile-map" aria-label={t('adoption.places.map')}>
      {cities.map(({ divisionCode, name, counted }) => {
        const [column, row] = TILES[divisionCode] ?? [];
        if (column === undefined || row === undefined) return null;
        return (
          <Link
            key={divisionCode}
            to="/goals"
            search={{ ...search, city: divisionCode, after: undefined }}
            className={`tile column${column} row${row} shade${shadeOf(counted, largest)}`}
            aria-current={divisionCode === chosen ? 'page' : undefined}
          >
            {/* Without the word for city, with which every name ends. */}
            <span>{name.slice(0, -1)}</span> <b>{formatCount(counted, language)}</b>
          </Link>
        );
      })}
    </nav>
  );
}
