import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { List } from '../ui/list.js';
import type { DeskSearch } from './adoption.route.js';

export interface PlacesProps {
  readonly caption: string;
  readonly places: readonly {
    readonly divisionCode: string;
    readonly name: string;
    readonly counted: number;
  }[];
  readonly search: DeskSearch;
}

/** The same figures as rows, the largest first; a city opens to its districts. */
export function Places({ caption, places, search }: PlacesProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section>
      <h2>{caption}</h2>
      {search.city && (
        <p>
          <Link to="/goals" search={{ ...search, city: undefined, after: undefined }}>
            {t('adoption.places.cities')}
          </Link>
        </p>
      )}
      <List
        caption={caption}
        rows={places.toSorted((a, b) => b.counted - a.counted)}
        rowKey={({ divisionCode }) => divisionCode}
        empty={t('adoption.places.none')}
        columns={[
          {
            key: 'name',
            title: t('adoption.places.name'),
            cell: ({ divisionCode, name }) =>
              divisionCode.endsWith('00') ? (
                <Link to="/goals" search={{ ...search, city: divisionCode, after: undefined }}>
                  {name}
                </Link>
              ) : (
                name
              ),
          },
          {
            key: 'counted',
            title: t('adoption.trend.counted'),
            figures: true,
            cell: ({ counted }) => formatCount(counted, language),
          },
        ]}
      />
    </section>
  );
}
